import { parseDate } from '../dates';
import { isRecord } from '../json-shape';
import { isImageName } from '../markdown/images/image-name';
import type { JekyllDocument } from './document-type';
import { asBoolean } from './fields';
import { type Entry, isEmpty } from './front-matter-entry';
import { languageTag } from './validators';

type FieldName = keyof JekyllDocument;

/** Fields of Hugo, Astro, Docusaurus, Ghost and Obsidian by the one that they mean here, without - and _. */
const SYNONYMS: [field: FieldName, names: string[]][] = [
  // Hugo publishes on this day, whatever `date` says.
  [
    'date',
    [
      ...['publishdate', 'pubdate', 'publishedat', 'publisheddate', 'datepublished', 'publish'],
      ...['pubdatetime', 'published', 'publishon', 'publishedon', 'publishfrom', 'publishafter'],
      ...['scheduledfor', 'scheduledat', 'scheduleddate'],
    ],
  ],
  ['description', ['summary', 'excerpt', 'subtitle']],
  [
    'updated',
    [
      ...['lastmod', 'lastmodified', 'lastmodifiedat', 'modified', 'modifiedat', 'modifieddate'],
      ...[
        'datemodified',
        'updatedat',
        'updateddate',
        'dateupdated',
        'lastupdated',
        'lastupdate',
        'moddatetime',
      ],
    ],
  ],
  [
    'image',
    [
      ...['cover', 'coverimage', 'featuredimage', 'featureimage', 'featureimg', 'thumbnail'],
      ...['hero', 'heroimage', 'banner', 'teaser', 'ogimage', 'socialimage', 'images'],
    ],
  ],
  ['authors', ['author']],
  ['lang', ['language', 'locale']],
];

/** Fields that a day is taken from where neither another field nor the file name has one. */
const CREATED = ['created', 'createdat', 'createddate', 'datecreated', 'creationdate'];

const KNOWN = new Set([
  ...SYNONYMS.flatMap(([, names]) => names),
  ...CREATED,
  ...['aliases', 'url', 'postslug'],
  // Elsewhere, they say whether a post is published.
  ...['state', 'status', 'stage', 'access'],
]);

/** The tables of Hugo's and Zola's TOML that hold further fields. */
const TABLES = ['params', 'extra', 'taxonomies'];

/** Whether a field is one of other tools that is read under another name. */
export function isFieldOfOtherTools(key: string): boolean {
  return KNOWN.has(plain(key));
}

/**
 * Maps the front matter of tools other than Jekyll to the schema. The field of the schema counts before its
 * synonyms, but for the day of publication.
 * @param day the day in the name of the file
 */
export function fromOtherTools(entries: Map<string, Entry>, day?: string): Map<string, Entry> {
  const fields = new Map([...tableEntries(entries), ...entries]);
  const written = [...fields.values()].filter((entry) => !isEmpty(entry) && entry.value !== null);
  const find = (name: string) => written.find(({ key }) => plain(key) === name);
  for (const [field, names] of SYNONYMS) {
    const isWritten = !isEmpty(fields.get(field));
    if (isWritten && field !== 'date') continue;
    const readers = names.flatMap((name) => find(name) ?? []);
    const [found] = readers.flatMap((entry) => valueFor(field, entry) ?? []);
    if (found) fields.set(field, found);
  }
  // Obsidian Publish has a boolean.
  const publish = find('publish');
  if (publish && asBoolean(publish.value) !== undefined && isEmpty(fields.get('published'))) {
    fields.set('published', publish);
  }
  const published = fields.get('published');
  if (published && isDay(published)) {
    // Astro's and Hugo's day of publication, where Jekyll has a boolean.
    fields.delete('published');
  }
  const created = CREATED.flatMap((name) => find(name) ?? []).find(isDay);
  if (isEmpty(fields.get('date')) && day === undefined && created) fields.set('date', created);
  const authors = fields.get('authors');
  if (authors) fields.set('authors', { ...authors, value: namesOf(authors.value) });
  const image = fields.get('image');
  if (image) fields.set('image', { ...image, value: imageOf(image.value) });
  const cover = fields.get('cover');
  if (cover) {
    fields.delete('cover');
    for (const entry of coverFields(cover))
      if (!fields.has(entry.key)) fields.set(entry.key, entry);
  }
  const formers = [...formerPaths(fields.get('redirect_from'), fields.get('aliases'), find('url'))];
  if (formers.length > 0) fields.set('redirect_from', merged(formers));
  return fields;
}

/** One field of several, each of which keeps its name and line for diagnostics. */
export function merged(parts: Entry[]): Entry {
  return { ...parts[0], value: parts.flatMap(({ value }) => value), parts };
}

/** The names of a note besides its title (Obsidian). A path among them is a former URL (Hugo). */
export function namesIn(entries: Map<string, Entry>): string[] {
  return [entries.get('aliases')?.value ?? []]
    .flat()
    .filter((name): name is string => typeof name === 'string' && !isPath(name));
}

/** A name of a field as tools write it: `publish_date`, `publish-date` and `publishDate` are one. */
export function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** The fields of tables, each at the line of its table. */
export function tableEntries(
  entries: Map<string, Entry>,
  tables: string[] = TABLES,
): [string, Entry][] {
  return tables.flatMap((name) => {
    const { value, line } = entries.get(name) ?? {};
    return isRecord(value)
      ? Object.entries(value).map(([key, value]): [string, Entry] => [key, { key, value, line }])
      : [];
  });
}

const LANGUAGE = /^[a-z]{2,3}(-|$)/i;

/** @returns undefined where a field has something else under this name, such as `cover: true` */
function valueFor(field: FieldName, entry: Entry): Entry | undefined {
  const { value } = entry;
  if (asBoolean(value) !== undefined) return undefined;
  // Jekyll's is a boolean, and says so where it is neither.
  if (plain(entry.key) === 'published' && !isDay(entry)) return undefined;
  if (field === 'description') {
    const isText = typeof value === 'string' || typeof value === 'number';
    return isText ? { ...entry, value: String(value).replaceAll(/\s+/g, ' ') } : undefined;
  }
  if (field === 'image') {
    const image = imageOf(value);
    const isImage =
      typeof image === 'string' && (isImageName(image) || /^https?:\/\//i.test(image));
    return isImage ? { ...entry, value: image } : undefined;
  }
  if (field === 'lang') {
    // Elsewhere, it may be a programming language.
    const tag = typeof value === 'string' ? value.replaceAll('_', '-') : '';
    return LANGUAGE.test(tag) && languageTag(tag) === undefined
      ? { ...entry, value: tag }
      : undefined;
  }
  if (field === 'updated' && isRecord(value) && 'date' in value) {
    return { ...entry, value: value.date };
  }
  return field !== 'authors' && isRecord(value) ? undefined : entry;
}

/** The keys under which a mapping such as `cover:` names its file. */
const IMAGE_KEYS = ['path', 'image', 'src', 'url', 'file', 'filename', 'feature', 'teaser'];

function imageOf(value: unknown): unknown {
  if (Array.isArray(value)) return imageOf(value[0]);
  if (!isRecord(value)) return value;
  const key = IMAGE_KEYS.find((key) => typeof value[key] === 'string');
  return key === undefined ? value : value[key];
}

/** A cover and its alt text, which Hugo's themes write as one mapping. None where it says something else. */
function coverFields(cover: Entry): Entry[] {
  const image = imageOf(cover.value);
  if (isRecord(image) || asBoolean(image) !== undefined) return [];
  const { alt } = isRecord(cover.value) ? cover.value : {};
  return [
    { ...cover, value: image },
    ...(typeof alt === 'string' ? [{ key: 'coverAlt', value: alt, line: cover.line }] : []),
  ];
}

/** The names of authors that are written as names or as mappings with a `name`, without email addresses. */
function namesOf(value: unknown): unknown {
  const items = typeof value === 'string' ? splitNames(value) : [value].flat();
  return items
    .map((item) => (isRecord(item) ? (item.name ?? '') : item))
    .map((item) => String(item ?? '').replace(/\s*<[^<>]*>\s*$/, ''));
}

/** The names in one text, such as `Ada Lovelace, Alan Turing, and Grace Hopper`. */
export function splitNames(text: string): string[] {
  return text.split(/,(?:\s*(?:and|und|et|&)\s)?/);
}

function isDay({ value, source }: Entry): boolean {
  return parseDate(source ?? String(value), 'UTC') !== undefined;
}

/** Hugo's `aliases` and `url`, and the former URLs of the schema. */
function formerPaths(redirects?: Entry, aliases?: Entry, url?: Entry): Entry[] {
  const paths = [aliases?.value ?? []].flat().filter((alias) => isPath(alias));
  return [
    ...(redirects ? [redirects] : []),
    ...(aliases && paths.length > 0 ? [{ ...aliases, value: paths }] : []),
    ...(url && /^\/(?!\/)/.test(String(url.value)) ? [url] : []),
  ];
}

function isPath(alias: unknown): boolean {
  return typeof alias === 'string' && /^(\/|https?:\/\/)/i.test(alias);
}
