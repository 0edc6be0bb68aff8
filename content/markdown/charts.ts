import path from 'node:path/posix';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import type { VFile } from 'vfile';
import { nearMiss } from '../source/problems';
import { ChartError, type ChartSpec, drawChart, isRecord, type Row } from './draw-chart';
import { figureOf } from './drawings';
import { type Fence, fencesIn } from './fences';
import { findNearby } from './find-nearby';
import { refuse, warn } from './findings';
import { pointInFence } from './point-within';

/**
 * Draws the charts of a text when the site is built: a fence `vega-lite` becomes an SVG, which follows
 * the colours of the page, and a table of its data.
 * @see https://vega.github.io/vega-lite/docs/spec.html
 */
export function charts() {
  return async (tree: Root, file: VFile) => {
    let number = 0;
    for (const fence of fencesIn(tree).filter(({ language }) => language === 'vega-lite')) {
      number += 1;
      try {
        const figure = await figureOf(await chartOf(fence, file), number);
        const { pre, parent } = fence;
        parent.children.splice(
          parent.children.indexOf(pre as RootContent & ElementContent),
          1,
          figure,
        );
      } catch (error) {
        if (!(error instanceof ChartError)) throw error;
        refuse(file, {
          place: placeOf(fence, file, error.at),
          message: `this chart cannot be drawn: ${error.message}`,
          remedy: error.remedy,
        });
      }
    }
  };
}

const MOST_ROWS = 5000;
const ROWS_SHOWN = 200;
const MOST_DECIMALS = 6;

async function chartOf(fence: Fence, file: VFile) {
  const spec = parse(fence.text);
  const rows = await fillIn(spec, file);
  const columns = columnsOf(spec);
  checkColumns(spec, rows, columns);
  const { svg, said } = await drawChart(spec);
  for (const message of said) {
    warn(file, {
      place: placeOf(fence, file),
      message: `Vega-Lite says of this chart: ${message}`,
      remedy: 'see vega.github.io/vega-lite/docs',
    });
  }
  const title = /title="([^"]*)"/.exec(fence.meta)?.[1] ?? textOf(spec.title);
  if ('params' in spec || 'selection' in spec) {
    warn(file, {
      place: placeOf(fence, file, '"params"'),
      message: 'a drawn chart does not move, so what it does when it is pressed is left out',
      remedy: 'show what matters at once, or link to a page that moves',
    });
  }
  if (!spec.description) {
    warn(file, {
      place: placeOf(fence, file),
      message: 'those who do not see this chart learn only of which fields it is made',
      remedy: 'write a "description" that says what it shows',
    });
  }
  const description = textOf(spec.description) || `A chart of ${columns.join(', ')}.`;
  const source = { name: 'Data', content: tableOf(rows, columns) };
  return { kind: 'chart' as const, svg, title, description, source };
}

function parse(text: string): ChartSpec {
  let spec: unknown;
  try {
    spec = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(said)?.[1];
    const at = position === undefined ? text.trimEnd().length : Number(position);
    const reason = said.replace(/ (in JSON )?at position.*/, '');
    const isSingle = text[at] === "'";
    throw new ChartError(`this is not valid JSON: ${reason}`, {
      at,
      remedy: isSingle
        ? 'write double quotes'
        : 'put names and texts in double quotes, and a comma between two fields but behind no last one',
    });
  }
  if (isRecord(spec)) return spec;
  throw new ChartError('this is no specification', { at: 0, remedy: 'begin with { and a "mark"' });
}

/** Puts the data of files in place of their names. Returns the first data that there are. */
async function fillIn(spec: ChartSpec, file: VFile): Promise<Row[]> {
  let first: Row[] | undefined;
  for (const data of dataIn(spec)) {
    if (typeof data.url === 'string') {
      data.values = await readData(data.url, file);
      delete data.url;
    }
    const rows = Array.isArray(data.values) ? data.values.map(toRow) : undefined;
    const count = rows?.length ?? lengthOf(data.sequence);
    if (count > MOST_ROWS) {
      throw new ChartError(`it has ${count} rows, and at most ${MOST_ROWS} can be drawn`, {
        at: '"data"',
        remedy: 'count or sample them before',
      });
    }
    first ??= rows;
  }
  if (!first) return [];
  if (first.length === 0) {
    throw new ChartError('it has no data', { at: '"data"', remedy: 'write some "values"' });
  }
  return first;
}

/** How many rows Vega-Lite would make by itself. */
function lengthOf(sequence: unknown): number {
  if (!isRecord(sequence)) return 0;
  const { start = 0, stop, step = 1 } = sequence;
  return Math.abs((Number(stop) - Number(start)) / Number(step));
}

/** All `data` in a specification: its own, and those of its layers and parts. */
function dataIn(spec: unknown): Record<string, unknown>[] {
  if (Array.isArray(spec)) return spec.flatMap(dataIn);
  if (!isRecord(spec)) return [];
  return Object.entries(spec).flatMap(([name, value]) => {
    if (name === 'data' && isRecord(value)) return [value];
    return name === 'values' ? [] : dataIn(value);
  });
}

async function readData(address: string, file: VFile): Promise<unknown> {
  const at = JSON.stringify(address);
  const found = await findNearby(file, address);
  if (!found) {
    throw new ChartError(
      'its data are of another host, and nothing is fetched when a site is built',
      {
        at,
        remedy: 'put the data beside the post, and name the file, such as "./loss.csv"',
      },
    );
  }
  if ('message' in found) throw new ChartError(found.message, { at, remedy: found.remedy });
  const { name, bytes } = found;
  const remedy = 'save it again as CSV, TSV or JSON, in UTF-8';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ChartError(`${name} is not UTF-8`, { at, remedy });
  }
  const type = path.extname(name).slice(1).toLowerCase();
  try {
    if (type === 'json' || type === 'geojson' || type === 'topojson') return JSON.parse(text);
  } catch (error) {
    throw new ChartError(`${name} is not valid JSON: ${error}`, { at, remedy });
  }
  if (type !== 'csv' && type !== 'tsv') {
    throw new ChartError(`${name} is neither CSV, TSV nor JSON`, { at, remedy });
  }
  const { read } = await import('vega');
  const rows = read(text, { type }) as Record<string, string>[];
  if (rows.length === 0) {
    throw new ChartError(`${name} has no rows`, {
      at,
      remedy: 'write the names of its columns, and rows',
    });
  }
  return rows.map(withNumbers(rows));
}

/** A column whose cells are all numbers, or empty, holds numbers. */
function withNumbers(rows: Record<string, string>[]) {
  const numeric = Object.keys(rows[0]).filter((name) =>
    rows.every(
      (row) => row[name] === '' || (row[name]?.trim() !== '' && Number.isFinite(Number(row[name]))),
    ),
  );
  return (row: Record<string, string>): Row => ({
    ...row,
    ...Object.fromEntries(
      numeric.map((name) => [name, row[name] === '' ? null : Number(row[name])]),
    ),
  });
}

function toRow(value: unknown): Row {
  return isRecord(value) ? value : { data: value };
}

/** The fields that a chart shows, in the order in which it names them. */
function columnsOf(spec: ChartSpec): string[] {
  const columns = new Set<string>();
  visitEncodings(spec, (field) => columns.add(field));
  return [...columns];
}

function visitEncodings(spec: unknown, see: (field: string) => void): void {
  if (Array.isArray(spec)) for (const part of spec) visitEncodings(part, see);
  if (!isRecord(spec)) return;
  for (const [name, value] of Object.entries(spec)) {
    if (name === 'encoding' || name === 'facet') seeFields(value, see);
    else if (name !== 'data') visitEncodings(value, see);
  }
}

function seeFields(channels: unknown, see: (field: string) => void): void {
  if (Array.isArray(channels)) for (const channel of channels) seeFields(channel, see);
  if (!isRecord(channels)) return;
  if (typeof channels.field === 'string') see(channels.field);
  for (const [name, channel] of Object.entries(channels)) {
    if (!/^(axis|legend|scale|header)$/.test(name)) seeFields(channel, see);
  }
}

/** A field that the data do not have draws nothing. Where fields are made, only Vega-Lite knows them. */
function checkColumns(spec: ChartSpec, rows: Row[], columns: string[]): void {
  const makesFields = JSON.stringify(spec, (key, value) => (key === 'values' ? null : value)).match(
    /"(transform|repeat|lookup|format)":/,
  );
  if (makesFields || rows.length === 0 || dataIn(spec).length > 1) return;
  const known = Object.keys(Object.assign({}, ...rows.slice(0, ROWS_SHOWN)));
  const missing = columns.find((name) => !known.includes(name) && !/[.[\\]/.test(name));
  if (missing === undefined) return;
  const meant = nearMiss(missing, known);
  throw new ChartError(`its data have no field “${missing}”`, {
    at: JSON.stringify(missing),
    remedy: meant ? `write "${meant}"` : `write one of ${known.join(', ')}`,
  });
}

function tableOf(rows: Row[], fields: string[]): Element {
  const known = Object.keys(rows[0] ?? {});
  const columns = fields.some((name) => known.includes(name))
    ? fields.filter((name) => known.includes(name))
    : known;
  const isNumber = (name: string) =>
    rows.every((row) => row[name] == null || typeof row[name] === 'number');
  const align = Object.fromEntries(
    columns.map((name) => [name, isNumber(name) ? 'right' : undefined]),
  );
  const places = Object.fromEntries(columns.map((name) => [name, decimalsIn(rows, name)]));
  const cells = (row: Row) =>
    h(
      'tr',
      columns.map((name) => {
        const value = row[name];
        const shown = typeof value === 'number' ? value.toFixed(places[name]) : textOf(value);
        return h('td', { align: align[name] }, shown);
      }),
    );
  const more = rows.length - ROWS_SHOWN;
  return h('table', [
    h(
      'thead',
      h(
        'tr',
        columns.map((name) => h('th', { scope: 'col', align: align[name] }, name)),
      ),
    ),
    h('tbody', [
      ...rows.slice(0, ROWS_SHOWN).map(cells),
      ...(more > 0 ? [h('tr', h('td', { colSpan: columns.length }, `and ${more} more rows`))] : []),
    ]),
  ]);
}

/** How many digits behind the point the numbers of a column have, so that all have as many. */
function decimalsIn(rows: Row[], name: string): number {
  const digits = rows.map((row) => /\.(\d+)$/.exec(String(row[name]))?.[1].length ?? 0);
  return Math.min(Math.max(0, ...digits), MOST_DECIMALS);
}

/** A title may be a text, lines of it, or a record with one of these. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (isRecord(value)) return textOf(value.text);
  return value === undefined || value === null ? '' : String(value);
}

function placeOf({ pre, text }: Fence, file: VFile, at: string | number = 0) {
  const start = pre.position?.start;
  const offset = typeof at === 'number' ? at : Math.max(text.indexOf(at), 0);
  return start && pointInFence(file, start, text, offset);
}
