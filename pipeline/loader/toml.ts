import { parse, TomlDate, TomlError } from 'smol-toml';
import { type Entry, FrontMatterError } from './front-matter-entry';

const KEY = /^\s*\[{0,2}\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))/;
const PLAIN_VALUE = /^[^=]*=\s*([+-]?[\d_.]+)\s*(?:#.*)?$/;

/**
 * Reads the fields of TOML (Hugo, Zola), keeping the line of every field: smol-toml has positions of errors
 * only. Dates stay as they are written.
 * @param firstLine the 1-based line in the file at which the TOML starts
 * @throws {FrontMatterError} where it is not valid
 */
export function parseToml(toml: string, firstLine: number): Map<string, Entry> {
  let fields: Record<string, unknown>;
  try {
    fields = parse(toml);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first] = error.message.split('\n');
    const reason = first.replace(/^Invalid TOML document: /, '');
    throw new FrontMatterError(
      `invalid TOML: ${reason}`,
      'write one field a line as `name = "value"`, texts in quotes',
      error.line + firstLine - 1,
      error.column,
    );
  }
  const lines = toml.split('\n');
  const entries = Object.entries(fields).map(([key, value]): [string, Entry] => {
    const index = lines.findIndex((line) => keyOf(line) === key);
    const [, source] = PLAIN_VALUE.exec(lines[index] ?? '') ?? [];
    return [
      key,
      {
        key,
        value: plainValue(value),
        source: typeof value === 'number' ? source : undefined,
        line: index < 0 ? undefined : firstLine + index,
      },
    ];
  });
  return new Map(entries);
}

function keyOf(line: string): string | undefined {
  const [, double, single, bare] = KEY.exec(line) ?? [];
  return double ?? single ?? bare;
}

/** The value with dates as text, such as `2026-11-03T19:30:00+01:00`. */
function plainValue(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item)]));
}
