import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import { type LiteralText, literalTextsIn } from '../literal-text';
import { shorten } from '../shorten';

const MARK = /(?<!\*)\*\*(?!\*)/g;
// Python's keyword arguments, and powers.
const ARGUMENT = /^\*\*(?:\w*_\w*|kw\w*|opt\w*|param\w*|args|config)\b|^\*\*\w+(?:\)|\()/;
const MAX_QUOTED = 60;

/** Warns of `**` that is shown as text: without its other half, with spaces within, or beside punctuation. */
export function lintEmphasis() {
  return (tree: Root, file: VFile) => {
    const openings: [LiteralText, number][] = [];
    let hasClosing = false;
    for (const text of literalTextsIn(tree, file)) {
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
  if (!/\p{L}{2}/u.test(words) || /[({[=,]/.test(before) || isPower(value, start, inner)) {
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
