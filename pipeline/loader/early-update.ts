import type { Diagnostic } from '../diagnostics/diagnostic';
import type { JekyllDocument } from './document-type';
import type { Entry } from './front-matter-entry';

type FieldName = keyof JekyllDocument;

/**
 * Removes an update that is before the publication, as of a post that waits for its day: no reader has seen
 * another version.
 * @param values the fields of a document by their names
 * @param instants of dates that are written with a time
 */
export function removeEarlyUpdate(
  values: Record<string, unknown>,
  instants: Record<string, string>,
  entries: Map<string, Entry>,
  file: string,
): Diagnostic[] {
  const date = values['date' satisfies FieldName];
  const updated = values['updated' satisfies FieldName];
  if (typeof date !== 'string' || typeof updated !== 'string') return [];
  const isEarly =
    instants.date && instants.updated
      ? Date.parse(instants.updated) < Date.parse(instants.date)
      : updated < date;
  if (!isEarly) return [];
  delete values.updated;
  delete instants.updated;
  const { line, key: field } = entries.get('updated' satisfies FieldName) ?? {};
  const message = `before the date of the post, ${instants.date ?? date}, so it is ignored`;
  const hint = 'write a later day, or remove the line';
  return [{ severity: 'warning', file, line, field, message, hint }];
}
