import { isoDay, parseOffset } from '../../pipeline/dates';

// Tried before: `Date.parse`, which takes “episode 12” for 1 December 2001 and 09.11.2026 for
// 11 September; luxon, which knows neither the obsolete zones of RFC 5322 nor its comments.

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b\.?)?`;
const MONTH = String.raw`(\p{L}[\p{L}\p{M}]{2,})\.?`;
const WEEKDAY = String.raw`(?:[\p{L}\p{M}-]+\.?(?:,\s*|\s+))?`;

/** RFC 5322, 3.3 and 4.3: `Mon, 23 Nov 2026 16:00:00 +0100`, also with dashes, without a time. */
const RFC_5322 = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?${MONTH}[\s,-]+(?:de\s+)?(\d{2,4})(?:,?\s+(?:at\s+)?${CLOCK})?(?:\s*(\S.*))?$`,
  'iu',
);

/** `Nov 23, 2026 4:00 PM EST`, with or without the day of the week. */
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?${CLOCK})?(?:\s*(\S.*))?$`,
  'iu',
);

/** C's `asctime`, and the form of `Date` in JavaScript: `Mon Nov 23 16:00:00 2026`. */
const YEAR_LAST = new RegExp(
  String.raw`^${WEEKDAY}${MONTH}\s+(\d{1,2})\s+${CLOCK}\s*(\S*?)\s+(\d{4})$`,
  'iu',
);

/** ISO 8601: `2026-11-23T16:00:00Z`, with the separators of RFC 3339 and common others. */
const ISO_8601 = new RegExp(
  String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:\s*T\s*|,?\s+)${CLOCK})?\s*(\S.*)?$`,
  'i',
);

/** ISO 8601 in the basic form: `20261123T160000Z`. */
const ISO_8601_BASIC =
  /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?)?\s*(\S.*)?$/i;

/** ISO 8601 by the week, `2026-W48-1`, or the day of the year, `2026-327`. */
const ISO_8601_WEEK = new RegExp(String.raw`^(\d{4})-?W(\d{2})-?([1-7])(?:T${CLOCK})?\s*(\S.*)?$`);
const ISO_8601_ORDINAL = new RegExp(String.raw`^(\d{4})-(\d{3})(?:T${CLOCK})?\s*(\S.*)?$`);

/** Day first, as most of the world writes it: `23.11.2026 16:00`. */
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?\s+${CLOCK})?\s*(\S.*)?$`,
  'i',
);

type Parts = {
  day: string | undefined;
  hour?: string;
  minute?: string;
  second?: string;
  half?: string;
  zone?: string;
};

/**
 * Parses a date of a feed by the grammars of RFC 5322 (RSS) and ISO 8601 (Atom, Dublin Core), and by
 * some forms that publishers write instead. An unknown zone, or none, is UTC (RFC 5322, 4.3).
 * @returns an instant in RFC 3339, or undefined where it is not a date, lies before 1970, or could be
 * two: 09/11/2026 is in September or in November
 */
export function parseFeedDate(written: string): string | undefined {
  const date = written
    // Comments of RFC 5322, `+0100 (CET)`, and the zone of Java, `+01:00[Europe/Berlin]`.
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    // Minus signs and dashes of typesetting.
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (date.length > MAX_LENGTH) return undefined;
  const parts = partsOf(date);
  const start = parts?.day === undefined ? Number.NaN : Date.parse(`${parts.day}T00:00:00Z`);
  if (!parts || Number.isNaN(start)) return undefined;
  const minutes = minutesOf(parts);
  if (minutes === undefined) return undefined;
  // A leap second is the last one of its minute.
  const seconds = Math.min(59, Number(parts.second ?? 0));
  const offset = parseOffset(parts.zone ?? '') ?? 0;
  const time = start + ((minutes - offset) * 60 + seconds) * 1000;
  return time >= 0 && time < END ? new Date(time).toISOString() : undefined;
}

const MAX_LENGTH = 100;
const END = Date.UTC(9999, 11, 31);

function partsOf(date: string): Parts | undefined {
  const rfc5322 = RFC_5322.exec(date);
  if (rfc5322) {
    const [, day, month, year, hour, minute, second, half, zone] = rfc5322;
    return { day: namedDay(year, month, day), hour, minute, second, half, zone };
  }
  const monthFirst = MONTH_FIRST.exec(date);
  if (monthFirst) {
    const [, month, day, year, hour, minute, second, half, zone] = monthFirst;
    return { day: namedDay(year, month, day), hour, minute, second, half, zone };
  }
  const yearLast = YEAR_LAST.exec(date);
  if (yearLast) {
    const [, month, day, hour, minute, second, half, zone, year] = yearLast;
    return { day: namedDay(year, month, day), hour, minute, second, half, zone };
  }
  const iso = ISO_8601.exec(date);
  if (iso) {
    const [, year, , month, day, hour, minute, second, half, zone] = iso;
    return { day: isoDay(year, month, day), hour, minute, second, half, zone };
  }
  const basic = ISO_8601_BASIC.exec(date);
  if (basic) {
    const [, year, month, day, hour, minute, second, zone] = basic;
    return { day: isoDay(year, month, day), hour, minute, second, zone };
  }
  const week = ISO_8601_WEEK.exec(date);
  if (week) {
    const [, year, number, weekday, hour, minute, second, half, zone] = week;
    const day = dayOfWeek(Number(year), Number(number), Number(weekday));
    return { day, hour, minute, second, half, zone };
  }
  const ordinal = ISO_8601_ORDINAL.exec(date);
  if (ordinal) {
    const [, year, number, hour, minute, second, half, zone] = ordinal;
    return { day: dayOfYear(Number(year), Number(number)), hour, minute, second, half, zone };
  }
  const dayFirst = DAY_FIRST.exec(date);
  if (!dayFirst) return undefined;
  const [, day, separator, month, year, hour, minute, second, half, zone] = dayFirst;
  const isClear = separator === '.' || Number(day) > 12 || day === month;
  // 11/23/2026 can only be American.
  const isAmerican = separator === '/' && Number(month) > 12;
  if (!isClear && !isAmerican) return undefined;
  const iso8601 = isAmerican ? isoDay(year, day, month) : isoDay(year, month, day);
  return { day: iso8601, hour, minute, second, half, zone };
}

/** The day with a month by its English name, or at least three letters of it, or a name elsewhere. */
function namedDay(year: string, month: string, day: string): string | undefined {
  const name = month.toLowerCase();
  const english = MONTHS.findIndex((english) => english.startsWith(name));
  const index = english >= 0 ? english : monthNames().get(name);
  return index === undefined ? undefined : isoDay(fullYear(year), index + 1, day);
}

// Languages of Europe. Croatian is left out: its lis is October, that of Polish and Czech is November.
const LANGUAGES = 'de fr es it pt nl sv da nb fi pl cs sk ru uk el tr hu ro ca'.split(' ');
let names: Map<string, number> | undefined;

/** The months (0 to 11) by their long and short names in other languages, in lower case without a period. */
function monthNames(): Map<string, number> {
  if (names) return names;
  const months = new Map<string, Set<number>>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      // With a day, Slavic languages have another form.
      for (const day of ['numeric', undefined] as const) {
        const format = new Intl.DateTimeFormat(language, { month: style, day, timeZone: 'UTC' });
        for (let index = 0; index < 12; index += 1) {
          const parts = format.formatToParts(Date.UTC(2026, index, 1));
          const month = parts.find(({ type }) => type === 'month')?.value ?? '';
          const name = month.toLowerCase().replace(/\.$/, '');
          months.set(name, (months.get(name) ?? new Set()).add(index));
        }
      }
    }
  }
  names = new Map(
    [...months].flatMap(([name, [index, ...others]]) =>
      others.length === 0 ? [[name, index] as const] : [],
    ),
  );
  return names;
}

/** Years of two and three digits: RFC 5322, 4.3. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 2) return number + (number < 50 ? 2000 : 1900);
  return year.length === 3 ? number + 1900 : number;
}

function dayOfYear(year: number, number: number): string | undefined {
  const iso = new Date(Date.UTC(year, 0, number)).toISOString().slice(0, 10);
  return number > 0 && iso.startsWith(`${year}-`) ? iso : undefined;
}

/** The first week of a year has its fourth of January. */
function dayOfWeek(year: number, week: number, weekday: number): string | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  return new Date(Date.UTC(year, 0, monday + (week - 1) * 7 + weekday - 1))
    .toISOString()
    .slice(0, 10);
}

/** The minutes since midnight; 24:00 is the end of the day. Undefined where there is no such time. */
function minutesOf({ hour = '0', minute = '0', second = '0', half }: Parts): number | undefined {
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  const minutes = hours * 60 + Number(minute);
  const isTime = Number(hour) <= (half ? 12 : 24) && Number(minute) < 60 && Number(second) <= 60;
  return isTime && minutes <= 24 * 60 ? minutes : undefined;
}
