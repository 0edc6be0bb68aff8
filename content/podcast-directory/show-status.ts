import { dayIn, daysBetween } from '../../pipeline/dates';
import type { Episode, Snapshot } from '../internals/documents';
import { site } from '../site';
import { median } from './median';

/** Whether a show still has new episodes, by its snapshot. Days are calendar days. */
export type Status = {
  /**
   * By the gaps between its episodes: `active`, `break` where it has been silent as long before, and
   * `late` where it never has. `resting` after a year of silence, `ended` by its feed or the author,
   * `unchecked` where the snapshot is too old, and `unknown` where there is no snapshot, or too little
   * in it to tell.
   */
  kind: 'active' | 'break' | 'late' | 'resting' | 'ended' | 'unchecked' | 'unknown';
  /** The day of the status: that of the snapshot, or the day that the author gives for the end. */
  asOf?: string;
  /** The day of the newest episode. */
  newest?: string;
  /** The usual number of days from one day with an episode to the next. */
  usualGap?: number;
  /** The largest such number, of the newest thirty or the last two years, whichever are more. */
  longestGap?: number;
};

/** The input: the part of a feed that is in a snapshot. */
export type FeedHistory = Pick<Snapshot, 'checked' | 'complete' | 'longestGap'> & {
  episodes: Pick<Episode, 'published'>[];
};

const EPISODES_KEPT = 30;
const YEARS_KEPT_DAYS = 2 * 365;

/** Selects what a snapshot keeps of the episodes of a feed. @param episodes newest first */
export function newestOf<E extends Pick<Episode, 'published'>>(
  episodes: E[],
  checked: string,
): { episodes: E[]; longestGap?: number } {
  const days = daysOf(episodes, checked);
  const recent = days.filter((day) => daysBetween(day, days[0]) <= YEARS_KEPT_DAYS);
  const gaps = gapsOf(recent);
  return {
    episodes: episodes.slice(0, EPISODES_KEPT),
    longestGap: gaps.length > 0 ? Math.max(...gaps) : undefined,
  };
}

const DAYS_FRESH = 30;
const DAYS_A_YEAR = 365;
// Fewer gaps, or of fewer days in all, are those of a launch.
const ENOUGH_GAPS = 3;
const ENOUGH_DAYS = 21;
// With too few gaps to tell, a show is active while its newest episode is new.
const DAYS_NEW = 30;
// A daily show may miss two weeks, any show a month before that is called a break.
const DAYS_ALWAYS_ACTIVE = 14;
const DAYS_A_BREAK = 28;

/**
 * Computes the status of a show on the day of its snapshot, so that a later build from the same files
 * gives the same result. Only `unchecked` depends on the day of the build.
 *
 * The evidence is the longest gap, not the usual one: shows have seasons, holidays and breaks. A show
 * is late where the silence is longer than twice its longest gap and three weeks, but at most three
 * times. Walked day by day over shows that went on (`scripts/podcasts/walk-status.ts`), this calls
 * them late on fewer than 2 % of the days; five of their usual gaps did on 14 %.
 * @param snapshot missing where the feed was never read
 * @param ended the day that the author gives for the end, if there is one
 * @param today the day of the build
 */
export function statusOf(
  snapshot: FeedHistory | undefined,
  ended: string | undefined,
  today: string,
): Status {
  const days = snapshot ? daysOf(snapshot.episodes, snapshot.checked) : [];
  const newest = days.at(0);
  if (ended !== undefined && ended <= today) return { kind: 'ended', asOf: ended, newest };
  if (!snapshot) return { kind: 'unknown' };

  const { checked: asOf, complete } = snapshot;
  if (complete) return { kind: 'ended', asOf, newest };
  const silence = newest === undefined ? 0 : daysBetween(newest, asOf);
  // Also from an old snapshot: a show that has rested for a year is not called running again by age.
  if (silence > DAYS_A_YEAR) return { kind: 'resting', asOf, newest };
  if (daysBetween(asOf, today) > DAYS_FRESH) return { kind: 'unchecked', asOf, newest };
  return { ...statusByGaps(days, silence, snapshot.longestGap), asOf, newest };
}

function statusByGaps(
  days: string[],
  silence: number,
  longestKept: number | undefined,
): Pick<Status, 'kind' | 'usualGap' | 'longestGap'> {
  const gaps = gapsOf(days);
  const usualGap = median(gaps);
  if (usualGap === undefined) return { kind: 'unknown' };
  const isEnough = gaps.length >= ENOUGH_GAPS && sum(gaps) >= ENOUGH_DAYS;
  if (!isEnough) return { kind: silence <= DAYS_NEW ? 'active' : 'unknown' };

  const longestGap = Math.max(...gaps, longestKept ?? 0);
  const patience = Math.min(3 * longestGap, 2 * longestGap + 21);
  if (silence > Math.max(patience, DAYS_ALWAYS_ACTIVE))
    return { kind: 'late', usualGap, longestGap };
  const ordinary = Math.max(3 * usualGap, DAYS_A_BREAK);
  const isBreak = silence > ordinary && longestGap > ordinary;
  return { kind: isBreak ? 'break' : 'active', usualGap, longestGap };
}

/** The days on which episodes came out, newest first. A day of three episodes is one. */
function daysOf(episodes: Pick<Episode, 'published'>[], checked: string): string[] {
  const days = episodes.flatMap(({ published }) =>
    published ? dayIn(site.timeZone, new Date(published)) : [],
  );
  // A date after the day of the snapshot is a publisher's mistake.
  return [...new Set(days.filter((day) => day <= checked))].sort().reverse();
}

function gapsOf(days: string[]): number[] {
  return days.slice(1).map((day, index) => daysBetween(day, days[index]));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
