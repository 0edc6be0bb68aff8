import type { FieldDef } from 'contentlayer2/core';
import { parseDay } from '../dates';
import { type Fault, nearMiss } from '../diagnostics/diagnostic';
import { type Entry, isEmpty } from './front-matter';
import type { Form } from './validators';

/** A field's value as the schema types it, a fault, or undefined where the field counts as empty. */
export type Reading = { value: unknown } | { fault: Fault } | undefined;

/**
 * Reads one front matter field by its definition in the schema.
 * @param form what a string, or each one of a list, must look like, where there is a rule
 */
export function readField(def: FieldDef, entry: Entry, form?: Form): Reading {
  const { value } = entry;
  if (isEmpty(entry)) {
    // A `draft:` without a word is a thought that was not finished, and must not publish.
    return def.type === 'boolean' ? fault('it has no value', 'write true or false') : undefined;
  }
  const isWord = typeof value !== 'object' || isPlainList(value);
  if (!isWord && def.type !== 'string' && def.type !== 'list') {
    return fault('this is a mapping, not a value', 'write one value behind the colon');
  }
  switch (def.type) {
    case 'string':
      return readString(entry, form);
    case 'date':
      return readDay(entry);
    case 'boolean':
      return readBoolean(value);
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(asText(entry))
        ? { value: Number(value) }
        : fault(`“${String(value)}” is no number`, 'write digits, such as 3');
    case 'enum':
      return readEnum(def.options, value);
    case 'list':
      return readList(entry, form);
    default:
      throw new Error(`the schema gives ${def.name} the type ${def.type}, which no reader knows`);
  }
}

function readString(entry: Entry, form?: Form): Reading {
  if (typeof entry.value === 'object' && !isPlainList(entry.value)) {
    return fault(
      'this is a mapping, not a text',
      'write one text behind the colon, in double quotes',
    );
  }
  // An unquoted text in brackets is a list to YAML; its author meant what stands there.
  const value = (isPlainList(entry.value) ? entry.value.join(', ') : asText(entry)).trim();
  if (value === '') return undefined;
  const wrong = form?.(value);
  return wrong ? { fault: wrong } : { value };
}

function readDay(entry: Entry): Reading {
  const written = asText(entry);
  const value = parseDay(written);
  return value
    ? { value }
    : fault(`“${written}” is no day of the calendar`, 'write year-month-day, such as 2023-06-14');
}

// Ruby's YAML, which Jekyll's posts are written for, also says yes and no.
const booleans = new Map([
  ...['true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['false', 'no', 'off'].map((word) => [word, false] as const),
]);

/** What a written yes or no means, or undefined where it is neither. */
export function asBoolean(written: unknown): boolean | undefined {
  if (typeof written === 'object' && !isPlainList(written)) return undefined;
  return booleans.get(String(written).trim().toLowerCase());
}

function readBoolean(written: unknown): Reading {
  const value = asBoolean(written);
  return value === undefined
    ? fault(`“${String(written)}” is neither true nor false`, 'write true or false')
    : { value };
}

function readEnum(options: readonly string[], written: unknown): Reading {
  const value = String(written);
  if (options.includes(value)) return { value };
  const meant = nearMiss(value, options);
  return fault(
    `“${value}” is none of ${options.join(', ')}`,
    meant ? `write ${meant}` : 'write one of these words',
  );
}

function readList(entry: Entry, form?: Form): Reading {
  if (typeof entry.value === 'object' && !isPlainList(entry.value)) {
    return fault('this is no plain list', 'write a list of words, such as [one, two]');
  }
  const items = isPlainList(entry.value) ? entry.value : asText(entry).split(',');
  const value = items.map((item) => String(item ?? '').trim()).filter((item) => item !== '');
  const [wrong] = value.flatMap((item) => form?.(item) ?? []);
  return wrong ? { fault: wrong } : { value };
}

function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
}

function asText(entry: Entry): string {
  return entry.source ?? String(entry.value);
}

function fault(message: string, remedy: string): Reading {
  return { fault: { message, remedy } };
}
