import { dayIn, daysBetween } from '../../pipeline/dates';
import type { Episode, Snapshot } from '../internals/documents';
import { site } from '../site';
import { median } from './median';

/** Whether a show still has new episodes, by its snapshot. Days are calendar days. */
export type Status = {
  /**
   * `active` and `late` by its usual gap, `ended` by its feed or the author, `unchecked` where the
   * snapshot is too old, and `unknown` where there is no snapshot, or too few episodes have a date.
   */
  kind: 'active' | 'late' | 'ended' | 'unchecked' | 'unknown';
  /** The day of the status: that of the snapshot, or the day that the author gives for the end. */
  asOf?: string;
  /** The day of the newest episode. */
  newest?: string;
  /** The usual number of days from one day with an episode to the next. */
  usualGap?: number;
};

/** The input: a whole feed, or the part of it in a snapshot. */
export type FeedHistory = Pick<Snapshot, 'checked' | 'complete'> & {
  episodes: Pick<Episode, 'published'>[];
};

/** How many of the newest episodes a snapshot keeps: enough for a usual gap and length. */
export const EPISODES_KEPT = 30;

const DAYS_FRESH = 30;
// A show is late after this many of its usual gaps without an episode.
const LATE_AFTER = 5;
const LATE_AFTER_WHERE_RARE = 3;
const DAYS_A_MONTH = 31;

/**
 * Computes the status of a show on the day of its snapshot, so that a later build from the same files
 * gives the same result. Only `unchecked` depends on the day of the build.
 * @param snapshot missing where the feed was never read
 * @param ended the day that the author gives for the end, if there is one
 * @param today the day of the build
 */
export function statusOf(
  snapshot: FeedHistory | undefined,
  ended: string | undefined,
  today: string,
): Status {
  const days = snapshot ? daysOf(snapshot) : [];
  const newest = days.at(0);
  if (ended !== undefined && ended <= today) return { kind: 'ended', asOf: ended, newest };
  if (!snapshot) return { kind: 'unknown' };

  const { checked: asOf, complete } = snapshot;
  if (complete) return { kind: 'ended', asOf, newest };
  if (daysBetween(asOf, today) > DAYS_FRESH) return { kind: 'unchecked', asOf, newest };
  const usualGap = median(days.slice(1).map((day, index) => daysBetween(day, days[index])));
  if (newest === undefined || usualGap === undefined) return { kind: 'unknown', asOf, newest };
  const patience = usualGap > DAYS_A_MONTH ? LATE_AFTER_WHERE_RARE : LATE_AFTER;
  const isLate = daysBetween(newest, asOf) > patience * usualGap;
  return { kind: isLate ? 'late' : 'active', asOf, newest, usualGap };
}

/** The days on which episodes came out, newest first. A day of three episodes is one. */
function daysOf({ checked, episodes }: FeedHistory): string[] {
  const days = episodes.flatMap(({ published }) =>
    published ? dayIn(site.timeZone, new Date(published)) : [],
  );
  // A date after the day of the snapshot is a publisher's mistake.
  return [...new Set(days.filter((day) => day <= checked))].sort().reverse();
}
