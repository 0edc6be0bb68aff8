import type { Show } from '../content/podcasts';
import { formatDay } from './format';

/** A show's status, with the date of the last check. */
export function ShowStatus({ show: { status, feed } }: { show: Show }) {
  const { kind, asOf, newest, usualGap } = status;
  const last = newest && formatDay(newest, 'medium');
  const checked = asOf && `, as of ${formatDay(asOf, 'medium')}`;
  switch (kind) {
    case 'active':
      return `Active: last episode ${last}${checked}`;
    case 'late':
      return `Late: no episode since ${last}, though one usually comes every ${formatDays(usualGap ?? 0)}${checked}`;
    case 'ended':
      // The author may have recorded the end with a date before the newest episode.
      return newest && asOf && newest <= asOf
        ? `No longer running: last episode ${last}${checked}`
        : `No longer running${checked}`;
    case 'unchecked':
      return `Not checked since ${asOf && formatDay(asOf, 'medium')}`;
    case 'unknown':
      if (asOf) return `Unknown: its feed has too few dates to tell${checked}`;
      return feed
        ? 'Unknown: its feed has not been read yet'
        : 'Unknown: there is no feed to check it by';
  }
}

/** A show's status in a few words, for an entry of a list; undefined if there is nothing to say. */
export function shortStatus({ status: { kind, asOf, newest } }: Show): string | undefined {
  switch (kind) {
    case 'active':
      return newest && `last episode ${formatDay(newest, 'medium')}`;
    case 'late':
      return newest && `no episode since ${formatDay(newest, 'medium')}`;
    case 'ended':
      return newest ? `last episode ${formatDay(newest, 'medium')}` : undefined;
    case 'unchecked':
      return asOf && `not checked since ${formatDay(asOf, 'medium')}`;
    case 'unknown':
      return undefined;
  }
}

function formatDays(days: number): string {
  const whole = Math.round(days);
  return whole <= 1 ? 'day' : `${whole} days`;
}
