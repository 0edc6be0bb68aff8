import type { Root } from 'mdast';
import { visit } from '../visit';

/** Makes a definition of several paragraphs loose: remark-definition-list joins them in one line otherwise. */
export function looseDefinitions() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type !== 'defListDescription' || !('children' in node)) return;
      const paragraphs = node.children.filter(({ type }) => type === 'paragraph');
      if (paragraphs.length > 1) Object.assign(node, { spread: true });
    });
  };
}
