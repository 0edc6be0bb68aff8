import type { FootnoteDefinition, FootnoteReference, Paragraph, Root } from 'mdast';
import { visit } from '../visit';

/**
 * Gives footnotes and their numbers a second id, the one that they have in Jekyll: `fn:1` and `fnref:1`, so
 * that old links into a text lead on.
 * @see https://kramdown.gettalong.org/syntax.html#footnotes
 */
export function footnoteAnchors() {
  return (tree: Root) => {
    const counts = new Map<string, number>();
    visit(tree, (node) => {
      if (node.type === 'footnoteReference') {
        const count = counts.get(node.identifier) ?? 0;
        counts.set(node.identifier, count + 1);
        const name = node.label ?? node.identifier;
        setId(node, `fnref:${name}${count === 0 ? '' : `:${count}`}`);
      }
    });
    const defined = new Set<string>();
    visit(tree, 'footnoteDefinition', (definition) => {
      // The first of the same name is the one that is shown.
      if (counts.has(definition.identifier) && !defined.has(definition.identifier)) {
        defined.add(definition.identifier);
        setId(firstElement(definition), `fn:${definition.label ?? definition.identifier}`);
      }
    });
  };
}

/** The first paragraph. A note that begins otherwise gets an empty one. */
function firstElement(definition: FootnoteDefinition): Paragraph {
  const [first] = definition.children;
  if (first?.type === 'paragraph') return first;
  const anchor: Paragraph = { type: 'paragraph', data: { hName: 'span' }, children: [] };
  definition.children.unshift(anchor);
  return anchor;
}

function setId(node: FootnoteReference | Paragraph, id: string): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
}
