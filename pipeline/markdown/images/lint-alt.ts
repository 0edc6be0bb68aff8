import path from 'node:path/posix';
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { visit } from '../visit';

/**
 * Warns of images without alt text, and of alt text that is a file name. @double-great/remark-lint-alt-text
 * was tried: it does not read `<img>` in raw HTML, and wants a full stop at the end of each alt text.
 */
export function lintAlt() {
  return (tree: Root, file: VFile) => {
    visit(tree, { tagName: 'img' }, ({ properties, position }) => {
      const place = position?.start;
      const isMarkdown = String(file).startsWith('![', place?.offset ?? 0);
      const alt = properties.alt === undefined ? undefined : String(properties.alt).trim();
      const hint = isMarkdown
        ? 'write what it shows between the brackets; for decoration, write <img src="…" alt="">'
        : 'write what it shows as alt="…"; for decoration, write alt=""';
      if (alt === undefined || (isMarkdown && alt === '')) {
        reportWarning(file, { place, message: 'image without alt text', hint });
      } else if (alt !== '' && path.basename(String(properties.src ?? '')) === alt) {
        reportWarning(file, { place, message: `alt text “${alt}” is the name of the file`, hint });
      }
    });
  };
}
