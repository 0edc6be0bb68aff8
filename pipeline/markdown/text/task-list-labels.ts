import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Says in words what the box of a task shows, since a screen reader cannot see it. */
export function taskListLabels() {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'input' || properties.type !== 'checkbox' || properties.ariaLabel) return;
      properties.ariaLabel = properties.checked ? 'Done' : 'To do';
    });
  };
}
