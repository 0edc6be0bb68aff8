import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { shorten } from '../shorten';
import { visit } from '../visit';

/**
 * Warns of text between single tildes. GFM strikes it through, but it is “about” in `~5 to 10~`, and a
 * subscript in Pandoc.
 */
export function lintStrikethrough() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'delete', ({ position }) => {
      const written = String(file).slice(position?.start.offset, position?.end.offset);
      if (/^(~~|<)/.test(written)) return;
      const text = written.slice(1, -1);
      reportWarning(file, {
        place: position?.start,
        message: `text between single tildes “${shorten(written)}”: it is struck through`,
        hint:
          text.length > 60
            ? 'write ~~ on both sides, or \\~ for a tilde'
            : `write ~~${text}~~, or \\~${text}\\~ to show the tildes, or <sub>${text}</sub>`,
      });
    });
  };
}
