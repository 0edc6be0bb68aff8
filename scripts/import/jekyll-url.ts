import type { RubyTime } from './ruby-time';

/** What an address is made of. */
export type UrlParts = {
  /** Of the collection, such as `posts`. */
  collection: string;
  /** Path in the collection, without extension. */
  path: string;
  /** Name of the file without date and extension. */
  basename: string;
  slug: string;
  categories: string[];
  /** Such as `.html`. */
  outputExtension: string;
  time: RubyTime | undefined;
};

/** Jekyll's own styles of addresses of posts. */
const styles: Record<string, string> = {
  pretty: '/:categories/:year/:month/:day/:title/',
  date: '/:categories/:year/:month/:day/:title:output_ext',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** The template of posts for a `permalink` of the site. */
export function postTemplate(permalink: string): string {
  return Object.hasOwn(styles, permalink) ? styles[permalink] : permalink;
}

/** A template for other documents and pages, which end as those of posts do. */
export function withSuffix(template: string, permalink: string): string {
  if (permalink === 'pretty') return `${template}/`;
  if (Object.hasOwn(styles, permalink) || permalink.endsWith(':output_ext')) {
    return `${template}:output_ext`;
  }
  return permalink.endsWith('/') ? `${template}/` : template;
}

/**
 * Computes an address from a template or a permalink, as Jekyll does.
 * @see https://jekyllrb.com/docs/permalinks/
 */
export function urlFrom(template: string, parts: UrlParts): string {
  const values = placeholders(parts);
  const url = template.replaceAll(/:([a-z_]+)/g, (whole, name: string) => {
    // A name may be followed by an underscore of the address.
    for (const key of [name, name.replace(/_$/, '')]) {
      if (Object.hasOwn(values, key)) {
        return escapePath(values[key]()) + name.slice(key.length);
      }
    }
    return whole;
  });
  return `/${url}`
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replaceAll(/\/{2,}/g, '/');
}

function placeholders({
  collection,
  path,
  basename,
  slug,
  categories,
  outputExtension,
  time,
}: UrlParts): Record<string, () => string> {
  const number = (field: Exclude<keyof RubyTime, 'instant'>, digits = 2) =>
    time ? String(time[field]).padStart(digits, '0') : '';
  const date = time ? new Date(Date.UTC(time.year, time.month - 1, time.day)) : undefined;
  const word = (options: Intl.DateTimeFormatOptions) =>
    date?.toLocaleDateString('en', { timeZone: 'UTC', ...options }) ?? '';
  const week = date ? isoWeek(date) : undefined;
  return {
    collection: () => collection,
    output_ext: () => outputExtension,
    path: () => path,
    basename: () => basename,
    name: () => slugify(basename),
    title: () => slugify(slug, 'pretty', true),
    slug: () => slugify(slug),
    categories: () => unique(categories.map((name) => name.toLowerCase())).join('/'),
    slugified_categories: () => unique(categories.map((name) => slugify(name))).join('/'),
    year: () => number('year', 4),
    short_year: () => number('year', 4).slice(-2),
    month: () => number('month'),
    i_month: () => number('month', 1),
    day: () => number('day'),
    i_day: () => number('day', 1),
    hour: () => number('hour'),
    minute: () => number('minute'),
    second: () => number('second'),
    short_month: () => word({ month: 'short' }),
    long_month: () => word({ month: 'long' }),
    short_day: () => word({ weekday: 'short' }),
    long_day: () => word({ weekday: 'long' }),
    y_day: () => (date ? String(dayOfYear(date)).padStart(3, '0') : ''),
    w_year: () => String(week?.year ?? ''),
    week: () => (week ? String(week.week).padStart(2, '0') : ''),
    w_day: () => (date ? String(date.getUTCDay() || 7) : ''),
  };
}

/** What is no part of a name. */
const replaced = {
  default: /[^\p{M}\p{L}\p{Nd}]+/gu,
  pretty: /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu,
  ascii: /[^A-Za-z0-9]+/g,
};

/** Makes a name for an address, as Jekyll's `slugify` does. */
export function slugify(
  text: string,
  mode: keyof typeof replaced | 'latin' = 'default',
  isCased = false,
): string {
  const plain = mode === 'latin' ? text.normalize('NFD').replaceAll(/\p{M}/gu, '') : text;
  const slug = plain
    .replaceAll(replaced[mode === 'latin' ? 'ascii' : mode], '-')
    .replaceAll(/^-|-$/g, '');
  return isCased ? slug : slug.toLowerCase();
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

/** Percent-encodes what no path has. Addressable, which Jekyll uses, leaves reserved signs. */
function escapePath(path: string): string {
  return encodeURI(path.replaceAll(/\p{Cs}/gu, '\uFFFD'))
    .replaceAll('%25', '%')
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F');
}

const DAY_MS = 24 * 60 * 60 * 1000;

function dayOfYear(date: Date): number {
  return (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS + 1;
}

/** The week of ISO 8601: that of its Thursday. */
function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}
