import { stringify } from 'yaml';
import { parseDate } from '../../pipeline/dates';
import { splitNames } from '../../pipeline/loader/other-tools';
import { slugOfTag } from '../../pipeline/slugs';
import type { ImportDiagnostic } from './import-diagnostic';
import { mapping, text } from './jekyll-config';
import type { JekyllDocument } from './jekyll-document';
import { formatRubyTime, timeIn } from './ruby-time';

/** What Jekyll's fields are read for, and what only its themes know. */
const READ = new Set(
  [
    'subtitle header-img title date categories category tags tag permalink published slug layout excerpt description',
    'image header cover redirect_from redirect_to author authors last_modified_at last-modified-at',
    'last_updated updated modified draft hide hidden lang language locale canonical_url canonical',
    'comments math mathjax katex use_math usemathjax ext status',
  ].flatMap((names) => names.split(' ')),
);

/** What the front matter of a document becomes. */
export type NewFrontMatter = { yaml: string; diagnostics: ImportDiagnostic[] };

/** What the front matter needs to know of the rest. */
export type FrontMatterOptions = {
  /** The old address. */
  redirectFrom: string[];
  isDraft: boolean;
  timeZone: string;
  /** The name of the author of the site. */
  author: string;
  /** Whether a single dollar begins a formula. */
  math: boolean;
  /** What an address of the blog becomes; undefined for a file that is not there. */
  imageAt(address: string): string | undefined;
};

/** Writes the front matter of a post or a page for this site. */
export function newFrontMatter(
  document: JekyllDocument,
  options: FrontMatterOptions,
): NewFrontMatter {
  const { data, ownData, kind, file, title, categories, tags } = document;
  const diagnostics: ImportDiagnostic[] = [];
  const report = (kindOf: ImportDiagnostic['kind'], message: string, hint: string) =>
    diagnostics.push({ file, line: 1, kind: kindOf, message, hint });
  const isPost = kind !== 'page';
  const fields: Record<string, unknown> = { title: title || 'Untitled' };
  // A document of a collection may have none.
  if (isPost && (kind !== 'document' || document.time)) {
    fields.date = dateOf(document, options.timeZone);
  }
  const description = oneLine(text(data.description) || text(data.excerpt) || text(data.subtitle));
  if (description !== '') fields.description = description;
  if (isPost) {
    const terms = unique([...tags, ...categories]);
    const usable = terms.filter((term) => slugOfTag(term) !== '');
    if (usable.length > 0) fields.tags = usable;
    const updated = ['last_modified_at', 'last-modified-at', 'last_updated', 'updated', 'modified']
      .map((key) => text(data[key]))
      .find((value) => parseDate(value, options.timeZone));
    if (updated !== undefined) fields.updated = updated;
    const authors = authorsOf(data.authors ?? data.author).filter(
      (name) => name !== options.author,
    );
    if (authors.length > 0) fields.authors = authors;
    const image = imageOf(data);
    const found = image === '' ? undefined : options.imageAt(image);
    if (found !== undefined) fields.image = found;
    else if (image !== '')
      report('lost', `the image “${image}” is not there`, 'add it, and name it in the field image');
    if (options.math) fields.math = true;
    if (data.comments === false) fields.comments = false;
    const canonical = text(data.canonical_url) || text(data.canonical);
    if (/^https?:\/\//.test(canonical)) fields.canonical = canonical;
    // WordPress writes it; Jekyll shows such a post.
    const isUnfinished = /^(?:draft|pending|private)$/i.test(text(data.status));
    if (options.isDraft || isUnfinished) fields.draft = true;
    if (isUnfinished && !options.isDraft) {
      report(
        'guessed',
        `status: ${text(data.status)} makes it a draft`,
        'remove draft: true, if it was shown',
      );
    }
    if (data.hide === true || data.hidden === true) {
      report(
        'guessed',
        'it was hidden in lists, and is in them here',
        'write draft: true, if nobody is to read it',
      );
    }
  }
  const language = text(data.lang) || text(data.language) || text(data.locale);
  if (/^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/.test(language)) fields.lang = language.replace('_', '-');
  if (options.redirectFrom.length > 0) fields.redirect_from = options.redirectFrom;
  if (text(data.redirect_to) !== '') {
    report('lost', `it led to ${text(data.redirect_to)}`, 'write that link in its text');
  }
  const others = Object.entries(ownData).filter(
    ([key, value]) =>
      !READ.has(key) && !(key in fields) && value !== null && value !== '' && /^[\w-]+$/.test(key),
  );
  const yaml = stringify({ ...fields, ...Object.fromEntries(others) }, { lineWidth: 0 });
  return { yaml: `---\n${yaml}---\n`, diagnostics };
}

/** As it was written, where this site reads it; else in ISO 8601. */
function dateOf({ data, writtenDay, time, modified }: JekyllDocument, timeZone: string): string {
  const written = text(data.date);
  if (written !== '' && parseDate(written, timeZone)) return written;
  const [year, month, day] = writtenDay?.split('-') ?? [];
  if (written === '' && year !== undefined) {
    return [year.padStart(4, '20'), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  }
  const known = time ?? timeIn(timeZone, modified);
  const isDay = time === undefined || (known.hour === 0 && known.minute === 0);
  return isDay ? formatRubyTime(known).slice(0, 10) : formatRubyTime(known);
}

/** The day that a post's file is named by. */
export function dayOf(document: JekyllDocument, timeZone: string): string {
  return parseDate(dateOf(document, timeZone), timeZone)?.day ?? '1970-01-01';
}

function authorsOf(value: unknown): string[] {
  const all = typeof value === 'string' ? splitNames(value) : [value].flat();
  return unique(
    all
      .flatMap((author) => text(author) || text(mapping(author).name) || [])
      .flatMap((name) => oneLine(name)),
  );
}

function imageOf(data: Record<string, unknown>): string {
  const header = mapping(data.header);
  const candidates = [
    data.image,
    data.cover,
    data['header-img'],
    header.og_image,
    header.teaser,
    header.image,
    header.overlay_image,
  ];
  for (const candidate of candidates) {
    const { path, src, url, feature, teaser } = mapping(candidate);
    for (const value of [candidate, path, src, url, feature, teaser])
      if (text(value) !== '' && value !== true && value !== false) return text(value);
  }
  return '';
}

/** Without markup and line breaks. */
function oneLine(value: string): string {
  return value
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function unique(values: string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = slugOfTag(value) || value;
    return !seen.has(key) && seen.add(key);
  });
}
