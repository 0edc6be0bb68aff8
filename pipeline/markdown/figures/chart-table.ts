import type { Element } from 'hast';
import { h } from 'hastscript';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { rowsIn } from './chart-data';
import { ChartError, type ChartSpec, isRecord, type Row } from './draw-chart';
import { PARTS } from './lint-chart';

/** Some rows of data, and the fields of them that are shown, in the order in which they are named. */
export type ShownData = { rows: Row[]; fields: Set<string> };

const ROWS_SHOWN = 200;
const MOST_DIGITS = 6;

/**
 * What a chart shows: each of its data, which its parts may share.
 * @param spec with all its data in it
 * @throws {ChartError} where a field is shown that the data do not have, which would draw nothing
 */
export function shownIn(spec: ChartSpec): ShownData[] {
  const shown = new Map<unknown, ShownData>();
  const see = (part: unknown, around: { data: unknown; isMade: boolean }) => {
    if (Array.isArray(part)) for (const one of part) see(one, around);
    if (!isRecord(part)) return;
    const data = part.data === undefined ? around.data : part.data;
    const isOwn = data !== around.data;
    // What makes fields, only Vega-Lite knows.
    const isMade = makesFields(part.transform) || 'repeat' in part || (around.isMade && !isOwn);
    const known = shown.get(data) ?? { rows: rowsIn(data) ?? [], fields: new Set() };
    shown.set(data, known);
    for (const { field, type } of [...fieldsIn(part.encoding), ...fieldsIn(part.facet)]) {
      if (!isMade) checkField(field, known.rows);
      if (!isMade && !isParsed(data)) checkValues(field, type, known.rows);
      known.fields.add(field);
    }
    for (const name of PARTS) see(part[name], { data, isMade });
  };
  see(spec, { data: undefined, isMade: false });
  return [...shown.values()];
}

/** The data as a table, of those fields of it that are shown. */
export function tableOf({ rows, fields }: ShownData): Element {
  const known = namesIn(rows);
  const shown = [...fields].filter((name) => known.includes(name));
  const columns = (shown.length > 0 ? shown : known).map((name) => ({
    name,
    align: rows.every((row) => row[name] == null || typeof row[name] === 'number')
      ? 'right'
      : undefined,
    decimals: decimalsIn(rows, name),
  }));
  const more = rows.length - ROWS_SHOWN;
  const head = columns.map(({ name, align }) => h('th', { scope: 'col', align }, name));
  const body = rows.slice(0, ROWS_SHOWN).map((row) =>
    h(
      'tr',
      columns.map(({ name, align, decimals }) => {
        const value = row[name];
        return h(
          'td',
          { align },
          typeof value === 'number' ? numeral(value, decimals) : said(value),
        );
      }),
    ),
  );
  if (more > 0) body.push(h('tr', h('td', { colSpan: columns.length }, `and ${more} more rows`)));
  return h('table', [h('thead', h('tr', head)), h('tbody', body)]);
}

/** Whether a transform does more than leave rows out. */
function makesFields(transform: unknown): boolean {
  return (
    Array.isArray(transform) &&
    transform.some((step) => !isRecord(step) || !('filter' in step || 'sample' in step))
  );
}

type Field = { field: string; type: unknown };

function fieldsIn(channels: unknown): Field[] {
  if (Array.isArray(channels)) return channels.flatMap(fieldsIn);
  if (!isRecord(channels)) return [];
  const { field, type } = channels;
  // `*` counts rows, as charts of Altair do.
  const own = typeof field === 'string' && field !== '*' ? [{ field, type }] : [];
  const within = Object.entries(channels).filter(
    ([name]) => !/^(axis|legend|scale|header)$/.test(name),
  );
  return [...own, ...within.flatMap(([, channel]) => fieldsIn(channel))];
}

/** Whether the author says how values are read. */
function isParsed(data: unknown): boolean {
  return isRecord(data) && isRecord(data.format) && 'parse' in data.format;
}

function checkField(field: string, rows: Row[]): void {
  const known = namesIn(rows);
  // Dots and brackets lead into what a field holds.
  if (rows.length === 0 || known.includes(field) || /[.[\\]/.test(field)) return;
  const meant = didYouMean(field, known);
  throw new ChartError(`its data have no field “${field}”`, {
    at: JSON.stringify(field),
    hint: meant ? `write "${meant}"` : `write one of ${known.join(', ')}`,
  });
}

/** What is no number has no place on an axis of numbers, and Vega leaves it out without a word. */
function checkValues(field: string, type: unknown, rows: Row[]): void {
  const values = rows.map((row) => row[field]).filter((value) => value != null && value !== '');
  const [first] = values;
  const at = JSON.stringify(field);
  if (first === undefined) return;
  if (type === 'quantitative' && values.every((value) => !Number.isFinite(Number(value)))) {
    throw new ChartError(`no row of “${field}” holds a number, but “${said(first)}”`, {
      at,
      hint: 'write plain numbers, such as 0.9 for 90 %, or the "type": "nominal"',
    });
  }
  const isDate = (value: unknown) => !Number.isNaN(new Date(value as string).getTime());
  if (type === 'temporal' && !values.some(isDate)) {
    throw new ChartError(`no row of “${field}” holds a date, but “${said(first)}”`, {
      at,
      hint: 'write dates as 2026-01-31',
    });
  }
}

/**
 * A number of a column.
 * @param decimals as many as all of the column have, if that is not too many
 */
function numeral(value: number, decimals: number | undefined): string {
  return decimals === undefined
    ? String(Number(value.toPrecision(MOST_DIGITS)))
    : value.toFixed(decimals);
}

function namesIn(rows: Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** How many digits behind the point the numbers of a column have, so that all have as many. */
function decimalsIn(rows: Row[], name: string): number | undefined {
  const numbers = rows.map((row) => String(row[name]));
  const digits = numbers.map((number) => /\.(\d+)$/.exec(number)?.[1].length ?? 0);
  const most = Math.max(0, ...digits);
  const isInPowers = numbers.some((number) => /^-?[\d.]+e[-+]\d+$/.test(number));
  return most > MOST_DIGITS || isInPowers ? undefined : most;
}

function said(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
