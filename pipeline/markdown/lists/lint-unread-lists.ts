import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import { type LiteralLine, literalLines, literalParagraphs } from '../literal-text';

const AS_TEXT = 'it is shown as one paragraph';

const BULLET = /^[-+](?=\p{L})|^\*(?=\p{L}[^*]*$)/u;
const SIGN = /^[•●◦▪‣·○■](?=[ \t\u00a0]*\S)/;
const TIGHT_NUMBER = /^(\d{1,4})[.)](?=[^\s\d.)/])/;
const NUMBER = /^(\d{1,4})[.)][ \t]+(?=\S)/;
const NO_BREAK_SPACE = /^(?:[-*+]|\d{1,4}[.)])[\u00a0\u202f\u3000]/;

/**
 * Warns of lists that Markdown does not read: without a space behind their bullets or numbers, with typed
 * bullets such as •, and with a first number other than 1 within a paragraph. A single such line may be
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

function followEachOther(number: RegExp, line: LiteralLine, next: LiteralLine): boolean {
  const [, first] = number.exec(line.value) ?? [];
  const [, second] = number.exec(next.value) ?? [];
  return first !== undefined && Number(second) === Number(first) + 1;
}
