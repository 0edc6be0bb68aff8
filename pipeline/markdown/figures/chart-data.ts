import path from 'node:path/posix';
import type { VFile } from 'vfile';
import { resolveAsset } from '../assets/resolve-asset';
import type { Folders } from '../options';
import { ChartError, type ChartSpec, isRecord, type Row } from './draw-chart';

const MOST_ROWS = 5000;

/**
 * Puts rows in place of all names of files, of shared data and of written-out CSV.
 * @throws {ChartError} where there are none, or more than can be drawn
 */
export async function loadData(folders: Folders, spec: ChartSpec, file: VFile): Promise<void> {
  const found = dataIn(spec);
  if (found.length === 0) {
    throw new ChartError('it has no "data"', {
      at: 0,
      hint: 'write "data": { "url": "./loss.csv" }, or "data": { "values": [ … ] }',
    });
  }
  for (const data of found) {
    if (typeof data.url === 'string') {
      const address = data.url;
      data.values = await readData(folders, address, data, file);
      delete data.url;
    } else if (isRecord(spec.datasets) && String(data.name) in spec.datasets) {
      data.values = spec.datasets[String(data.name)];
    }
    if (typeof data.values === 'string') {
      data.values = await rowsOf(data.values, 'the text', formatOf(data).type ?? 'json', data);
    }
    const count = Array.isArray(data.values) ? data.values.length : lengthOf(data.sequence);
    if (Number.isNaN(count)) {
      const hint = 'write numbers for "start", "stop" and "step"';
      throw new ChartError('its "sequence" has no length', { at: '"sequence"', hint });
    }
    if (count > MOST_ROWS) {
      throw new ChartError(`it has ${count} rows, and at most ${MOST_ROWS} can be drawn`, {
        at: '"data"',
        hint: 'count or sample them before',
      });
    }
    if (Array.isArray(data.values) && count === 0) {
      throw new ChartError('it has no data', { at: '"data"', hint: 'write some "values"' });
    }
  }
}

/** The rows of `data` that are filled in, if it holds any. */
export function rowsIn(data: unknown): Row[] | undefined {
  if (!isRecord(data) || !Array.isArray(data.values)) return undefined;
  // So Vega names what stands alone.
  return data.values.map((value) => (isRecord(value) ? value : { data: value }));
}

/** All `data` in a specification: its own, and those of its layers, parts and transforms. */
function dataIn(spec: unknown): Record<string, unknown>[] {
  if (Array.isArray(spec)) return spec.flatMap(dataIn);
  if (!isRecord(spec)) return [];
  return Object.entries(spec).flatMap(([name, value]) => {
    if (name === 'data' && isRecord(value)) return [value];
    return name === 'values' || name === 'datasets' ? [] : dataIn(value);
  });
}

/** How many rows Vega-Lite would make by itself. */
function lengthOf(sequence: unknown): number {
  if (!isRecord(sequence)) return 0;
  const { start = 0, stop, step = 1 } = sequence;
  return Math.abs((Number(stop) - Number(start)) / Number(step));
}

async function readData(
  folders: Folders,
  address: string,
  data: Record<string, unknown>,
  file: VFile,
): Promise<unknown> {
  const at = JSON.stringify(address);
  const found = await resolveAsset(folders, file, address);
  if (!found) {
    throw new ChartError(
      'its data are of another host, and nothing is fetched when a site is built',
      {
        at,
        hint: 'put the data beside the post, and name the file, such as "./loss.csv"',
      },
    );
  }
  if ('message' in found) throw new ChartError(found.message, { at, hint: found.hint });
  const { name, bytes } = found;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ChartError(`${name} is not UTF-8`, { at, hint: SAVE });
  }
  const type = formatOf(data).type ?? path.extname(name).slice(1).toLowerCase();
  return rowsOf(text, name, String(type), data, at);
}

const DELIMITER = 'write "format": { "type": "dsv", "delimiter": ";" } behind its name';
const SAVE = 'save it again as CSV, TSV or JSON, in UTF-8';

/** Rows of a text. What the format says of the text is done then; what it says of fields stays. */
async function rowsOf(
  text: string,
  name: string,
  type: unknown,
  data: Record<string, unknown>,
  at = '"data"',
): Promise<unknown> {
  const { delimiter, property, ...format } = formatOf(data);
  if (type === 'topojson' || type === 'geojson') {
    return asJson(() => JSON.parse(text), name, at);
  }
  if (type === 'dsv' && typeof delimiter !== 'string') {
    const message = `what stands between the columns of ${name} is not said`;
    throw new ChartError(message, { at, hint: DELIMITER });
  }
  const { read } = await import('vega');
  delete format.type;
  data.format = format;
  if (type === 'json') {
    return asJson(() => read(text, { type, property: property as string }), name, at);
  }
  if (type !== 'csv' && type !== 'tsv' && type !== 'dsv') {
    throw new ChartError(`${name} is neither CSV, TSV nor JSON`, { at, hint: SAVE });
  }
  const options = type === 'dsv' ? { type, delimiter: String(delimiter) } : { type };
  const rows = read(text, options as { type: 'csv' }) as Record<string, string>[];
  if (rows.length === 0) {
    throw new ChartError(`${name} has no rows`, {
      at,
      hint: 'write the names of its columns, and rows',
    });
  }
  const [header, ...more] = Object.keys(rows[0]);
  if (more.length === 0 && header.includes(';')) {
    throw new ChartError(`${name} has semicolons between its columns`, {
      at,
      hint: DELIMITER,
    });
  }
  return rows.map(withNumbers(rows, format.parse));
}

function asJson<Data>(parse: () => Data, name: string, at: string): Data {
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
 * A column whose cells are all numbers, or empty, holds numbers.
 * @param parse what the author says of columns, by their names; null for none of them
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
