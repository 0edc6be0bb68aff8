import { splitFileName } from '../slugs';
import { asBoolean } from './fields';
import { type Entry, isEmpty } from './front-matter';

/** Jekyll's keys that are read under another name. So is `tag`, but more often it is a typo. */
export const jekyllKeys = ['categories', 'category', 'permalink', 'published'] as const;

/**
 * Maps a Jekyll post's front matter to the schema: date and title fall back to the file name, tags and
 * categories become `tags`, `published: false` becomes `draft: true`, an `image` becomes its path from
 * the top of the site, and a `permalink` a former URL in `redirect_from`.
 * @see https://jekyllrb.com/docs/front-matter/
 * @param fileName such as `2023-06-14-a-title.md`
 */
export function fromJekyll(entries: Map<string, Entry>, fileName: string): Map<string, Entry> {
  const fields = new Map(entries);
  const { day, rest } = splitFileName(fileName);
  if (isEmpty(fields.get('date')) && day) fields.set('date', { key: 'date', value: day });
  if (isEmpty(fields.get('title'))) fields.set('title', { key: 'title', value: titleFrom(rest) });

  const terms = ['tags', 'tag', 'categories', 'category'].flatMap((key) => fields.get(key) ?? []);
  if (terms.length > 0) fields.set('tags', { ...terms[0], value: terms.flatMap(words) });

  const published = fields.get('published');
  if (published && asBoolean(published.value) !== true) {
    const draft = asBoolean(published.value) === false ? true : published.value;
    fields.set('draft', { ...published, value: draft });
  }

  const image = fields.get('image');
  if (image) fields.set('image', { ...image, value: fromTheTop(pathOf(image.value)) });

  const permalink = fields.get('permalink');
  // With a colon, it is a pattern for many URLs.
  if (permalink && typeof permalink.value === 'string' && !permalink.value.includes(':')) {
    const former = fields.get('redirect_from');
    const path = `/${permalink.value.trim().replace(/^\/+/, '')}`;
    const paths = [...(former ? [former.value].flat() : []), path];
    fields.set('redirect_from', { ...(former ?? permalink), value: paths });
  }
  return fields;
}

/** The title that Jekyll makes of `some-title`: `Some Title`. */
function titleFrom(slug: string): string {
  return slug
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

function pathOf(image: unknown): unknown {
  return typeof image === 'object' && image !== null && 'path' in image ? image.path : image;
}

/** Jekyll's paths start at the top of the site, with or without a slash; one that begins with a dot does not. */
function fromTheTop(path: unknown): unknown {
  return typeof path === 'string' && /^[^/.:\s]+\//.test(path) ? `/${path}` : path;
}
