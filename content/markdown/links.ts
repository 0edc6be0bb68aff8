import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** Lists where on other hosts a text leads. */
export function links() {
  return (tree: Root, file: VFile) => {
    const found = new Set<string>();
    visit(tree, { tagName: 'a' }, ({ properties }) => {
      const href = String(properties.href ?? '');
      if (/^https?:/i.test(href) && URL.canParse(href)) found.add(href);
    });
    file.data.links = [...found];
  };
}
