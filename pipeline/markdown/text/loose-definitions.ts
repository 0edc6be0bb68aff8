import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Keeps the paragraphs of a definition apart, where it has several and none has a line above it. */
export function looseDefinitions() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type !== 'defListDescription' || !('children' in node)) return;
      const paragraphs = node.children.filter(({ type }) => type === 'paragraph');
      if (paragraphs.length > 1) Object.assign(node, { spread: true });
    });
  };
}
