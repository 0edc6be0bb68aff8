import { text } from './jekyll-config';
import type { JekyllSite } from './jekyll-site';
import type { MathSettings } from './math-settings';

/** The settings of a blog, as `content/site.ts` has them. */
export type BlogSettings = Partial<
  Record<'name' | 'tagline' | 'url' | 'language' | 'timeZone' | 'author', string>
> &
  Pick<MathSettings, 'macros'>;

/** Reads the settings of a blog that have a place here. */
export function blogSettings({ config }: JekyllSite, { macros }: MathSettings): BlogSettings {
  const { values, url, timeZone } = config;
  const { author } = values;
  const name = text(author) || text((author as { name?: unknown } | undefined)?.name);
  const language = text(values.lang) || text(values.locale) || text(values.language);
  const settings = {
    name: text(values.title) || text(values.name),
    tagline: (text(values.tagline) || text(values.description)).replaceAll(/\s+/g, ' '),
    url: /^https?:\/\/[^/\s]+\.[^/\s]+$/.test(url) && !/localhost/.test(url) ? url : '',
    language: /^[a-z]{2,3}(?:[-_][A-Z]{2})?$/.test(language) ? language.replace('_', '-') : '',
    timeZone: values.timezone === undefined ? '' : timeZone,
    author: name,
  };
  const known = Object.entries(settings).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(known), macros };
}

/**
 * Writes the settings of a blog into `content/site.ts`, where that still has the sample's URL.
 * @param source the text of `content/site.ts`
 * @returns undefined where the owner has set it up already
 */
export function withBlogSettings(source: string, settings: BlogSettings): string | undefined {
  if (!/^ {2}url: 'https:\/\/[\w.-]+\.example',$/m.test(source)) return undefined;
  const { macros, author, ...others } = settings;
  let result = source;
  for (const [key, value] of Object.entries(others)) {
    if (value === undefined) continue;
    result = result.replace(
      new RegExp(`^(  ${key}: )'[^'\\n]*'`, 'm'),
      (_whole, start) => start + quoted(value),
    );
  }
  if (author !== undefined) {
    result = result.replace(
      /(\bauthor: \{ name: )'[^'\n]*'/,
      (_whole, start) => start + quoted(author),
    );
  }
  const written = Object.entries(macros).map(
    ([name, definition]) => `    ${name}: ${code(definition)},\n`,
  );
  if (written.length > 0) {
    result = result.replace(/^ {2}macros: \{\},$/m, () => `  macros: {\n${written.join('')}  },`);
  }
  return result;
}

function code(definition: string | [string, number]): string {
  return typeof definition === 'string'
    ? quoted(definition)
    : `[${quoted(definition[0])}, ${definition[1]}]`;
}

function quoted(value: string): string {
  return `'${value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}'`;
}
