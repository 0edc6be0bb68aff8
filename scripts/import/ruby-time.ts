import { parseDate } from '../../pipeline/dates';

/** A time as Ruby has it: an instant, and its fields in the time zone of the site. */
export type RubyTime = {
  /** In milliseconds since 1970. */
  instant: number;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

/**
 * Parses a time as `Time.parse(text).localtime` does.
 * @param timeZone IANA name of the zone of the site
 * @returns undefined where it is no time
 */
export function parseRubyTime(text: string, timeZone: string): RubyTime | undefined {
  const written = text
    .trim()
    .replace(/^(\d{4})(\d\d)(\d\d)(?=$|T|\s)/, '$1-$2-$3')
    .replace(/T(\d\d)(\d\d)(\d\d)(?!\d)/, 'T$1:$2:$3')
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})/, '$3-$2-$1')
    // A year of two digits, as in the name of a file.
    .replace(/^(\d\d)(?=-\d{1,2}-\d{1,2}(?:$|\s))/, (year) =>
      Number(year) < 69 ? `20${year}` : `19${year}`,
    );
  const date = parseDate(written, timeZone);
  const instant = date
    ? Date.parse(date.instant ?? parseDate(`${date.day} 00:00:00`, timeZone)?.instant ?? '')
    : inWords(written, timeZone);
  // Ruby takes what it can read, such as the day of `2017-02-10 00:10::00`.
  const [day] = /^\d{4}-\d{1,2}-\d{1,2}(?=\D)/.exec(written) ?? [];
  if (instant === undefined && day !== undefined) return parseRubyTime(day, timeZone);
  return instant === undefined || Number.isNaN(instant) ? undefined : timeIn(timeZone, instant);
}

/** Such as `5 January 2020 10:00` or `Jan 5, 2020`. */
function inWords(text: string, timeZone: string): number | undefined {
  if (!/[a-z]{3}/i.test(text) || !/\d{4}/.test(text)) return undefined;
  const utc = Date.parse(/\b(?:utc|gmt|z|[+-]\d{4})$/i.test(text) ? text : `${text} UTC`);
  if (Number.isNaN(utc)) return undefined;
  if (/\b(?:utc|gmt|z|[+-]\d{4})$/i.test(text)) return utc;
  const local = new Date(utc).toISOString().slice(0, 19).replace('T', ' ');
  return Date.parse(parseDate(local, timeZone)?.instant ?? '');
}

/** As Ruby writes a time: `2026-11-27 09:30:00 +0100`. */
export function formatRubyTime({
  instant,
  year,
  month,
  day,
  hour,
  minute,
  second,
}: RubyTime): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const fields = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = Math.round((fields - instant) / 60_000);
  const minutes = Math.abs(offset);
  const date = [String(year).padStart(4, '0'), two(month), two(day)].join('-');
  const time = [hour, minute, second].map(two).join(':');
  const zone = `${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
  return `${date} ${time} ${offset < 0 ? '-' : '+'}${zone}`;
}

/** The fields of an instant in a zone. */
export function timeIn(timeZone: string, instant: number): RubyTime {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts;
  return { instant, year, month, day, hour, minute, second };
}
