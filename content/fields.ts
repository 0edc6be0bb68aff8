import type { FieldDef } from 'contentlayer2/core';
import { parseDay } from './dates';
import type { Entry } from './front-matter';
import { nearMiss } from './problems';

/** Why a field's value cannot be used, and what to write instead. */
export type Fault = { message: string; remedy: string };

/** A field's value as the schema types it, a fault, or undefined where the field counts as empty. */
export type Reading = { value: unknown } | { fault: Fault } | undefined;

/** Forms that a string field must have beyond the schema's types, by the field's name. */
const forms: Record<string, (value: string) => Fault | undefined> = {
  address: httpAddress,
  canonical: httpAddress,
  feed: httpAddress,
  appleId: (id) =>
    /^\d+$/.test(id)
      ? undefined
      : {
          message: `“${id}” is no Apple Podcasts id`,
          remedy: 'write the digits after “id” in the show’s Apple Podcasts address',
        },
  spotifyId: (id) =>
    /^[A-Za-z0-9]{22}$/.test(id)
      ? undefined
      : {
          message: `“${id}” is no Spotify id`,
          remedy: 'write the 22 letters and digits after /show/ in the show’s Spotify address',
        },
};

/** Reads one front matter field by its definition in the schema. */
export function readField(def: FieldDef, entry: Entry): Reading {
  const { value } = entry;
  if (value === null || value === '') return undefined;
  switch (def.type) {
    case 'string':
      return readString(def.name, entry);
    case 'date':
      return readDay(entry);
    case 'boolean':
      return readBoolean(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? { value }
        : fault(`“${String(value)}” is no number`, 'write digits, such as 3');
    case 'enum':
      return readEnum(def.options, value);
    case 'list':
      return readList(entry);
    default:
      throw new Error(`the schema gives ${def.name} the type ${def.type}, which no reader knows`);
  }
}

function readString(name: string, entry: Entry): Reading {
  if (typeof entry.value === 'object' && !isPlainList(entry.value)) {
    return fault(
      'this is a mapping, not a text',
      'write one text behind the colon, in double quotes',
    );
  }
  // An unquoted text in brackets is a list to YAML; its author meant what stands there.
  const value = (isPlainList(entry.value) ? entry.value.join(', ') : asText(entry)).trim();
  if (value === '') return undefined;
  const wrong = forms[name]?.(value);
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
  return booleans.get(String(written).trim().toLowerCase());
}

function readBoolean(written: unknown): Reading {
  const value = asBoolean(written);
  return value === undefined
    ? fault(`“${String(written)}” is neither true nor false`, 'write true or false')
    : { value };
}

function readEnum(options: readonly string[], value: unknown): Reading {
  if (options.includes(String(value))) return { value };
  const meant = nearMiss(String(value), options);
  return fault(
    `“${String(value)}” is none of ${options.join(', ')}`,
    meant ? `write ${meant}` : `write one of ${options.join(', ')}`,
  );
}

function readList(entry: Entry): Reading {
  if (typeof entry.value === 'object' && !isPlainList(entry.value)) {
    return fault('this is no plain list', 'write a list of words, such as [one, two]');
  }
  const items = isPlainList(entry.value) ? entry.value : asText(entry).split(',');
  const value = items.map((item) => String(item ?? '').trim()).filter((item) => item !== '');
  return { value };
}

function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
}

function httpAddress(value: string): Fault | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') return undefined;
  return {
    message: `“${value}” is no http or https address`,
    remedy: 'write the whole address, such as https://example.org/show',
  };
}

function asText(entry: Entry): string {
  return entry.source ?? String(entry.value);
}

function fault(message: string, remedy: string): Reading {
  return { fault: { message, remedy } };
}
