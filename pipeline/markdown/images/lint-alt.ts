import path from 'node:path/posix';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';

/** Warns of pictures that say nothing to those who do not see them. */
export function lintAlt() {
  return (tree: Root, file: VFile) => {
    visit(tree, { tagName: 'img' }, ({ properties, position }) => {
      const place = position?.start;
      const isMarkdown = String(file).startsWith('![', place?.offset ?? 0);
      const alt = properties.alt === undefined ? undefined : String(properties.alt).trim();
      const hint = isMarkdown
        ? 'write what it shows between the brackets; if it only decorates, write alt="" in an <img>'
        : 'write what it shows as alt="…"; if it only decorates, write alt=""';
      if (alt === undefined || (isMarkdown && alt === '')) {
        const message = 'those who do not see this picture learn nothing of it';
        reportWarning(file, { place, message, hint });
      } else if (alt !== '' && path.basename(String(properties.src ?? '')) === alt) {
        reportWarning(file, {
          place,
          message: `“${alt}” names the file, and not what it shows`,
          hint,
        });
      }
    });
  };
}
