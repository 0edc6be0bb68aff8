import type { Diagnostic, DiagnosticText } from './diagnostics/diagnostic';
import { languageTag } from './loader/validators';

/** A link in the menu. */
export type MenuLink = { label: string; url: string };

/** The settings of a site. */
export type SiteSettings = {
  name: string;
  tagline: string;
  /** The origin: scheme and host, without a path. */
  url: string;
  /** A BCP 47 language tag, such as `en-GB`. */
  language: string;
  /** @property page the URL path of the page about the author */
  author: { name: string; page: string };
  /** An IANA time zone, such as `Europe/Vienna`. */
  timeZone: string;
  smartPunctuation: boolean;
  menu: readonly MenuLink[];
  /** The image in link previews. Width and height in pixels. */
  image: { url: string; width: number; height: number };
};

/**
 * Checks the values of a site's settings: TypeScript checks only their types.
 * @param file the path in the project of the file that has them
 * @param source the content of the file, for the lines of the keys
 */
export function checkSettings(settings: SiteSettings, file: string, source: string): Diagnostic[] {
  const { name, tagline, url, language, author, timeZone, menu, image } = settings;
  const checks: [key: string, value: string, problem: DiagnosticText | undefined][] = [
    ['name', name, checkText(name, 'the name of the site')],
    ['tagline', tagline, checkText(tagline, 'a line about the site')],
    ['url', url, checkOrigin(url)],
    ['language', language, languageTag(language)],
    ['name', author.name, checkText(author.name, 'the name of the author')],
    ['page', author.page, checkPath(author.page)],
    ['timeZone', timeZone, checkTimeZone(timeZone)],
    ...menu.flatMap(({ label, url }): typeof checks => [
      ['label', label, checkText(label, 'the text of the link')],
      ['url', url, checkMenuUrl(url)],
    ]),
    ['url', image.url, checkPath(image.url)],
  ];
  return checks.flatMap(([key, value, problem]): Diagnostic[] => {
    if (!problem) return [];
    return [{ severity: 'error', file, line: lineOf(source, key, value), field: key, ...problem }];
  });
}

/** The 1-based line of a key: the one with the value, or else the first. */
function lineOf(source: string, key: string, value: string): number | undefined {
  const lines = source.split('\n');
  const isKey = (line: string) => new RegExp(`\\b${key}\\s*:`).test(line);
  const literals = [`'${value}'`, `"${value}"`, `\`${value}\``];
  const hasValue = (line: string) => literals.some((literal) => line.includes(literal));
  const exact = lines.findIndex((line) => isKey(line) && hasValue(line));
  const index = exact >= 0 ? exact : lines.findIndex(isKey);
  return index >= 0 ? index + 1 : undefined;
}

function checkText(value: string, what: string): DiagnosticText | undefined {
  return value.trim() === '' ? { message: 'is empty', hint: `write ${what}` } : undefined;
}

function checkOrigin(value: string): DiagnosticText | undefined {
  const hint = 'write scheme and host, such as https://www.example.org';
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    return { message: `invalid URL “${value}”`, hint };
  }
  const { origin, pathname } = new URL(value);
  if (/[?#]/.test(value)) {
    return { message: `the URL “${value}” has a query or a fragment`, hint: `write ${origin}` };
  }
  if (pathname !== '/') {
    return {
      message: `the URL “${value}” has a path`,
      hint: `write ${origin}, and build with BASE_PATH=${pathname.replace(/\/$/, '')} where the site is not at the top of its host`,
    };
  }
  return undefined;
}

function checkPath(value: string): DiagnosticText | undefined {
  return /^\/(?!\/)/.test(value)
    ? undefined
    : { message: `invalid path “${value}”`, hint: 'write a path of this site, such as /about/' };
}

function checkMenuUrl(value: string): DiagnosticText | undefined {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return undefined;
  const problem = checkPath(value);
  return problem && { ...problem, hint: `${problem.hint}, or a full URL` };
}

function checkTimeZone(value: string): DiagnosticText | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return undefined;
  } catch {
    const [meant] = Intl.supportedValuesOf('timeZone').filter(
      (zone) => zone.split('/').at(-1)?.toLowerCase() === value.toLowerCase(),
    );
    const hint = `write an IANA name, such as ${meant ?? 'Europe/Berlin'}`;
    return { message: `unknown time zone “${value}”`, hint };
  }
}
