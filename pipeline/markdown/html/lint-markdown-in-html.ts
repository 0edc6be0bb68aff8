import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { openFenceIn } from '../code/open-fence';
import { pointsWithin } from '../position';
import { shorten } from '../shorten';
import { blankHtmlCode } from '../source-text';
import { visit } from '../visit';

/** Markdown that nobody writes by chance, and the HTML to write in place of it. */
const SYNTAX: [pattern: RegExp, html: string][] = [
  [/^ {0,3}(?:`{3,}|~{3,})/m, '<pre><code>…</code></pre>'],
  [/^ {0,3}#{1,6}[ \t]+\S.*/m, '<h2>…</h2>'],
  [
    /^ {0,3}([-*+]|\d{1,3}[.)])[ \t]+\S.*\n {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S/m,
    '<ul><li>…</li></ul>',
  ],
  [/!\[[^\]\n]*\]\([^)\s]+[^)\n]*\)/, '<img src="…" alt="…">'],
  [/(?<![\\!])\[[^\]\n]+\]\((?:https?:|mailto:|[./#]|\w+[./])[^)\n]*\)/, '<a href="…">…</a>'],
  [/(?<![\w*\\])\*\*(?=[^\s*])[^*\n]*[^\s*\\]\*\*(?![\w*])/, '<strong>…</strong>'],
  [/^[ \t]*\*(?=[^\s*])[^*\n]*[^\s*\\]\*[ \t]*$/m, '<em>…</em>'],
  [/(?<![`\\])`[^`\n]+`(?!`)/, '<code>…</code>'],
];

/**
 * Warns of Markdown in an HTML block, where CommonMark reads none up to the next blank line. Jekyll’s
 * kramdown reads Markdown again behind the end tag.
 * @see https://spec.commonmark.org/0.31.2/#html-blocks
 */
export function lintMarkdownInHtml() {
  return (tree: Root, file: VFile) => {
    // The value of a block is without the prefixes of the quote or list that it is in.
    visit(tree, 'html', ({ value, position }, index, parent) => {
      const fence = openFenceIn(value);
      if (fence && position && parent?.children.at(-1) !== parent?.children[index ?? 0]) {
        const isInPre = /<pre\b[^>]*>\s*$/i.test(value.slice(0, fence.index));
        reportWarning(file, {
          place: pointsWithin(file, position.start, value)(fence.index),
          message: `code block “${shorten(fence.written)}” within HTML is shown as text, and cut by its first blank line`,
          hint: isInPre
            ? 'remove <pre> and </pre>, and leave a blank line above it and below it'
            : 'leave a blank line above it, and below it',
        });
        return;
      }
      const code = blankHtmlCode(value);
      const text = blankTags(code);
      const found = SYNTAX.flatMap(([pattern, html]) => {
        const match = pattern.exec(text);
        return match
          ? [{ html, index: match.index + indentOf(match[0]), written: match[0].trim() }]
          : [];
      }).sort((a, b) => a.index - b.index)[0];
      if (!found || !position) return;
      const [line] = found.written.split('\n');
      reportWarning(file, {
        place: pointsWithin(file, position.start, value)(found.index),
        message: `Markdown “${shorten(line)}” within HTML is shown as text`,
        hint: hintFor(code, found.index, found.html),
      });
    });
  };
}

// HTML blocks that only an end tag ends.
const SELF_CLOSED = /^\s*(<(pre|script|style|textarea)\b[^>]*?)\s*\/>/i;

/** A blank line ends the HTML block; text that is indented after it is code. */
function hintFor(value: string, index: number, html: string): string {
  const opening = SELF_CLOSED.exec(value);
  if (opening) return `write ${opening[1]}></${opening[2]}> in place of ${opening[1]}/>`;
  const before = value.slice(0, index);
  const start = before.lastIndexOf('\n') + 1;
  const isFirst = before.slice(start).trim() === '';
  if (!isFirst || index - start > 3 || start === 0) return `write it in HTML: ${html}`;
  const isAfterEnd = /<\/[\w-]+\s*>\s*$|<(?:br|hr|img)\b[^>]*>\s*$|\/>\s*$/i.test(before);
  return isAfterEnd && !/<\/[\w-]+/.test(value.slice(index))
    ? 'leave a blank line above it'
    : 'leave a blank line above it, and below it';
}

function blankTags(html: string): string {
  return html.replaceAll(/<[a-z/!][^>]*>/gi, (tag) => tag.replaceAll(/[^\n]/g, ' '));
}

function indentOf(written: string): number {
  return written.length - written.trimStart().length;
}
