import { isRecord } from '../../json-shape';
import { ChartError, type Row } from './chart-spec';

const MAX_BINS = 5000;

/** Properties that say how many ticks, bins or points Vega makes. */
const COUNTS = ['tickCount', 'maxbins', 'steps'];

/**
 * Checks how many bins, ticks and points a chart asks for: Vega makes all of them before it draws, and
 * runs out of memory at some millions.
 * @param part of a specification, in which no data is looked at
 * @throws {ChartError} where they are more than a chart can show
 */
export function checkCounts(part: unknown, rows: Row[]): void {
  if (Array.isArray(part)) for (const one of part) checkCounts(one, rows);
  if (!isRecord(part)) return;
  const { bin, field } = part;
  if (isRecord(bin) && typeof bin.step === 'number' && typeof field === 'string') {
    check('bins', '"step"', extentOf(field, rows) / Math.abs(bin.step), 'write a larger "step"');
  }
  for (const name of COUNTS) {
    const count = part[name];
    if (typeof count === 'number') check(name, JSON.stringify(name), count, 'write a lower number');
  }
  for (const [name, inner] of Object.entries(part)) {
    if (!/^(data|datasets|values)$/.test(name)) checkCounts(inner, rows);
  }
}

function check(what: string, at: string, count: number, hint: string): void {
  if (count <= MAX_BINS) return;
  const written = Number.isFinite(count) ? Math.ceil(count) : 'without end';
  throw new ChartError(`too many ${what}: ${written}, and the limit is ${MAX_BINS}`, { at, hint });
}

/** The distance between the least and the greatest number in a field. */
function extentOf(field: string, rows: Row[]): number {
  const numbers = rows.map((row) => Number(row[field])).filter(Number.isFinite);
  return numbers.length === 0
    ? 0
    : numbers.reduce((a, b) => Math.max(a, b)) - numbers.reduce((a, b) => Math.min(a, b));
}
