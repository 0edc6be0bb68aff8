import type { Root, Table, TableCell, TableRow } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { type LiteralText, literalTextsIn } from '../literal-text';
import { shorten } from '../shorten';
import { visit } from '../visit';

/**
 * Warns of rows of a table that lose or misplace text: more cells than the head, a bar within code or a
 * formula, a line of dashes, and text right below the table. remark-lint-table-cell-padding and its
 * siblings were tried: they check the form of the source only.
 * @param options.loneDollars whether `$…$` is a formula in this file
 */
export function lintTableRows({ loneDollars }: { loneDollars: boolean }) {
  return (tree: Root, file: VFile) => {
    const texts = new Map(literalTextsIn(tree, file).map((text) => [text.block, text]));
    visit(tree, 'table', (table) => {
      const columns = table.children[0].children.length;
      let isBelow = false;
      for (const row of table.children) {
        const source = sourceOf(row, file);
        const warn = (place: Point | undefined, message: string, hint: string) =>
          reportWarning(file, { place, message, hint });
        const split = splitCell(row, texts, loneDollars);
        if (split) warn(split.place, split.message, split.hint);
        else if (isLoss(row, columns)) {
          const extra = row.children.slice(columns).find((cell) => cell.children.length > 0);
          const text = shorten(extra ? cellText(extra, file) : '');
          const wiki = WIKI_LINK.exec(source)?.[0];
          warn(
            extra?.position?.start,
            `table row with ${row.children.length} cells under a head of ${columns}: “${text}” is not shown`,
            wiki
              ? `write ${wiki.replace('|', '\\|')}: a bar ends the cell`
              : 'add a cell to the head and to the line of dashes under it; or write \\| for a bar that is text, and \\vert within a formula',
          );
        } else if (row !== table.children[0] && isRuleRow(row, file)) {
          warn(
            row.position?.start,
            'line of dashes within a table: it is shown as a row of text',
            'remove it: a table has one such line, under its head; or begin another table with an empty line and a head',
          );
        } else if (columns > 1 && !isBelow && isBelowTable(table, row, source)) {
          isBelow = true;
          warn(
            row.position?.start,
            'text right below a table: it is shown as a row of it',
            'put an empty line before it',
          );
        }
      }
    });
  };
}

// With a bar that is not escaped.
const WIKI_LINK = /!?\[\[[^[\]|\\]+\|[^[\]|]+\]\]/;

function isLoss(row: TableRow, columns: number): boolean {
  return row.children.slice(columns).some(({ children }) => children.length > 0);
}

function isRuleRow(row: TableRow, file: VFile): boolean {
  const filled = row.children.map((cell) => cellText(cell, file)).filter((text) => text !== '');
  return filled.length > 1 && filled.every((text) => /^:?(-{2,}|={2,}):?$/.test(text));
}

function isBelowTable(table: Table, row: TableRow, source: string): boolean {
  const isAttribute = source.startsWith('{:');
  return !source.includes('|') && !isAttribute && table.children.indexOf(row) > 1;
}

const FORMULA_HINT =
  'write \\vert within a formula, or \\lvert and \\rvert for a pair: a bar ends the cell';

/** A bar that ends a cell within a code span or a formula, as the cells around it show. */
function splitCell(
  { children }: TableRow,
  texts: Map<unknown, LiteralText>,
  loneDollars: boolean,
): { place: Point | undefined; message: string; hint: string } | undefined {
  const marks = [
    {
      name: 'code span',
      mark: /`+/g,
      hint: 'write \\| for a bar within code: a bar ends the cell',
    },
    { name: 'formula', mark: /\$\$/g, hint: FORMULA_HINT },
    ...(loneDollars ? [{ name: 'formula', mark: /\$/g, hint: FORMULA_HINT }] : []),
  ];
  for (const { name, mark, hint } of marks) {
    const open = children.map(
      (cell) => (texts.get(cell)?.value.match(mark)?.length ?? 0) % 2 === 1,
    );
    const first = open.indexOf(true);
    const second = open.indexOf(true, first + 1);
    const cell = children[first];
    if (first < 0 || second < 0) continue;
    const text = texts.get(cell);
    const [opening] = [...(text?.value.matchAll(mark) ?? [])].slice(-1);
    return {
      place: text?.pointAt(opening?.index ?? 0),
      message: `${name} with a bar in a table: it is split over ${second - first + 1} cells`,
      hint,
    };
  }
  return undefined;
}

function cellText(cell: TableCell, file: VFile): string {
  return sourceOf(cell, file).replace(/^\|/, '').replace(/\|$/, '').trim();
}

function sourceOf({ position }: TableCell | TableRow, file: VFile): string {
  return String(file).slice(position?.start.offset, position?.end.offset);
}
