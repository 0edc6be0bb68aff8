import type { Show } from '../content/podcasts';
import { formatDay } from './format';

/** How a show is doing, with the day that this is true of. */
export function ShowStatus({ show: { status, feed } }: { show: Show }) {
  const { kind, asOf, newest, usualGap } = status;
  const last = newest && formatDay(newest, 'medium');
  const checked = asOf && `, as of ${formatDay(asOf, 'medium')}`;
  switch (kind) {
    case 'active':
      return `Active: last episode ${last}${checked}`;
    case 'late':
      return `Late: no episode since ${last}, though one usually comes every ${inDays(usualGap ?? 0)}${checked}`;
    case 'ended':
      // An author may have found the end before the feed's last word.
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

/** The same in two or three words for a list, where there is something to say. */
export function statusNote({ status: { kind, asOf, newest } }: Show): string | undefined {
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

function inDays(days: number): string {
  const whole = Math.round(days);
  return whole <= 1 ? 'day' : `${whole} days`;
}
