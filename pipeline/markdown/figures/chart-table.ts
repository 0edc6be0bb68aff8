import type { Element } from 'hast';
import { h } from 'hastscript';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { isRecord } from '../../json-shape';
import type { TextWords } from '../text-words';
import { rowsIn } from './chart-data';
import { ChartError, type ChartSpec, NESTED_SPECS, type Row } from './chart-spec';

/** Rows of one `data` object, and the fields of them that a chart shows, in the order of the encoding. */
export type EncodedData = { rows: Row[]; fields: Set<string> };

const MAX_TABLE_ROWS = 200;
const MAX_DIGITS = 6;

/**
 * Collects the fields that a chart shows by their data, which nested specifications may share.
 * @param spec with all its data inline
 * @throws {ChartError} for a field that the data does not have, or whose values do not fit its type:
 *   Vega would render nothing, without a warning
 */
export function checkFields(spec: ChartSpec): EncodedData[] {
  const encoded = new Map<unknown, EncodedData>();
  const collect = (part: unknown, outer: { data: unknown; hasNewFields: boolean }) => {
    if (Array.isArray(part)) for (const one of part) collect(one, outer);
    if (!isRecord(part)) return;
    const data = part.data === undefined ? outer.data : part.data;
    const isOwn = data !== outer.data;
    // Fields that a transform makes are known to Vega-Lite only.
    const hasNewFields =
      makesFields(part.transform) || 'repeat' in part || (outer.hasNewFields && !isOwn);
    const known = encoded.get(data) ?? { rows: rowsIn(data) ?? [], fields: new Set() };
    encoded.set(data, known);
    for (const { field, type } of [...fieldsIn(part.encoding), ...fieldsIn(part.facet)]) {
      if (!hasNewFields) checkField(field, known.rows);
      if (!hasNewFields && !hasParse(data)) checkValues(field, type, known.rows);
      known.fields.add(field);
    }
    for (const name of NESTED_SPECS) collect(part[name], { data, hasNewFields });
  };
  collect(spec, { data: undefined, hasNewFields: false });
  return [...encoded.values()];
}

/** The data of a chart as a table of the fields that it shows, or of all where it shows none. */
export function dataTable({ rows, fields }: EncodedData, { moreRows }: TextWords): Element {
  const known = namesIn(rows);
  const shown = [...fields].filter((name) => known.includes(name));
  const columns = (shown.length > 0 ? shown : known).map((name) => ({
    name,
    align: rows.every((row) => row[name] == null || typeof row[name] === 'number')
      ? 'right'
      : undefined,
    decimals: decimalsIn(rows, name),
  }));
  const more = rows.length - MAX_TABLE_ROWS;
  const head = columns.map(({ name, align }) => h('th', { scope: 'col', align }, name));
  const body = rows.slice(0, MAX_TABLE_ROWS).map((row) =>
    h(
      'tr',
      columns.map(({ name, align, decimals }) => {
        const value = row[name];
        const cell = typeof value === 'number' ? formatNumber(value, decimals) : textOf(value);
        return h('td', { align }, cell);
      }),
    ),
  );
  if (more > 0) body.push(h('tr', h('td', { colSpan: columns.length }, moreRows(more))));
  return h('table', [h('thead', h('tr', head)), h('tbody', body)]);
}

/** Whether transforms do more than leave rows out. */
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
  // In charts of Altair, `*` counts rows.
  const own = typeof field === 'string' && field !== '*' ? [{ field, type }] : [];
  const nested = Object.entries(channels).filter(
    ([name]) => !/^(axis|legend|scale|header)$/.test(name),
  );
  return [...own, ...nested.flatMap(([, channel]) => fieldsIn(channel))];
}

/** Whether the author gives the types of columns. */
function hasParse(data: unknown): boolean {
  return isRecord(data) && isRecord(data.format) && 'parse' in data.format;
}

function checkField(field: string, rows: Row[]): void {
  const known = namesIn(rows);
  // Dots and brackets are a path into the value of a field.
  if (rows.length === 0 || known.includes(field) || /[.[\\]/.test(field)) return;
  const meant = didYouMean(field, known);
  throw new ChartError(`no field “${field}” in the data`, {
    at: JSON.stringify(field),
    hint: meant ? `write "${meant}"` : `write one of ${known.join(', ')}`,
  });
}

function checkValues(field: string, type: unknown, rows: Row[]): void {
  const values = rows.map((row) => row[field]).filter((value) => value != null && value !== '');
  const [first] = values;
  const at = JSON.stringify(field);
  if (first === undefined) return;
  if (type === 'quantitative' && values.every((value) => !Number.isFinite(Number(value)))) {
    throw new ChartError(`no number in the field “${field}”, but “${textOf(first)}”`, {
      at,
      hint: 'write plain numbers, such as 0.9 for 90 %, or the "type": "nominal"',
    });
  }
  if (type === 'temporal' && !values.some(isDate)) {
    throw new ChartError(`no date in the field “${field}”, but “${textOf(first)}”`, {
      at,
      hint: 'write dates as 2026-01-31',
    });
  }
}

function isDate(value: unknown): boolean {
  const date = typeof value === 'number' ? value : String(value);
  return !Number.isNaN(new Date(date).getTime());
}

/** @param decimals of the column, or undefined where it has too many */
function formatNumber(value: number, decimals: number | undefined): string {
  return decimals === undefined
    ? String(Number(value.toPrecision(MAX_DIGITS)))
    : value.toFixed(decimals);
}

function namesIn(rows: Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** The most digits after the decimal point in a column, or undefined where they are too many. */
function decimalsIn(rows: Row[], name: string): number | undefined {
  const numbers = rows.map((row) => String(row[name]));
  const digits = numbers.map((number) => /\.(\d+)$/.exec(number)?.[1].length ?? 0);
  const most = Math.max(0, ...digits);
  const isExponential = numbers.some((number) => /^-?[\d.]+e[-+]\d+$/.test(number));
  return most > MAX_DIGITS || isExponential ? undefined : most;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
