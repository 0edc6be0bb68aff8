import { splitFileName } from '../slugs';
import { asBoolean } from './fields';
import { type Entry, isEmpty } from './front-matter';

/** Keys of Jekyll's that are read under another name. `tag` is too, but more often it is a slip. */
export const jekyllKeys = ['categories', 'category', 'permalink', 'published'] as const;

/**
 * Puts a Jekyll post's front matter into the terms of the schema: day and title fall back to the
 * file name, all kinds of categories and tags become `tags`, `published: false` becomes `draft`,
 * an `image` becomes its path from the top of the site, and a `permalink` an address that leads to
 * the post.
 * @see https://jekyllrb.com/docs/front-matter/
 * @param fileName such as `2023-06-14-a-title.md`
 */
export function fromJekyll(entries: Map<string, Entry>, fileName: string): Map<string, Entry> {
  const fields = new Map(entries);
  const { day, rest } = splitFileName(fileName);
  if (isEmpty(fields.get('date')) && day) fields.set('date', { key: 'date', value: day });
  if (isEmpty(fields.get('title'))) fields.set('title', { key: 'title', value: titleFrom(rest) });

  const labels = ['tags', 'tag', 'categories', 'category'].flatMap((key) => fields.get(key) ?? []);
  if (labels.length > 0) fields.set('tags', { ...labels[0], value: labels.flatMap(words) });

  const published = fields.get('published');
  if (published && asBoolean(published.value) !== true) {
    const draft = asBoolean(published.value) === false ? true : published.value;
    fields.set('draft', { ...published, value: draft });
  }

  const image = fields.get('image');
  if (image) fields.set('image', { ...image, value: fromTheTop(pathOf(image.value)) });

  const permalink = fields.get('permalink');
  // With a colon in it, it is a pattern for many addresses.
  if (permalink && typeof permalink.value === 'string' && !permalink.value.includes(':')) {
    const former = fields.get('redirect_from');
    const path = `/${permalink.value.trim().replace(/^\/+/, '')}`;
    const paths = [...(former ? [former.value].flat() : []), path];
    fields.set('redirect_from', { ...(former ?? permalink), value: paths });
  }
  return fields;
}

/** `some-title` as Jekyll makes a title of it: `Some Title`. */
function titleFrom(slug: string): string {
  return slug
    .replaceAll(/[-_]+/g, ' ')
    .trim()
    .replaceAll(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Jekyll takes a string of words for a list; with commas in it, a person means what stands between them. */
function words({ value, source }: Entry): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object') return value === null ? [] : [value];
  const text = source ?? String(value);
  return text.includes(',') ? text.split(',') : text.split(/\s+/);
}

function pathOf(image: unknown): unknown {
  return typeof image === 'object' && image !== null && 'path' in image ? image.path : image;
}

/** Jekyll sees a path from the top with and without a slash before it; one with a dot is no such path. */
function fromTheTop(path: unknown): unknown {
  return typeof path === 'string' && /^[^/.:\s]+\//.test(path) ? `/${path}` : path;
}
