import type { Root } from 'hast';
import type { TextWords } from '../text-words';
import { visit } from '../visit';

/** Gives the checkboxes of task lists accessible names, which remark-gfm does not. */
export function taskListLabels({ done, toDo }: TextWords) {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'input' || properties.type !== 'checkbox' || properties.ariaLabel) return;
      properties.ariaLabel = properties.checked ? done : toDo;
    });
  };
}
