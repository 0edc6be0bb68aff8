import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Lets wide tables and code scroll in a box of their own, with the keyboard too. */
export function tableWrapper() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName === 'pre') element.properties.tabIndex = 0;
      if (element.tagName !== 'table' || !parent || index === undefined) return;
      const box: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
        children: [element],
      };
      parent.children[index] = box;
      return SKIP;
    });
  };
}
