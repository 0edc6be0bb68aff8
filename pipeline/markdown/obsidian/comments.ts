import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportError, reportWarning } from '../../diagnostics/report';
import { pointsOf } from '../position';
import { blankHtmlCode, blankNodes } from '../source-text';

const DELIMITER = /(?<![\\%])%%(?!%)/g;
// The magic commands of notebooks, which are named in texts.
const MAGIC =
  /^%%(?:bash|bigquery|capture|cython|debug|file|html|javascript|js|latex|markdown|perl|prun|python\d?|R|ruby|script|sh|sql|svg|time|timeit|writefile)\b/;
const CODE = /^(code|inlineCode|math|inlineMath)$/;

/**
 * Removes the comments of Obsidian, `%%…%%`, from a Markdown file before anything else reads it: they
 * may hold any Markdown, and must be in no output. Their lines stay, as blank ones. A `%%` in code is none.
 * @param parse with all syntax, for the positions of code
 */
export function removeComments(file: VFile, parse: (file: VFile) => Root): void {
  const source = String(file);
  if (!/%%/.test(source)) return;
  const pointAt = pointsOf(source);
  const withoutCode = blankHtmlCode(blankNodes(parse(file), CODE, source, 0));
  const ranges: { start: number; end: number }[] = [];
  let start: number | undefined;
  for (const { index } of withoutCode.matchAll(DELIMITER)) {
    const [before = '', after = ''] = [withoutCode[index - 1], withoutCode[index + 2]];
    if (start === undefined) {
      // `100%%` opens nothing that another one would close.
      if (!isWordCharacter(before)) start = index;
    } else if (!isWordCharacter(after)) {
      ranges.push({ start, end: index + 2 });
      start = undefined;
    }
  }
  if (start !== undefined && !MAGIC.test(withoutCode.slice(start))) {
    reportError(file, {
      place: pointAt(start),
      message: 'the comment of Obsidian that begins with %% is not closed',
      hint: 'write %% after it as well, or remove this one; if it belongs to the text, write \\%%',
    });
  }
  const [first] = ranges;
  if (!first) return;
  const others = ranges.length > 1 ? ` (and ${ranges.length - 1} more)` : '';
  reportWarning(file, {
    place: pointAt(first.start),
    message: `comment of Obsidian between %% and %%${others}: it is not published`,
    hint: 'remove it if nobody needs it; if it belongs to the text, write \\%% or put it between two `',
  });
  let text = source;
  for (const { start, end } of ranges) {
    const blank = source.slice(start, end).replaceAll(/[^\n]/g, ' ');
    text = text.slice(0, start) + blank + text.slice(end);
  }
  // Blanks at the start of a line would make it code.
  file.value = text.replaceAll(/^[ \t]+$/gm, '');
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
