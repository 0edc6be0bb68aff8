import type { Root } from 'mdast';
import { visit } from '../visit';

const SIZE = /^(.*)\|[ \t]*(\d+)(?:x(\d+))?[ \t]*$/s;

/** Reads the size that Obsidian has in a description: `![A falling curve|300](loss.png)`, or `|300x200`. */
export function imageSizes() {
  return (tree: Root) => {
    visit(tree, ['image', 'imageReference'], (image) => {
      if (image.type !== 'image' && image.type !== 'imageReference') return;
      const [, alt, width, height] = SIZE.exec(image.alt ?? '') ?? [];
      if (alt === undefined) return;
      image.alt = alt.trim();
      image.data = { ...image.data, hProperties: { width, ...(height && { height }) } };
    });
  };
}
