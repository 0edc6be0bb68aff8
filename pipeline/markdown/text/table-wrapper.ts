import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Wraps each table in a scroll container, and makes it and code blocks focusable, so that the keyboard
 * scrolls them. rehype-wrap-all was tried: it adds neither a role nor a name, and nothing to code.
 */
export function tableWrapper() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName === 'pre') element.properties.tabIndex = 0;
      if (element.tagName !== 'table' || !parent || index === undefined) return;
      const wrapper: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
        children: [element],
      };
      parent.children[index] = wrapper;
      return SKIP;
    });
  };
}
