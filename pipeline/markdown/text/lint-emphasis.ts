import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import { type LiteralText, literalTextsIn } from '../literal-text';
import { shorten } from '../shorten';
import { visit } from '../visit';

const MARK = /(?<!\*)\*\*(?!\*)/g;
// The marks that follow have been read.
const LONE = /(?<![*\uFFFC])\*(?=\uFFFC)/g;
// Python's keyword arguments, and powers.
const ARGUMENT = /^\*\*(?:\w*_\w*|kw\w*|opt\w*|param\w*|args|config)\b|^\*\*\w+(?:\)|\()/;
// One character is a word of Chinese, Japanese and Korean.
const WORD = /\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const MAX_QUOTED = 60;
// Names of Python that begin and end in two underscores, which are bold text in Markdown.
const DUNDER =
  /^__(?:init|main|name|file|doc|dict|class|call|str|repr|len|iter|next|enter|exit|(?:get|set|del)(?:item|attr)|new|del|eq|ne|lt|le|gt|ge|hash|bool|add|sub|mul|matmul|contains|all|version|future|import|builtins|slots|module|annotations|post_init|array|torch_function)__$/;

/**
 * Warns of `**` that is shown as text: without its other half, with spaces within, or beside punctuation;
 * and of names such as `__init__`, which lose their underscores.
 */
export function lintEmphasis() {
  return (tree: Root, file: VFile) => {
    lintNestedStrong(tree, file);
    visit(tree, 'strong', ({ position }) => {
      const written = String(file).slice(position?.start.offset, position?.end.offset);
      if (!DUNDER.test(written)) return;
      reportWarning(file, {
        place: position?.start,
        message: `name “${written}” is shown in bold without its underscores`,
        hint: `write \`${written}\`, or **${written.slice(2, -2)}** if you mean bold text`,
      });
    });
    const openings: [LiteralText, number][] = [];
    let hasClosing = false;
    for (const text of literalTextsIn(tree, file)) {
      for (const { index } of text.value.matchAll(LONE)) {
        if (!text.source.startsWith('***', index)) continue;
        reportWarning(file, {
          place: text.pointAt(index),
          message: 'bold text with three stars before it and two after it: one is shown as text',
          hint: 'write *** on both sides for bold italics, or ** on both sides for bold text',
        });
      }
      const marks = [...text.value.matchAll(MARK)].map(({ index }) => index);
      while (marks.length > 1) {
        const [start, end] = marks.splice(0, 2);
        const found = unreadPair(text, start, end);
        if (found) reportWarning(file, { place: text.pointAt(start), ...found });
      }
      const [lone] = marks;
      if (lone === undefined) continue;
      // A paragraph with `**` before it is the note to a word with `**` behind it.
      if (isClosing(text, lone)) hasClosing = true;
      else if (isOpening(text, lone) && !hasClosing) openings.push([text, lone]);
    }
    for (const [text, index] of openings) {
      reportWarning(file, {
        place: text.pointAt(index),
        message: 'bold text without an end: ** is shown as text',
        hint: 'write ** after its last word, in the same paragraph, or \\*\\* if you mean two stars',
      });
    }
  };
}

/** Bold text right within bold text, where a `**` between punctuation and a letter opens and does not close. */
function lintNestedStrong(tree: Root, file: VFile): void {
  const source = String(file);
  visit(tree, 'strong', (strong, index, parent) => {
    const start = strong.position?.start;
    const before = source[(start?.offset ?? 0) - 1] ?? ' ';
    // `****bold****` is one.
    if (parent?.type !== 'strong' || index === 0 || !/[\p{P}\p{S}]/u.test(before)) return;
    reportWarning(file, {
      place: start,
      message: 'bold text within bold text: a ** between punctuation and a letter does not end it',
      hint: 'put a space outside of each **, or write <strong>…</strong>',
    });
  });
}

/** A pair of marks that Markdown has not read. */
function unreadPair(
  { value, source }: LiteralText,
  start: number,
  end: number,
): DiagnosticText | undefined {
  const inner = value.slice(start + 2, end);
  const before = value[start - 1] ?? ' ';
  const after = value[end + 2] ?? ' ';
  const words = inner.trim();
  // Arguments or powers: `f(**a, **b)`, `{**a, **b}`, `2 ** n ** m`.
  if (!WORD.test(words) || /[({[=,]/.test(before) || isPower(value, start, inner)) {
    return undefined;
  }
  const hasSpaces = inner !== words;
  const quoted = shorten(source.slice(start + 2, end));
  if (hasSpaces) {
    const spaceBefore = /^\s/.test(inner) && /\S/.test(before) ? 'a space and ' : '';
    const spaceAfter = /\s$/.test(inner) && /\S/.test(after) ? ' and a space after it' : '';
    return {
      message: 'bold text with spaces within its **: they are shown as text',
      hint:
        words.length > MAX_QUOTED
          ? 'remove the spaces after the first ** and before the second'
          : `write ${spaceBefore}**${quoted}**${spaceAfter}`,
    };
  }
  if (!/[\p{P}\p{S}]/u.test(words[0] + (words.at(-1) ?? ''))) return undefined;
  return {
    message: 'bold text that ends in punctuation right beside a letter: its ** are shown as text',
    hint:
      words.length > MAX_QUOTED
        ? 'put a space outside of each **, or write <strong>…</strong>'
        : `write <strong>${quoted}</strong>, or put a space outside of each **`,
  };
}

function isPower(value: string, start: number, inner: string): boolean {
  if (/\d/.test(value[start - 1] ?? '')) return true;
  return (
    /[\w)\]]\s$/.test(value.slice(Math.max(0, start - 2), start)) &&
    /^\s(?:\w{1,2}|[\w.()-]*[\d_(][\w.()-]*)\s$/.test(inner)
  );
}

function isOpening({ value }: LiteralText, index: number): boolean {
  const before = value[index - 1] ?? ' ';
  return (
    /[\s>]/.test(before) &&
    /[\p{L}\p{N}“"'‘\uFFFC]/u.test(value[index + 2] ?? ' ') &&
    !ARGUMENT.test(value.slice(index, index + 50))
  );
}

function isClosing({ value }: LiteralText, index: number): boolean {
  return /\S/.test(value[index - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(value[index + 2] ?? ' ');
}
