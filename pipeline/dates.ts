// Dates are calendar days, written `2023-06-14` (ISO 8601). A time or an offset in a file never
// moves the day: the day that the author wrote is the day that the reader sees.

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)(.+))?$/;
// Behind the day, Jekyll's posts have 9:05, 09:05:00.123 -0600, 18:30:22 UTC and more: a time at least.
const TIME = /^\d{1,2}:\d{2}\b/;

/** The day that a date names, or undefined if it names none (`2023-02-30`, `soon`). */
export function parseDay(written: string): string | undefined {
  const match = DAY.exec(written.trim());
  if (!match) return undefined;
  const time = match.at(4);
  if (time !== undefined && !TIME.test(time)) return undefined;

  const [year, month, day] = match.slice(1, 4).map(Number);
  const iso = [match[1], ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
  // Date rolls 30 February over into March instead of refusing it.
  const rolled = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  return rolled === iso ? iso : undefined;
}

// To make one takes longer than to use it a hundred times.
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

/** The instant that stands for a day where a format has no days. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days lie between two: negative where the second is before the first. */
export function daysBetween(from: string, to: string): number {
  return (startOf(to).getTime() - startOf(from).getTime()) / DAY_MS;
}
