import type { Root } from 'hast';
import { h } from 'hastscript';
import type { TextWords } from '../text-words';
import { SKIP, visit } from '../visit';

/**
 * Wraps each table in a scroll container, and makes it and code blocks focusable, so that the keyboard
 * scrolls them. rehype-wrap-all was tried: it adds neither a role nor a name, and nothing to code.
 */
export function tableWrapper({ table }: TextWords) {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName === 'pre') element.properties.tabIndex = 0;
      if (element.tagName !== 'table' || !parent || index === undefined) return;
      const attributes = { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: table };
      parent.children[index] = h('div', attributes, element);
      return SKIP;
    });
  };
}
