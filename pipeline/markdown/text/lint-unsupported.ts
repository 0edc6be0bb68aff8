import path from 'node:path/posix';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { sourceTextsIn } from '../source-text';

const DIRECTIVE = /^:::+[ \t]*\{?\.?\w[^\n]*/gm;
const LIQUID = /(?<!\\)(?:\{%-?\s*(\w+)?.{0,2000}?%\}|\{\{-?\s*([\w.]+)?[^{}]*\}\})/gs;
const ATTRIBUTES = /(?<!\\)\{:[^}\n]*\}/g;
const SIZE = /(?<!\\)\{(?:width|height)\s*=[^}\n]*\}/g;
const HEADING_ID = /(?<!\\)\{#[\w:.-]+\}(?=[\s#]*$)/g;

/**
 * Tells of what Jekyll would have read and this site shows as text: Liquid, and kramdown's
 * attributes. Of a tag and its end, the tag is named.
 */
export function lintUnsupported() {
  return (tree: Root, file: VFile) => {
    if (!/\{[%{:#wh]|^:::/m.test(String(file))) return;
    const told = new Set<string>();
    const tags = new Set<string>();
    for (const { type, value, pointAt } of sourceTextsIn(tree, file)) {
      const tell = ([written]: RegExpMatchArray, index: number, kind: string, language: string) => {
        const place = pointAt(index);
        if (told.has(`${place.line} ${kind}`)) return;
        told.add(`${place.line} ${kind}`);
        reportWarning(file, {
          place,
          message: `“${shorten(written)}” is ${language}, which is not read here, and shown as text`,
          hint: hintFor(written),
        });
      };
      for (const match of value.matchAll(LIQUID)) {
        const name = match[1] ?? match[2] ?? '';
        if (name.startsWith('end') && tags.has(name.slice('end'.length))) continue;
        tags.add(name);
        const isShortcode = /^\{\{[<%]/.test(match[0]);
        tell(match, match.index, name, isShortcode ? 'a shortcode' : 'Liquid');
      }
      for (const match of value.matchAll(DIRECTIVE)) tell(match, match.index, ':::', 'a directive');
      for (const match of value.matchAll(ATTRIBUTES)) tell(match, match.index, '{:', 'kramdown');
      for (const match of value.matchAll(SIZE)) tell(match, match.index, '{', 'Pandoc');
      if (type !== 'heading') continue;
      for (const match of value.matchAll(HEADING_ID)) tell(match, match.index, '{#', 'kramdown');
    }
  };
}

const CONTENTS = 'take it out: from three headings on, a post has a table of contents by itself';
const COMMENT = 'write <!-- before what readers are not to see, and --> behind it';
const PATH = 'write the path from the top of the site, such as /loss.png';

/** What to write instead of what; the first that fits. In a hint, `$1` is what the brackets hold. */
const HINTS: [written: RegExp, hint: string][] = [
  [
    /^:::+[ \t]*\{?\.?(?:callout-)?(?:note|tip|info|important|warning|caution|danger)/i,
    'write > [!NOTE], and the text on lines that begin with >',
  ],
  [
    /^\{(\w+)\s*=/,
    'take it out: pictures fit the page by themselves; or write <img src="…" alt="…" $1="…">',
  ],
  [/^:::/, 'take it out, or write the element in HTML'],
  [/^\{:\s*(?:toc\b|.*no_toc)/, CONTENTS],
  [/^\{:?\s*#([\w:.-]+)\}$/, 'write the element in HTML, such as <h2 id="$1">…</h2>'],
  [/^\{::comment/, COMMENT],
  [/^\{:[:/]/, 'take it out'],
  [/^\{:/, 'take it out, or write the element in HTML'],
  [/^\{%-?\s*highlight\s+([\w+#-]+)/, 'write ```$1 above the code, and ``` below it'],
  [/^\{%-?\s*(?:end)?highlight\b/, 'write ``` above the code, and ``` below it'],
  [/^\{%-?\s*(?:end)?raw\b/, 'take it out: nothing in a text is run'],
  [/^\{%-?\s*(?:end)?comment\b/, COMMENT],
  [/^\{%-?\s*link\s+(\S+\.(?!md|markdown)\w+)\b/, 'write the path from the top of the site: /$1'],
  [/^\{%-?\s*(?:post_url|link)\s+(\S+)/, 'write a link to the file, such as [text](./$1)'],
  [/^\{%-?\s*include\S*\s+\S*toc\b/, CONTENTS],
  [/^\{%-?\s*(?:include\S*\s+)?\S*(?:youtube|vimeo|video)/, 'write its address in a line alone'],
  [/^\{%-?\s*(?:include\S*\s+)?\S*(?:image|figure|img)/, 'write ![what it shows](./loss.png)'],
  [
    /^\{%-?\s*include\S*\s+\S*(?:alert|note|info|warning|important|tip|callout)/,
    'write > [!NOTE], and the text on lines that begin with >',
  ],
  [/^\{\{-?\s*site\.(?:base)?url\b|\b(?:relative|absolute)_url\b/, PATH],
];

function hintFor(written: string): string {
  for (const [form, hint] of HINTS) {
    const [, held] = form.exec(written) ?? [];
    if (form.test(written)) return hint.replace('$1', () => nameOf(hint, held ?? ''));
  }
  return 'write what it stands for, or put it between two ` if it is to be read';
}

/** A text's file lies beside the text, and the name may have no ending. */
function nameOf(hint: string, held: string): string {
  if (!hint.includes('./$1')) return held;
  const name = path.basename(held);
  return /\.\w+$/.test(name) ? name : `${name}.md`;
}

function shorten(written: string): string {
  const line = written.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
