import { isBlank, type Line } from './kramdown-lines';

const DELIMITER = /^[ \t]*[|+:\- \t]*-[|+:\- \t]*$/;
const FOOTER = /^[ \t]*[|+:= \t]*=[|+:= \t]*$/;
const CELL = /\\.|`+[^`]*`+|\$\$.*?\$\$|\|/g;

/**
 * Writes tables as GitHub's Markdown has them: a head and one line under it. kramdown makes a table of each
 * block whose lines have a bar.
 * @returns the lines, and how many tables were changed
 */
export function portableTables(lines: Line[]): { lines: Line[]; changed: number } {
  const result: Line[] = [];
  let changed = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const end = endOfTable(lines, index);
    if (end === index || !isBlank(result.at(-1)?.text) || !isBlank(lines[end]?.text)) {
      result.push(lines[index]);
      continue;
    }
    const rows = lines.slice(index, end).map(({ text }) => text);
    const written = tableOf(rows);
    if (written.join('\n') !== rows.join('\n')) changed += 1;
    result.push(...written.map((text) => ({ text, kind: 'text' as const })));
    index = end - 1;
  }
  return { lines: result, changed };
}

function endOfTable(lines: Line[], start: number): number {
  let end = start;
  while (end < lines.length && isRow(lines[end])) end += 1;
  // Nothing but lines of dashes is a rule.
  return lines.slice(start, end).some(({ text }) => !DELIMITER.test(text)) ? end : start;
}

function isRow({ text, kind }: Line): boolean {
  if (kind !== 'text' && kind !== 'math') return false;
  if (/^(?: {4}|\t)/.test(text) || /^ {0,3}(?:>|[-*+] |\d+\. |#{1,6} |<|\{:)/.test(text))
    return false;
  return barsIn(text).length > 0;
}

/** Where the bars between cells are. */
function barsIn(text: string): number[] {
  return [...text.matchAll(CELL)].flatMap(({ 0: sign, index }) => (sign === '|' ? [index] : []));
}

function tableOf(rows: string[]): string[] {
  const isLine = rows.map((row) => DELIMITER.test(row) || FOOTER.test(row));
  const widths = rows.map((row) => cellsOf(row).length);
  const isPortable =
    isLine.filter(Boolean).length === 1 &&
    isLine[1] &&
    !FOOTER.test(rows[1]) &&
    cellsOf(rows[1].replaceAll('+', '|')).length === widths[0] &&
    // GitHub leaves out what is wider than the head.
    widths.every((width, index) => index === 1 || width <= widths[0]);
  if (isPortable)
    return rows.map((row, index) =>
      index === 1 ? row.replaceAll('+', '|') : withEscapedBars(row),
    );
  const start = isLine[0] ? 1 : 0;
  const headEnd = isLine.indexOf(true, start);
  const hasHead = headEnd > start && headEnd < rows.length - 1;
  const cells = rows.flatMap((row, index) => (isLine[index] ? [] : [{ index, row: cellsOf(row) }]));
  const width = Math.max(...cells.map(({ row }) => row.length));
  const head = hasHead ? (cells.find(({ index }) => index === start)?.row ?? []) : [];
  const body = cells.filter(({ index }) => !hasHead || index !== start).map(({ row }) => row);
  const delimiter = hasHead ? rows[headEnd] : '';
  return [
    line(Array.from({ length: width }, (_, index) => head[index] ?? '')),
    line(alignments(delimiter, width)),
    ...body.map(line),
  ];
}

function cellsOf(row: string): string[] {
  const bars = barsIn(row);
  const cells = [...bars, row.length].map((end, index) =>
    row.slice(index === 0 ? 0 : bars[index - 1] + 1, end).trim(),
  );
  if (cells[0] === '') cells.shift();
  if (cells.length > 1 && cells.at(-1) === '') cells.pop();
  return cells.map((cell) => withEscapedBars(cell));
}

function line(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function alignments(delimiter: string, width: number): string[] {
  const cells = delimiter.replace(/^\s*\||\|\s*$/g, '').split(/[|+]/);
  return Array.from({ length: width }, (_, index) => {
    const cell = (cells[index] ?? '').trim();
    return `${cell.startsWith(':') ? ':' : ''}---${cell.length > 1 && cell.endsWith(':') ? ':' : ''}`;
  });
}

/** GitHub reads a bar in code, and in a formula, as the end of a cell. */
function withEscapedBars(text: string): string {
  return text.replaceAll(/`+[^`]*`+|\$\$.*?\$\$/g, (code) =>
    code.startsWith('`')
      ? code.replaceAll(/(?<!\\)\|/g, '\\|')
      : code.replaceAll(/(?<!\\)\|/g, '\\vert '),
  );
}
