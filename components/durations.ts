import { site } from '../content/site';

const MINUTES_AN_HOUR = 60;

/** A length of time for reading: `37 mins`, `1 hr 12 mins`. */
export function formatMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / MINUTES_AN_HOUR), minutes % MINUTES_AN_HOUR];
  const parts = [
    ...(hours > 0 ? [unit(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [unit(rest, 'minute')] : []),
  ];
  return parts.join(' ');
}

function unit(count: number, name: 'hour' | 'minute'): string {
  return new Intl.NumberFormat(site.language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
  }).format(count);
}
