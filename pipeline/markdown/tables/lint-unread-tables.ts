import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import {
  type LiteralLine,
  type LiteralText,
  literalLines,
  literalParagraphs,
} from '../literal-text';
import { shorten } from '../shorten';
import { visit } from '../visit';
import { cellCount, delimiterRow, isDelimiterRow, isRule } from './cells';

const AS_TEXT = 'it is shown as text';

/**
 * Warns of tables that Markdown does not read: without a line of dashes under the head, with one that has
 * another number of cells, with one above the head, and grid tables of Pandoc.
 */
export function lintUnreadTables() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'thematicBreak', ({ position }) => {
      const written = String(file).slice(position?.start.offset, position?.end.offset);
      if (!/^-{2,}(?:[ \t]+-{2,})+[ \t]*$/.test(written)) return;
      reportWarning(file, {
        place: position?.start,
        message: `table of Pandoc, without bars: ${AS_TEXT}`,
        hint: `write | between its cells, and ${delimiterRow(written.trim().split(/\s+/).length)} under its head`,
      });
    });
    for (const text of literalParagraphs(tree, file)) {
      const caption = captionOfTable(text);
      if (caption) reportWarning(file, { place: text.pointAt(0), ...caption });
      if (!/[|+]/.test(text.value)) continue;
      const lines = literalLines(text);
      const siblings: { type: string; position?: { start: { line: number } } }[] =
        text.parent.children;
      const next = siblings[siblings.indexOf(text.block) + 1];
      const isAboveTable =
        next?.type === 'table' &&
        next.position?.start.line === (text.block.position?.end.line ?? 0) + 1;
      const found = isAboveTable ? ruleAboveHead(lines) : unreadTable(lines);
      if (!found) continue;
      const { line, ...diagnostic } = found;
      reportWarning(file, { place: text.pointAt(line.offset), ...diagnostic });
    }
  };
}

/** A caption of Pandoc right above or below a table. */
function captionOfTable({ value, parent, block }: LiteralText): DiagnosticText | undefined {
  if (!/^(?::|Table:)[ \t]+\S/.test(value)) return undefined;
  const siblings: { type: string }[] = parent.children;
  const index = siblings.indexOf(block);
  const isBesideTable = [siblings[index - 1], siblings[index + 1]].some(
    (node) => node?.type === 'table',
  );
  return isBesideTable
    ? {
        message: `caption of a table “${shorten(value)}”: ${AS_TEXT}, with its colon`,
        hint: 'write it as a sentence, without the colon',
      }
    : undefined;
}

type Found = DiagnosticText & { line: LiteralLine };

function ruleAboveHead(lines: LiteralLine[]): Found | undefined {
  const line = lines.at(-1);
  if (!line || !isRule(line.value)) return undefined;
  return {
    line,
    message: `line of dashes above the head of a table: ${AS_TEXT}`,
    hint: 'remove it: a table has one such line, under its head',
  };
}

function unreadTable(lines: LiteralLine[]): Found | undefined {
  const delimiters = lines.findIndex(
    (line, index) =>
      index > 0 && isDelimiterRow(line.value) && lines[index - 1].value.includes('|'),
  );
  if (delimiters > 0) {
    const head = lines[delimiters - 1];
    const cells = cellCount(head.value);
    const count = cellCount(lines[delimiters].value.replaceAll('+', '|'));
    return {
      line: lines[delimiters],
      message: `table with ${cells} cells in its head and ${count} in the line under it: ${AS_TEXT}`,
      hint: `write ${delimiterRow(cells)} under the head`,
    };
  }
  const grid = lines.findIndex(({ value }) => /^\+[-=]{2,}(?:\+[-=]{2,})*\+$/.test(value));
  if (grid >= 0 && lines[grid + 1]?.value.startsWith('|')) {
    return {
      line: lines[grid],
      message: `grid table: ${AS_TEXT}`,
      hint: `remove the lines that begin with +, and write ${delimiterRow(cellCount(lines[grid + 1].value))} under the head; or put \`\`\` above and below to show it as it is`,
    };
  }
  const first = lines.findIndex((_, index) => beginsTable(lines.slice(index, index + 3)));
  if (first < 0) return undefined;
  if (isDelimiterRow(lines[first].value)) {
    const names = Array.from({ length: cellCount(lines[first].value) }, () => '…').join(' | ');
    return {
      line: lines[first],
      message: `table without a head: ${AS_TEXT}`,
      hint: `write the names of its columns above this line: | ${names} |`,
    };
  }
  return {
    line: lines[first],
    message: `table without a line of dashes under its head: ${AS_TEXT}`,
    hint: `write ${delimiterRow(cellCount(lines[first].value))} under its first line`,
  };
}

/** Whether lines have the cells of a table: two lines with bars at both ends, or three with some between. */
function beginsTable(lines: LiteralLine[]): boolean {
  const [first, second, third] = lines.map(({ value }) => value);
  if (second === undefined) return false;
  const isFramed = [first, second].every((line) => /^\|.+\|.*\|$/.test(line));
  if (isFramed) return !lines[0].hasBreak;
  const counts = [first, second, third ?? ''].map((line) => line.split(/ \| /).length);
  return counts[0] > 1 && counts.every((count) => count === counts[0]) && !lines[0].hasBreak;
}
