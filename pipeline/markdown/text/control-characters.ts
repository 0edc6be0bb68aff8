import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { pointsOf } from '../position';

// Tabs and line ends are text. A colour code (ECMA-48, 8.3.117) begins with the control character ESC.
const CONTROL = /(?![\t\n])\p{Cc}(?:\[[\d;]*[mK])?/gu;

/**
 * Removes control characters from a Markdown file, such as the colour codes in the output of a notebook:
 * nobody sees them, and a feed with one of them is no XML.
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function removeControlCharacters(file: VFile): void {
  const source = String(file);
  const [first, ...others] = source.matchAll(CONTROL);
  if (!first) return;
  const isColor = first[0].length > 1;
  const code = first[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const name = isColor ? 'colour code of a terminal' : `control character U+${code}`;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  reportWarning(file, {
    place: pointsOf(source)(first.index),
    message: `${name}${more}: it is not published`,
    hint: isColor ? 'print without colours, or remove the codes' : 'remove it',
  });
  file.value = source.replaceAll(CONTROL, '');
}
