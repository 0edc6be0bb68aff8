import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { type LiteralText, literalLines, literalParagraphs } from '../literal-text';
import { shorten } from '../shorten';
import { visit } from '../visit';

const HASHES = /^(#{2,6})(?=[\p{L}\p{N}"“'‘*\uFFFC])/u;
// One word with capitals within, or after which another one follows, is a hashtag.
const HASH = /^#(?=[\p{Lu}\p{Lo}])(?!\p{L}*[\p{Ll}\d]\p{Lu})(?!.*#)/u;
const NO_BREAK_SPACE = /^#{1,6}(?=[\u00a0\u202f\u3000])/;
// As Chinese and Japanese keyboards type it.
const FULL_WIDTH = /^＃+(?=[\s\u3000])/;
const TOO_MANY = /^#{7,}(?=[ \t]+\S)/;
const MAX_UNDERLINED = 100;

/**
 * Warns of headings that Markdown does not read, such as `##Title`, and of paragraphs that a line of
 * dashes right below them makes headings. remark-lint-no-heading-like-paragraph was tried: it finds seven
 * number signs only.
 */
export function lintHeadings() {
  return (tree: Root, file: VFile) => {
    for (const text of literalParagraphs(tree, file)) lintParagraph(text, file);
    visit(tree, 'heading', (heading) => lintUnderline(heading, file));
  };
}

function lintParagraph(text: LiteralText, file: VFile): void {
  const lines = literalLines(text);
  for (const [index, { value, offset }] of lines.entries()) {
    if (!/^[#＃]/.test(value)) continue;
    const warn = (message: string, hint: string) =>
      reportWarning(file, {
        place: text.pointAt(offset),
        message: `${message}: it is shown as text`,
        hint,
      });
    const isAlone = lines.length === 1 && text.parent.type === 'root';
    const [hashes] = HASHES.exec(value) ?? (isAlone ? HASH.exec(value) : undefined) ?? [];
    const [wide] = NO_BREAK_SPACE.exec(value) ?? [];
    const [full] = FULL_WIDTH.exec(value) ?? [];
    const [many] = TOO_MANY.exec(value) ?? [];
    if (hashes) {
      warn(`heading without a space after ${hashes}`, `write a space after ${hashes}`);
    } else if (wide) {
      warn(`heading with a no-break space after ${wide}`, `write an ordinary space after ${wide}`);
    } else if (full) {
      warn(
        `heading with a full-width ${full}`,
        `write ${'#'.repeat(full.length)} and an ordinary space`,
      );
    } else if (many && index === 0) {
      warn(`heading with ${many.length} number signs`, 'write at most six #');
    }
  }
}

function lintUnderline(heading: Heading, file: VFile): void {
  const { start, end } = heading.position ?? {};
  const lines = String(file).slice(start?.offset, end?.offset).split('\n');
  const underline =
    lines
      .at(-1)
      ?.replace(/^[ \t>]*/, '')
      .trim() ?? '';
  if (lines.length < 2 || !/^(=+|-+)$/.test(underline)) return;
  const isImage = heading.children.every(({ type }) => type === 'image');
  const isText =
    lines.length > 2 ||
    textOf(heading, { includeImageAlt: false }).length > MAX_UNDERLINED ||
    isImage;
  if (!isText && underline.length > 1) return;
  reportWarning(file, {
    place: start,
    message: `${isImage ? 'image' : 'text'} above “${shorten(underline)}”: it is shown as a heading`,
    hint: `put an empty line before ${shorten(underline)}; or, if it is a heading, write ${heading.depth === 1 ? '#' : '##'} and a space before it on one line`,
  });
}
