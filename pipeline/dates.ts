// Dates are calendar days, such as `2023-06-14` (ISO 8601). A time or an offset in a file never
// changes the day: readers see the day that the author wrote. A time that is written makes an instant too.

const DAY = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|,?\s+)(.+))?$/;
// After the day, Jekyll's posts have 9:05, 09:05:00.123 -0600, 18:30:22 UTC and more.
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?(?:\.?m\.?)?\s*(\S.*)?$/i;
const NUMERIC_ZONE = /^(?:UTC|GMT)?\s*([+-]\d{1,2})(?::?(\d{2}))?$/i;

/** The offsets of named zones that dates have (RFC 5322, 4.3, and other common ones), in hours. */
const NAMED_ZONES = new Map([
  ...['Z', 'UT', 'UTC', 'GMT', 'WET'].map((name) => [name, 0] as const),
  ...['CET', 'MEZ', 'BST', 'WEST'].map((name) => [name, 1] as const),
  ...['EET', 'CEST', 'MESZ', 'SAST'].map((name) => [name, 2] as const),
  ...['EEST', 'MSK'].map((name) => [name, 3] as const),
  ...['JST', 'KST'].map((name) => [name, 9] as const),
  ...['HKT', 'SGT', 'AWST'].map((name) => [name, 8] as const),
  ['ACST', 9.5],
  ['AEST', 10],
  ['ACDT', 10.5],
  ['AEDT', 11],
  ['NZST', 12],
  ['NZDT', 13],
  ['BRT', -3],
  ['AST', -4],
  ['AKDT', -8],
  ['AKST', -9],
  ['HST', -10],
  ...['EST', 'CDT'].map((name) => [name, -5] as const),
  ...['CST', 'MDT'].map((name) => [name, -6] as const),
  ...['MST', 'PDT'].map((name) => [name, -7] as const),
  ['PST', -8],
  ['EDT', -4],
]);

/** A date as it was written: its calendar day, and an instant (RFC 3339) where there is a time. */
export type WrittenDate = { day: string; instant?: string };

/**
 * Parses a date with or without a time.
 * @param timeZone the IANA name of the zone of a time without an offset
 * @returns undefined where it is invalid, such as `2023-02-30` or `soon`
 */
export function parseDate(written: string, timeZone: string): WrittenDate | undefined {
  const key = `${timeZone} ${written}`;
  if (!parsed.has(key)) parsed.set(key, parseWritten(written, timeZone));
  return parsed.get(key);
}

// In development, ten thousand posts are sorted by their dates at each change.
const parsed = new Map<string, WrittenDate | undefined>();

function parseWritten(written: string, timeZone: string): WrittenDate | undefined {
  const match = DAY.exec(written.trim());
  const day = match && isoDay(match[1], match[3], match[4]);
  if (!day) return undefined;
  const time = match.at(5);
  if (time === undefined) return { day };
  const clock = TIME.exec(time);
  if (!clock) return undefined;
  const [, hours, minutes, seconds = '00', half, zone] = clock;
  const hour = hourOfDay(hours, half);
  const local = `${day}T${[hour, minutes, seconds].map(twoDigits).join(':')}`;
  const offset = zone === undefined ? offsetIn(timeZone, local) : parseOffset(zone);
  if (offset === undefined) return undefined;
  const instant = local + formatOffset(offset);
  // Date.parse accepts 24:00.
  return hour > 23 || Number.isNaN(Date.parse(instant)) ? undefined : { day, instant };
}

/** The hour (0 to 23, or as it is written) of a clock of 24 hours, or of 12 with `am` or `pm`. */
export function hourOfDay(hour: string, half: string | undefined): number {
  return half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
}

/** Parses the calendar day of a date. @returns undefined where it is invalid */
export function parseDay(written: string): string | undefined {
  return parseDate(written, 'UTC')?.day;
}

/** The day in ISO 8601, or undefined where there is none, such as 30 February. */
export function isoDay(
  year: string | number,
  month: string | number,
  day: string | number,
): string | undefined {
  const iso = [year, ...[month, day].map(twoDigits)].join('-');
  // Date turns 30 February into a day of March.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : undefined;
}

function twoDigits(part: string | number): string {
  return String(part).padStart(2, '0');
}

/**
 * The offset of a zone by its name, such as `EST`, or as a number, such as `+02:00` or `UTC+2`.
 * @returns minutes, or undefined for an unknown zone
 */
export function parseOffset(zone: string): number | undefined {
  const hours = NAMED_ZONES.get(zone.trim().toUpperCase());
  if (hours !== undefined) return hours * 60;
  const numeric = NUMERIC_ZONE.exec(zone.trim());
  if (!numeric) return undefined;
  const [, hour, minute = '0'] = numeric;
  const minutes = Number(hour) * 60 + (hour.startsWith('-') ? -1 : 1) * Number(minute);
  // No place on earth is farther from UTC.
  return Math.abs(minutes) <= 14 * 60 && Number(minute) < 60 ? minutes : undefined;
}

/** The offset of a zone at a local time, in minutes: the engine has no Temporal in Node 20. */
function offsetIn(timeZone: string, local: string): number | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const format =
    offsets.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  offsets.set(timeZone, format);
  const offsetAt = (instant: number) => {
    const part = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName');
    return parseOffset(part?.value ?? '') ?? 0;
  };
  // The first guess is off within hours of a change to or from summer time.
  return offsetAt(asUtc - offsetAt(asUtc) * MINUTE_MS);
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const absolute = Math.abs(minutes);
  const parts = [Math.floor(absolute / 60), absolute % 60].map(twoDigits);
  return `${minutes < 0 ? '-' : '+'}${parts.join(':')}`;
}

// Creating one takes longer than using it a hundred times.
const zones = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in a time zone (IANA name) at an instant. */
export function dayIn(timeZone: string, instant: Date): string {
  const format =
    zones.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  zones.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(instant).map((p) => [p.type, p.value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/** The start of a day in UTC, for formats that only have instants. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The number of days from one to another: negative where the second is before the first. */
export function daysBetween(from: string, to: string): number {
  return (startOf(to).getTime() - startOf(from).getTime()) / DAY_MS;
}
