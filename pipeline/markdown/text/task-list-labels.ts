import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Gives the checkboxes of task lists accessible names, which remark-gfm does not. */
export function taskListLabels() {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'input' || properties.type !== 'checkbox' || properties.ariaLabel) return;
      properties.ariaLabel = properties.checked ? 'Done' : 'To do';
    });
  };
}
