import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** Lists where a text leads: whole addresses, and paths from the top of the site. */
export function links() {
  return (tree: Root, file: VFile) => {
    const found = new Set<string>();
    visit(tree, { tagName: 'a' }, ({ properties }) => {
      const href = String(properties.href ?? '');
      const isWhole = /^https?:/i.test(href) && URL.canParse(href);
      if (isWhole || /^\/(?!\/)/.test(href)) found.add(href);
    });
    file.data.links = [...found];
  };
}
