import { hourOfDay, isoDay, parseOffset } from '../../pipeline/dates';

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

const CLOCK = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\b\.?)?`;
const ZONE = String.raw`(?:\s*(?<zone>\S.*))?`;
const MONTH = String.raw`(?<month>\p{L}[\p{L}\p{M}]{2,})\.?`;
const WEEKDAY = String.raw`(?:[\p{L}\p{M}-]+\.?(?:,\s*|\s+))?`;
const TIME = String.raw`(?:,?\s+(?:at\s+)?${CLOCK})?${ZONE}`;
const ISO_TIME = `(?:T${CLOCK})?${ZONE}`;

/** The named parts of a date. */
type Parts = Record<string, string | undefined>;

/** A form of dates, and the day (ISO 8601) that its parts mean. */
type Grammar = { form: RegExp; dayOf: (parts: Record<string, string>) => string | undefined };

const grammar = (form: string, flags: string, dayOf: Grammar['dayOf']): Grammar => ({
  form: new RegExp(`^${form}$`, flags),
  dayOf,
});

const namedDay = ({ year, month, day }: Record<string, string>) => {
  const index = monthIndex(month);
  return index === undefined ? undefined : isoDay(fullYear(year), index + 1, day);
};
const numberedDay = ({ year, month, day }: Record<string, string>) => isoDay(year, month, day);

/** The first whose form a date has counts. */
const GRAMMARS: Grammar[] = [
  // RFC 5322, 3.3 and 4.3: `Mon, 23 Nov 2026 16:00:00 +0100`, also with dashes, without a time.
  grammar(
    String.raw`${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s\-]+(?:de\s+)?${MONTH}[\s,\-]+(?:de\s+)?(?<year>\d{2,4})${TIME}`,
    'iu',
    namedDay,
  ),
  // `Nov 23, 2026 4:00 PM EST`, with or without the day of the week.
  grammar(
    String.raw`${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${TIME}`,
    'iu',
    namedDay,
  ),
  // C's `asctime`, and the form of `Date` in JavaScript: `Mon Nov 23 16:00:00 2026`.
  grammar(
    String.raw`${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})\s+${CLOCK}\s*(?<zone>\S*?)\s+(?<year>\d{4})`,
    'iu',
    namedDay,
  ),
  // ISO 8601: `2026-11-23T16:00:00Z`, with the separators of RFC 3339 and common others.
  grammar(
    String.raw`(?<year>\d{4})(?<separator>[\-/.])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})(?:(?:\s*T\s*|,?\s+)${CLOCK})?${ZONE}`,
    'i',
    numberedDay,
  ),
  // ISO 8601 in the basic form: `20261123T160000Z`.
  grammar(
    String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?:[.,]\d+)?)?${ZONE}`,
    'i',
    numberedDay,
  ),
  // ISO 8601 by the week, `2026-W48-1`, or the day of the year, `2026-327`.
  grammar(
    String.raw`(?<year>\d{4})-?W(?<week>\d{2})-?(?<weekday>[1-7])${ISO_TIME}`,
    '',
    ({ year, week, weekday }) => dayOfWeek(Number(year), Number(week), Number(weekday)),
  ),
  grammar(String.raw`(?<year>\d{4})-(?<number>\d{3})${ISO_TIME}`, '', ({ year, number }) =>
    dayOfYear(Number(year), Number(number)),
  ),
  // Day first, as most of the world writes it: `23.11.2026 16:00`.
  grammar(
    String.raw`(?<day>\d{1,2})(?<separator>[.\/\-])(?<month>\d{1,2})\k<separator>(?<year>\d{4})(?:,?\s+${CLOCK})?${ZONE}`,
    'i',
    ({ day, separator, month, year }) => {
      // 11/23/2026 can only be American.
      if (separator === '/' && Number(month) > 12) return isoDay(year, day, month);
      const isClear = separator === '.' || Number(day) > 12 || day === month;
      return isClear ? isoDay(year, month, day) : undefined;
    },
  ),
];

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
  const { day, ...parts } = partsOf(date);
  if (day === undefined) return undefined;
  const start = Date.parse(`${day}T00:00:00Z`);
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

/** The parts by the first grammar that a date has, with the day in ISO 8601. */
function partsOf(date: string): Parts {
  for (const { form, dayOf } of GRAMMARS) {
    const parts = form.exec(date)?.groups;
    if (parts) return { ...parts, day: dayOf(parts) };
  }
  return {};
}

/** A month (0 to 11) by its English name, or at least three letters of it, or by a name elsewhere. */
function monthIndex(name: string): number | undefined {
  const lower = name.toLowerCase();
  const english = MONTHS.findIndex((month) => month.startsWith(lower));
  return english >= 0 ? english : monthNames().get(lower);
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
  const hours = hourOfDay(hour, half);
  const minutes = hours * 60 + Number(minute);
  const isTime = Number(hour) <= (half ? 12 : 24) && Number(minute) < 60 && Number(second) <= 60;
  return isTime && minutes <= 24 * 60 ? minutes : undefined;
}
