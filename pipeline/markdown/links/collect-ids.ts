import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** Collects the ids of the finished tree that the fragment of a URL can name. */
export function collectIds() {
  return (tree: Root, file: VFile) => {
    const found = new Set<string>();
    visit(tree, 'element', ({ tagName, properties }) => {
      if (properties.id) found.add(String(properties.id));
      if (tagName === 'a' && properties.name) found.add(String(properties.name));
    });
    file.data.ids = [...found];
  };
}
