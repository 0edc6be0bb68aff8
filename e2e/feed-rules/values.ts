import { urlAttributes } from 'html-url-attributes';
import { Parser } from 'htmlparser2';
import { canParseUrl } from '../../pipeline/can-parse-url';

/** What is wrong with a value, or undefined. */
export type ValueRule = (value: string) => string | undefined;

/** A rule that a pattern says. @param noun what the value should be */
export function pattern(expression: RegExp, noun: string): ValueRule {
  return (value) => (expression.test(value) ? undefined : `“${value}” is not ${noun}`);
}

export function oneOf(...values: string[]): ValueRule {
  return (value) => (values.includes(value) ? undefined : `“${value}” is not ${values.join(', ')}`);
}

/** Any text without control characters, which JSON could hold. */
export const text: ValueRule = (value) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value) ? 'a control character' : undefined;

/**
 * An absolute http or https URL. RFC 3986 also forbids characters such as quotes and those beyond ASCII.
 * They pass: the feeds have addresses of others as the author has written them.
 */
export const httpUrl: ValueRule = (value) => {
  const isAbsolute = /^https?:\/\/[^/?#]/i.test(value) && canParseUrl(value);
  return isAbsolute && !/\s/.test(value) ? undefined : `“${value}” is not an absolute http(s) URL`;
};

/** Any absolute URI, as ids are. */
export const uri: ValueRule = (value) =>
  canParseUrl(value) && !/\s/.test(value) ? undefined : `“${value}” is not an absolute URI`;

/** A calendar date and time of RFC 822 with a year of four digits, as RSS demands, that is not to come. */
export const rfc822Date: ValueRule = (value) => {
  const form =
    /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (\w{3}) (\d{4}) \d\d:\d\d(?::\d\d)? (?:GMT|UT|[ECMP][SD]T|[+-]\d{4})$/;
  const match = form.exec(value);
  if (!match) return `“${value}” is not a date of RFC 822`;
  const [, weekday, day, month, year] = match;
  const date = new Date(`${day} ${month} ${year} 00:00 GMT`);
  const isDay = date.toUTCString().includes(`${day.padStart(2, '0')} ${month} ${year}`);
  if (!isDay) return `“${value}” is not a date of RFC 822`;
  const ownWeekday = date.toUTCString().slice(0, 3);
  if (weekday && weekday !== ownWeekday) return `“${value}” was a ${ownWeekday}`;
  return inFuture(value);
};

/** A date and time of RFC 3339, as Atom and JSON Feed demand, that is not to come. */
export const rfc3339Date: ValueRule = (value) => {
  const form = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const [, day] = form.exec(value) ?? [];
  const isDay = day && !Number.isNaN(Date.parse(value)) && isCalendarDay(day);
  return isDay ? inFuture(value) : `“${value}” is not a date of RFC 3339`;
};

/** A day, or a date and time of RFC 3339, as sitemaps have it. */
export const w3cDate: ValueRule = (value) =>
  /^\d{4}-\d\d-\d\d$/.test(value) && isCalendarDay(value) ? undefined : rfc3339Date(value);

function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** The clock of the host may be behind that of the build. */
const HOUR_MS = 60 * 60 * 1000;

function inFuture(value: string): string | undefined {
  return Date.parse(value) > Date.now() + HOUR_MS ? `“${value}” is in the future` : undefined;
}

/** A language tag (BCP 47). */
export const languageTag: ValueRule = (value) => {
  try {
    return new Intl.Locale(value) && undefined;
  } catch {
    return `“${value}” is not a language tag`;
  }
};

export const mediaType = pattern(/^[\w.+-]+\/[\w.+-]+$/, 'a media type');
export const wholeNumber = pattern(/^(0|[1-9]\d*)$/, 'a whole number');
export const positiveNumber = pattern(/^[1-9]\d*$/, 'a positive whole number');
/** Seconds, or hours, minutes and seconds: https://podcasters.apple.com/support/823-podcast-requirements */
export const duration = pattern(/^(\d+|(\d+:)?[0-5]?\d:[0-5]\d)$/, 'a duration');
/** RSS demands an e-mail address of persons, with the name in brackets where there is one. */
export const rssPerson = pattern(/^[^\s@]+@[^\s@]+\.[^\s@]+( \(.+\))?$/, 'an e-mail address');

/** Text without tags, where readers would show them. */
export const plainText: ValueRule = (value) =>
  text(value) ??
  (/<\/?(p|a|br|div|span|ul|li|img)\b/i.test(value) ? 'tags in plain text' : undefined);

// Readers remove all of these, and the validator of the W3C calls them a security risk. It says so of
// `iframe`, and of `style` attributes with properties that it does not know, too. They pass: an author may
// write a frame or a style in a post, and a reader that removes it takes nothing from the text.
const FORBIDDEN =
  /^(script|style|object|embed|applet|base|meta|link|frame|frameset|html|head|body)$/;

/** HTML in a feed: without code, and with absolute URLs, since readers show it on a page of their own. */
export const feedHtml: ValueRule = (value) => {
  const problems: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (FORBIDDEN.test(name)) problems.push(`<${name}> in HTML`);
      for (const [attribute, content] of Object.entries(attributes)) {
        const problem = attributeProblem(attribute, content);
        if (problem) problems.push(`${problem} in <${name} ${attribute}>`);
      }
    },
  });
  parser.end(value);
  return text(value) ?? problems[0];
};

function attributeProblem(name: string, value: string): string | undefined {
  if (/^on/i.test(name)) return 'an event handler';
  if (/^srcset$/i.test(name)) {
    return value.split(/,\s+/).every((part) => isAbsolute(part.trim()))
      ? undefined
      : 'a relative URL';
  }
  if (!(name in URL_ATTRIBUTES)) return undefined;
  return isAbsolute(value) ? undefined : `“${value}”, not an absolute URL,`;
}

/** By their names in HTML, which the table has as properties. */
const URL_ATTRIBUTES = Object.fromEntries(
  Object.keys(urlAttributes).map((name) => [name.toLowerCase(), true]),
);

function isAbsolute(url: string): boolean {
  return /^(https?:\/\/[^/]|(?!https?:|javascript:)[a-z][a-z\d+.-]*:)/i.test(url);
}
