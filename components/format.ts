import { site } from '../content/site';
import { dayIn, startOf } from '../pipeline/dates';

const dayStyles = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The length of a formatted day. */
export type DayStyle = keyof typeof dayStyles;

/** Formats a day: `14 June 2023`, `14 Jun 2023`, or `14 Jun` in a list under its year. */
export function formatDay(day: string, style: DayStyle): string {
  // In UTC, since a day has no time zone: any other would shift it.
  const format = new Intl.DateTimeFormat(site.language, { ...dayStyles[style], timeZone: 'UTC' });
  return format.format(startOf(day));
}

/** Formats a month in a list under its year: `Jun`. @param month such as `2023-06` */
export function formatMonth(month: string): string {
  const format = new Intl.DateTimeFormat(site.language, { month: 'short', timeZone: 'UTC' });
  return format.format(startOf(`${month}-01`));
}

/** The calendar day of an instant in the site's time zone. @param instant in the format of RFC 3339 */
export function dayOf(instant: string): string {
  return dayIn(site.timeZone, new Date(instant));
}

const MINUTES_PER_HOUR = 60;

/** Formats a duration in minutes: `37 mins`, `1 hr 12 mins`. */
export function formatMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / MINUTES_PER_HOUR), minutes % MINUTES_PER_HOUR];
  const parts = [
    ...(hours > 0 ? [formatUnit(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [formatUnit(rest, 'minute')] : []),
  ];
  return parts.join(' ');
}

/** Formats a duration in seconds, as whole minutes: at least one. */
export function formatSeconds(seconds: number): string {
  return formatMinutes(Math.max(1, Math.round(seconds / 60)));
}

function formatUnit(count: number, unit: 'hour' | 'minute'): string {
  return new Intl.NumberFormat(site.language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  }).format(count);
}

/** Formats names as part of a sentence, with no-break spaces within each: `Chris Benson and Jo Li`. */
export function formatList(names: string[]): string {
  return partsOfList(names)
    .map(({ value }) => value)
    .join('');
}

/** The parts of such a sentence: the names are of the type `element`, in their order. */
export function partsOfList(names: string[]) {
  const unbroken = names.map((name) => name.replaceAll(' ', '\u00a0'));
  return new Intl.ListFormat(site.language, { type: 'conjunction' }).formatToParts(unbroken);
}

/** The name of a language that is not that of the site. */
export function foreignLanguage(tag: string | undefined): string | undefined {
  const isForeign = tag !== undefined && primary(tag) !== primary(site.language);
  return isForeign ? languageName(tag) : undefined;
}

function primary(tag: string): string {
  return tag.split('-')[0].toLowerCase();
}

/** The name of a language: `en` is English. @param tag a BCP 47 language tag */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(site.language, { type: 'language' }).of(tag) ?? tag;
}
