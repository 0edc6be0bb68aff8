import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import { type LiteralLine, literalLines, literalParagraphs } from '../literal-text';

const AS_TEXT = 'it is shown as one paragraph';

const BULLET = /^[-+](?=\p{L})|^\*(?=\p{L}[^*]*$)/u;
const SIGN = /^[•●◦▪‣·○■・◆◇□](?=[ \t\u00a0\u3000]*\S)/;
// With full-width digits or signs, in Arabic digits, or in parentheses and letters, as Word and Pandoc have them.
const OTHER_NUMBER =
  /^(?:([０-９]{1,3}|\d{1,3})[．、）]|([٠-٩۰-۹]{1,3})[.)]|\((\d{1,3}|[a-z])\)|([a-z])[.)](?=[ \t]))(?=[ \t\u3000]*\S)/;
const TIGHT_NUMBER = /^(\d{1,4})[.)](?=[^\s\d.)/])/;
const NUMBER = /^(\d{1,4})[.)][ \t]+(?=\S)/;
const NO_BREAK_SPACE = /^(?:[-*+]|\d{1,4}[.)])[\u00a0\u202f\u3000]/;

/**
 * Warns of lists that Markdown does not read: without a space behind their bullets or numbers, with typed
 * bullets such as •, with numbers such as （1） or a., and with a first number other than 1 within a paragraph. A single such line may be
 * prose, two in a row are not.
 */
export function lintUnreadLists() {
  return (tree: Root, file: VFile) => {
    for (const text of literalParagraphs(tree, file)) {
      const lines = literalLines(text);
      for (const [index, line] of lines.entries()) {
        const found = unreadList(line, lines[index + 1], index > 0);
        if (!found) continue;
        reportWarning(file, { place: text.pointAt(line.offset), ...found });
        break;
      }
    }
  };
}

function unreadList(
  line: LiteralLine,
  next: LiteralLine | undefined,
  isWithin: boolean,
): DiagnosticText | undefined {
  if (NO_BREAK_SPACE.test(line.value)) {
    const [mark] = /^\S+?(?=[\u00a0\u202f\u3000])/.exec(line.value) ?? [];
    return {
      message: `no-break space after “${mark}”: it is no list item, but shown as text`,
      hint: `write an ordinary space after ${mark}`,
    };
  }
  // Whoever breaks the line wants it so.
  if (!next || line.hasBreak) return undefined;
  if (followEachOther(TIGHT_NUMBER, line, next)) {
    return {
      message: `numbered list without a space after its numbers: ${AS_TEXT}`,
      hint: 'write a space after each number',
    };
  }
  if (isWithin && followEachOther(NUMBER, line, next)) {
    return {
      message: `numbered list right below text: ${AS_TEXT}, since its first number is not 1`,
      hint: 'put an empty line before it',
    };
  }
  const [mark] = OTHER_NUMBER.exec(line.value) ?? [];
  if (mark && isNext(orderOf(line.value), orderOf(next.value))) {
    return {
      message: `list with numbers such as ${mark}: ${AS_TEXT}`,
      hint: 'write 1. and a space, 2. and a space, and so on',
    };
  }
  const [sign] = SIGN.exec(line.value) ?? [];
  if (sign && next.value.startsWith(sign)) {
    return {
      message: `list with typed bullets ${sign}: ${AS_TEXT}`,
      hint: `write - and a space in place of each ${sign}`,
    };
  }
  const [bullet] = BULLET.exec(line.value) ?? [];
  if (bullet && next.value.startsWith(bullet) && BULLET.test(next.value)) {
    return {
      message: `list without a space after its bullets: ${AS_TEXT}`,
      hint: `write a space after each ${bullet}, or \`\`\` above and below it if it is code`,
    };
  }
  return undefined;
}

/** The number or the letter that a line begins with, as a number; letters begin at 1000. */
function orderOf(line: string): number | undefined {
  const [, ...groups] = OTHER_NUMBER.exec(line) ?? [];
  const written = groups.find((group) => group !== undefined);
  if (written === undefined) return undefined;
  if (/[a-z]/.test(written)) return 1000 + written.charCodeAt(0);
  const digits = [...written].map((digit) => (digit.codePointAt(0) ?? 0) & 15);
  return Number(digits.join(''));
}

function isNext(first: number | undefined, second: number | undefined): boolean {
  return first !== undefined && second === first + 1;
}

function followEachOther(number: RegExp, line: LiteralLine, next: LiteralLine): boolean {
  const [, first] = number.exec(line.value) ?? [];
  const [, second] = number.exec(next.value) ?? [];
  return first !== undefined && Number(second) === Number(first) + 1;
}
