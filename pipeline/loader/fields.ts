import { parseDate } from '../dates';
import type { DiagnosticText } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import type { Field, InvalidValue, Validator } from './document-type';
import { explainDate, explainThaiDate } from './explain-date';
import { type Entry, isEmpty } from './front-matter-entry';

/**
 * A field's value with the type of its schema, and the instant of a date with a time; or what is wrong with
 * it; or undefined for an empty field.
 */
export type FieldResult =
  | { value: unknown; instant?: string; warnings?: DiagnosticText[] }
  | { error: DiagnosticText }
  | undefined;

/**
 * Reads one front matter field by its definition in the schema. Zod was not taken: it coerces values, while
 * `1.10` and `yes` have to be read as they are written, and each error needs a hint.
 * @param timeZone the IANA name of the zone of times without an offset
 */
export function readField(field: Field, entry: Entry, timeZone: string): FieldResult {
  const { value } = entry;
  if (isEmpty(entry)) {
    // The author of an empty `draft:` may have meant either, and a guess could publish a draft.
    return field.type === 'boolean' ? invalid('is empty', 'write true or false') : undefined;
  }
  const isScalarOrList = typeof value !== 'object' || isPlainList(value);
  if (!isScalarOrList && field.type !== 'string' && field.type !== 'list') {
    return invalid('this is a mapping, not a value', 'write one value after the colon');
  }
  switch (field.type) {
    case 'string':
      return readString(entry, field.validator);
    case 'date':
      return readDate(entry, timeZone);
    case 'boolean':
      return readBoolean(value);
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(asText(entry))
        ? { value: Number(value) }
        : invalid(`invalid number “${String(value)}”`, 'write digits, such as 3');
    case 'enum':
      return readEnum(field.options ?? [], value);
    case 'list':
      return readList(entry, field.validator);
  }
}

function readString(entry: Entry, validator?: Validator): FieldResult {
  if (typeof entry.value === 'object' && !isPlainList(entry.value)) {
    return invalid(
      'this is a mapping, not a text',
      'write one text after the colon, in double quotes',
    );
  }
  // YAML reads an unquoted text in brackets as a list; its author meant the text.
  const value = (isPlainList(entry.value) ? entry.value.join(', ') : asText(entry)).trim();
  if (value === '') return undefined;
  const wrong = validator?.(value);
  return wrong ? judged(value, [wrong]) : { value };
}

/** A value with what its validator says of it. */
function judged(value: unknown, invalid: InvalidValue[]): FieldResult {
  const error = invalid.find(({ severity }) => severity !== 'warning');
  return error ? { error } : { value, warnings: invalid };
}

/** The years of the Thai calendar that are 1997 to 2097: no other calendar is there yet. */
const THAI_YEAR = /^2(?:5[4-9]|6[0-3])\d-/;

function readDate(entry: Entry, timeZone: string): FieldResult {
  const written = asText(entry);
  const date = parseDate(written, timeZone);
  const isThai = date !== undefined && THAI_YEAR.test(date.day);
  if (date && !isThai) return { value: date.day, instant: date.instant };
  const { message, hint } = isThai ? explainThaiDate(date.day) : explainDate(written);
  return entry.isFromName
    ? invalid(
        `${message} (in the file name)`,
        'correct it in the file name, such as 2023-06-14-a.md',
      )
    : invalid(message, hint);
}

// YAML 1.1, which Jekyll reads, also has yes, no, on and off.
const booleans = new Map([
  ...['true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['false', 'no', 'off'].map((word) => [word, false] as const),
]);

/** Reads a boolean of YAML 1.1, such as `yes`. @returns undefined where it is not one */
export function asBoolean(written: unknown): boolean | undefined {
  if (typeof written === 'object' && !isPlainList(written)) return undefined;
  return booleans.get(String(written).trim().toLowerCase());
}

function readBoolean(written: unknown): FieldResult {
  const value = asBoolean(written);
  return value === undefined
    ? invalid(`“${String(written)}” is neither true nor false`, 'write true or false')
    : { value };
}

function readEnum(options: readonly string[], written: unknown): FieldResult {
  const value = String(written);
  if (options.includes(value)) return { value };
  const meant = didYouMean(value, options);
  return invalid(
    `unknown value “${value}”, the options are ${options.join(', ')}`,
    meant ? `write ${meant}` : 'write one of these options',
  );
}

function readList(entry: Entry, validator?: Validator): FieldResult {
  if (typeof entry.value === 'object' && !isPlainList(entry.value)) {
    return invalid('this is not a plain list', 'write a list of words, such as [one, two]');
  }
  const items = isPlainList(entry.value) ? entry.value : asText(entry).split(',');
  const value = items.map((item) => String(item ?? '').trim()).filter((item) => item !== '');
  return judged(
    value,
    value.flatMap((item) => validator?.(item) ?? []),
  );
}

function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
}

function asText(entry: Entry): string {
  return entry.source ?? String(entry.value);
}

function invalid(message: string, hint: string): FieldResult {
  return { error: { message, hint } };
}
