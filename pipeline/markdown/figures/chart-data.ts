import path from 'node:path/posix';
import type { VFile } from 'vfile';
import { resolveAsset } from '../assets/resolve-asset';
import type { Folders } from '../render-options';
import { ChartError, type ChartSpec, isRecord, type Row } from './chart-spec';

const MAX_ROWS = 5000;

/**
 * Replaces file names, named datasets and CSV text in a specification by rows. Vega's own loader was
 * not taken: it fetches from any host, and says neither which file is missing nor where it is named.
 * @param spec is changed
 * @throws {ChartError} where there is no data, or more rows than a chart can show
 */
export async function loadData(folders: Folders, spec: ChartSpec, file: VFile): Promise<void> {
  const found = dataIn(spec);
  if (found.length === 0) {
    throw new ChartError('no "data"', {
      at: 0,
      hint: 'write "data": { "url": "./loss.csv" }, or "data": { "values": [ … ] }',
    });
  }
  for (const data of found) {
    if (typeof data.url === 'string') {
      data.values = await readData(folders, data.url, data, file);
      delete data.url;
    } else if (isRecord(spec.datasets) && String(data.name) in spec.datasets) {
      data.values = spec.datasets[String(data.name)];
    }
    if (typeof data.values === 'string') {
      data.values = await parseRows(
        data.values,
        'the inline data',
        formatOf(data).type ?? 'json',
        data,
      );
    }
    const count = Array.isArray(data.values) ? data.values.length : lengthOf(data.sequence);
    if (Number.isNaN(count)) {
      const hint = 'write numbers for "start", "stop" and "step"';
      throw new ChartError('invalid "sequence"', { at: '"sequence"', hint });
    }
    if (count > MAX_ROWS) {
      throw new ChartError(`too many rows: ${count}, and the limit is ${MAX_ROWS}`, {
        at: '"data"',
        hint: 'aggregate or sample the data before',
      });
    }
    if (Array.isArray(data.values) && count === 0) {
      const hint = 'add rows to its "values" or its file';
      throw new ChartError('no rows in the data', { at: '"data"', hint });
    }
  }
}

/** The rows of a `data` object once they are loaded, or undefined for one that makes its rows itself. */
export function rowsIn(data: unknown): Row[] | undefined {
  if (!isRecord(data) || !Array.isArray(data.values)) return undefined;
  // As Vega does with values that are no objects.
  return data.values.map((value) => (isRecord(value) ? value : { data: value }));
}

/** All `data` objects of a specification: its own, and those of nested specifications and lookups. */
function dataIn(spec: unknown): Record<string, unknown>[] {
  if (Array.isArray(spec)) return spec.flatMap(dataIn);
  if (!isRecord(spec)) return [];
  return Object.entries(spec).flatMap(([name, value]) => {
    if (name === 'data' && isRecord(value)) return [value];
    return name === 'values' || name === 'datasets' ? [] : dataIn(value);
  });
}

/** How many rows a `sequence` makes. */
function lengthOf(sequence: unknown): number {
  if (!isRecord(sequence)) return 0;
  const { start = 0, stop, step = 1 } = sequence;
  return Math.abs((Number(stop) - Number(start)) / Number(step));
}

async function readData(
  folders: Folders,
  url: string,
  data: Record<string, unknown>,
  file: VFile,
): Promise<unknown> {
  const at = JSON.stringify(url);
  const asset = await resolveAsset(folders, file, url);
  if (!asset) {
    throw new ChartError('data from other hosts is not fetched', {
      at,
      hint: 'save the data beside the Markdown file, and write its name, such as "./loss.csv"',
    });
  }
  if ('message' in asset) throw new ChartError(asset.message, { at, hint: asset.hint });
  const { name, bytes } = asset;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ChartError(`${name} is not UTF-8`, { at, hint: SAVE });
  }
  const type = formatOf(data).type ?? path.extname(name).slice(1).toLowerCase();
  return parseRows(text, name, String(type), data, at);
}

const DELIMITER = 'add "format": { "type": "dsv", "delimiter": ";" } to its "data"';
const SAVE = 'save it as CSV, TSV or JSON, in UTF-8';

/**
 * Parses CSV, TSV or JSON. What `format` says of the text is consumed; what it says of fields stays.
 * @param name of the file, for messages
 * @param data whose format is changed
 * @param at a text in the code block, for messages
 */
async function parseRows(
  text: string,
  name: string,
  type: unknown,
  data: Record<string, unknown>,
  at = '"data"',
): Promise<unknown> {
  const { delimiter, property, ...format } = formatOf(data);
  if (type === 'topojson' || type === 'geojson') {
    return parseJson(() => JSON.parse(text), name, at);
  }
  if (type === 'dsv' && typeof delimiter !== 'string') {
    throw new ChartError(`no "delimiter" for ${name}`, { at, hint: DELIMITER });
  }
  const { read } = await import('vega');
  delete format.type;
  data.format = format;
  if (type === 'json') {
    const schema = { type, ...(typeof property === 'string' ? { property } : {}) } as const;
    return parseJson(() => read(text, schema), name, at);
  }
  if (type !== 'csv' && type !== 'tsv' && type !== 'dsv') {
    throw new ChartError(`${name} is not CSV, TSV or JSON`, { at, hint: SAVE });
  }
  const parsed =
    type === 'dsv' ? read(text, { type, delimiter: String(delimiter) }) : read(text, { type });
  const rows = parsed.map(toCells);
  if (rows.length === 0) {
    const hint = 'write the names of its columns in the first line, and rows below';
    throw new ChartError(`${name} has no rows`, { at, hint });
  }
  const [header, ...more] = Object.keys(rows[0]);
  if (more.length === 0 && header.includes(';')) {
    throw new ChartError(`${name} is delimited by semicolons`, { at, hint: DELIMITER });
  }
  return rows.map(withNumbers(rows, format.parse));
}

function toCells(row: object): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, String(cell)]));
}

function parseJson<Data>(parse: () => Data, name: string, at: string): Data {
  try {
    return parse();
  } catch (error) {
    throw new ChartError(`${name} is not valid JSON: ${error}`, { at, hint: SAVE });
  }
}

function formatOf({ format }: Record<string, unknown>): Record<string, unknown> {
  return isRecord(format) ? format : {};
}

/**
 * Makes numbers of the columns whose cells are all numbers or empty. Vega's `parse: 'auto'` was tried:
 * it makes timestamps of days too, which the data table would show as numbers.
 * @param parse the author's types of columns by their names, or null to keep all as text
 */
function withNumbers(rows: Record<string, string>[], parse: unknown) {
  const isNumber = (cell: string | undefined) =>
    cell === '' || (cell?.trim() !== '' && Number.isFinite(Number(cell)));
  const numeric = Object.keys(rows[0]).filter(
    (name) =>
      parse !== null &&
      !(isRecord(parse) && name in parse) &&
      rows.every((row) => isNumber(row[name])),
  );
  return (row: Record<string, string>): Row => ({
    ...row,
    ...Object.fromEntries(
      numeric.map((name) => [name, row[name] === '' ? null : Number(row[name])]),
    ),
  });
}
