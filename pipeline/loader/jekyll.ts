import { nameOfFile, splitFileName } from '../slugs';
import type { JekyllDocument } from './document-type';
import { asBoolean } from './fields';
import { type Entry, isEmpty } from './front-matter-entry';
import { merged } from './other-tools';

/** Jekyll's keys that are read under another name. So is `tag`, but more often it is a typo. */
export const jekyllKeys = ['categories', 'category', 'permalink', 'published'] as const;

/**
 * Maps a Jekyll post's front matter to the schema: date and title fall back to the file name, tags and
 * categories become `tags`, `published: false` becomes `draft: true`, and a `permalink` a former URL in
 * `redirect_from`.
 * @see https://jekyllrb.com/docs/front-matter/
 * @param file a path such as `posts/2023-06-14-a-title.md`
 */
export function fromJekyll(entries: Map<string, Entry>, file: string): Map<string, Entry> {
  const fields = new Map(entries);
  const field = (name: keyof JekyllDocument) => fields.get(name);
  const set = (name: keyof JekyllDocument, entry: Entry) => fields.set(name, entry);
  const { day, rest } = splitFileName(nameOfFile(file));
  if (isEmpty(field('date')) && day) set('date', { key: 'date', value: day, isFromName: true });
  if (isEmpty(field('title'))) {
    set('title', { key: 'title', value: titleFrom(rest), isFromName: true });
  }

  const terms = ['tags', 'tag', 'categories', 'category'].flatMap((key) => fields.get(key) ?? []);
  if (terms.length > 0) {
    set('tags', merged(terms.map((entry) => ({ ...entry, value: words(entry) }))));
  }

  const published = fields.get('published');
  if (published && asBoolean(published.value) !== true) {
    const draft = asBoolean(published.value) === false ? true : published.value;
    set('draft', { ...published, value: draft });
  }

  const permalink = fields.get('permalink');
  // With a colon, it is a pattern for many URLs.
  if (permalink && typeof permalink.value === 'string' && !permalink.value.includes(':')) {
    const { parts = [] } = field('redirect_from') ?? {};
    const path = `/${permalink.value.trim().replace(/^\/+/, '')}`;
    set('redirect_from', merged([...parts, { ...permalink, value: path }]));
  }
  return fields;
}

/** The title that Jekyll makes of `some-title`: `Some Title`. A name with spaces is a title as it is. */
function titleFrom(name: string): string {
  if (/\s|^[\d-]+$/.test(name)) return name.trim();
  return name
    .replaceAll(/[-_]+/g, ' ')
    .trim()
    .replaceAll(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Jekyll splits a string at white space; where it has commas, its author means to split it there. */
function words({ value, source }: Entry): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object') return value === null ? [] : [value];
  const text = source ?? String(value);
  return text.includes(',') ? text.split(',') : text.split(/\s+/);
}
