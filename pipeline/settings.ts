import type { Diagnostic, DiagnosticText } from './diagnostics/diagnostic';
import { languageTag } from './loader/validators';

/** A link in the menu. */
type MenuLink = { label: string; url: string };

/** The facts about a site. */
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
  /** The image that chats show with a link. Width and height in pixels. */
  picture: { url: string; width: number; height: number };
};

/**
 * Checks the facts about a site, which TypeScript knows only the types of.
 * @param file the path in the project of the file that has them
 * @param source what the file holds, for the lines of the keys
 */
export function checkSettings(settings: SiteSettings, file: string, source: string): Diagnostic[] {
  const { name, tagline, url, language, author, timeZone, menu, picture } = settings;
  const checks: [key: string, DiagnosticText | undefined][] = [
    ['name', checkText(name, 'the name of the site')],
    ['tagline', checkText(tagline, 'a line about the site')],
    ['url', checkOrigin(url)],
    ['language', languageTag(language)],
    ['name', checkText(author.name, 'the name of the author')],
    ['page', checkPath(author.page)],
    ['timeZone', checkTimeZone(timeZone)],
    ...menu.map(({ url }): [string, DiagnosticText | undefined] => ['url', checkMenuUrl(url)]),
    ['url', checkPath(picture.url)],
  ];
  return checks.flatMap(([key, problem]): Diagnostic[] => {
    if (!problem) return [];
    return [
      { severity: 'error', file, line: lineOf(source, key, problem), field: key, ...problem },
    ];
  });
}

/** The 1-based line of a key: the one whose value the message quotes, or else the first. */
function lineOf(source: string, key: string, { message }: DiagnosticText): number | undefined {
  const [, value = ''] = /“([^”]*)”/.exec(message) ?? [];
  const lines = source.split('\n');
  const isKey = (line: string) => new RegExp(`\\b${key}\\s*:`).test(line);
  const exact = lines.findIndex((line) => isKey(line) && line.includes(value));
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
  if (pathname !== '/' || /[?#]/.test(value)) {
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
  return problem && { ...problem, hint: `${problem.hint}, or a whole URL` };
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
