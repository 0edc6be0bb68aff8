// Dates are calendar days, such as `2023-06-14` (ISO 8601). A time or an offset in a file never
// changes the day: readers see the day that the author wrote.

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)(.+))?$/;
// After the day, Jekyll's posts have 9:05, 09:05:00.123 -0600, 18:30:22 UTC and more: at least a time.
const TIME = /^\d{1,2}:\d{2}\b/;

/** Parses the calendar day of a date. @returns undefined where it is invalid, such as `2023-02-30` or `soon` */
export function parseDay(written: string): string | undefined {
  const match = DAY.exec(written.trim());
  if (!match) return undefined;
  const time = match.at(4);
  if (time !== undefined && !TIME.test(time)) return undefined;

  const [year, month, day] = match.slice(1, 4).map(Number);
  const iso = [match[1], ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
  // Date turns 30 February into a day of March.
  const rolled = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  return rolled === iso ? iso : undefined;
}

// Creating one takes longer than using it a hundred times.
const zones = new Map<string, Intl.DateTimeFormat>();

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

const DAY_MS = 24 * 60 * 60 * 1000;

/** The number of days from one to another: negative where the second is before the first. */
export function daysBetween(from: string, to: string): number {
  return (startOf(to).getTime() - startOf(from).getTime()) / DAY_MS;
}
