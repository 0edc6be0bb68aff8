import { words } from '../content/internals/site-language';
import type { Show } from '../content/podcasts';
import { formatDay } from './format';

/** A show's status, with the date of the last check. */
export function ShowStatus({ show: { status, feed } }: { show: Show }) {
  const { kind, asOf, newest, longestGap = 1 } = status;
  const last = day(newest);
  const checked = day(asOf);
  switch (kind) {
    case 'active':
      return words.status.active(last, checked);
    case 'late':
      return words.status.late(last, longestGap, checked);
    case 'break':
      return words.status.break(last, longestGap, checked);
    case 'resting':
      return words.status.resting(last, checked);
    case 'ended':
      // The author may have recorded the end with a date before the newest episode.
      return newest && asOf && newest <= asOf
        ? words.status.endedWith(last, checked)
        : words.status.ended(checked);
    case 'unchecked':
      return words.status.unchecked(checked);
    case 'unknown':
      if (asOf) return words.status.tooFewDates(checked);
      return feed ? words.status.notRead : words.status.noFeed;
  }
}

/** A show's status in a few words, for an entry of a list; undefined if there is nothing to say. */
export function shortStatus({ status: { kind, asOf, newest } }: Show): string | undefined {
  const { last, noneSince, unchecked } = words.status.short;
  switch (kind) {
    case 'active':
    case 'ended':
      return newest && last(day(newest));
    case 'break':
    case 'late':
    case 'resting':
      return newest && noneSince(day(newest));
    case 'unchecked':
      return asOf && unchecked(day(asOf));
    case 'unknown':
      return undefined;
  }
}

/** A day that does not break into two lines. */
function day(date: string | undefined): string {
  return date ? formatDay(date, 'medium').replaceAll(' ', '\u00a0') : '';
}
