import { dayIn, daysBetween } from '../../pipeline/dates';
import type { Episode, Snapshot } from '../documents';
import { site } from '../site';
import { median } from './median';

/** How a show is doing, as far as its snapshot tells. Days are of the calendar. */
export type Status = {
  /**
   * `active` and `late` by its usual gap, `ended` by its own word or the author's, `unchecked` where
   * the last look is too long ago to tell, and `unknown` where nobody has looked, or too few
   * episodes have a date.
   */
  kind: 'active' | 'late' | 'ended' | 'unchecked' | 'unknown';
  /** The day that this is true of: of the snapshot, or when the author found that it had ended. */
  asOf?: string;
  /** The day of the newest episode. */
  newest?: string;
  /** The usual number of days from one day with an episode to the next. */
  usualGap?: number;
};

/** What is looked at: of a whole feed, or of what a snapshot keeps of it. */
export type FeedHistory = Pick<Snapshot, 'checked' | 'complete'> & {
  episodes: Pick<Episode, 'published'>[];
};

/** How many episodes a snapshot keeps, the newest: as many as a usual gap and length follow from. */
export const EPISODES_KEPT = 30;

const DAYS_FRESH = 30;
// A show is late when this many of its usual gaps have gone by without an episode.
const LATE_AFTER = 5;
const LATE_AFTER_WHERE_RARE = 3;
const DAYS_A_MONTH = 31;

/**
 * Works out how a show is doing. What it says of the show holds for the day of the snapshot, so that
 * a later build from the same files says the same; only that the snapshot has grown old depends on
 * the day of the build.
 * @param snapshot what its feed said, if it has been read
 * @param ended the day that the author gives, if he says that it has ended
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
  // A day that was still to come when the feed was read is a slip of its publisher's.
  return [...new Set(days.filter((day) => day <= checked))].sort().reverse();
}
