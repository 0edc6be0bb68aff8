import { expect, test } from 'vitest';
import { type FeedHistory, newestOf, statusOf } from './show-status';

const checked = '2026-11-24';

/** A snapshot with episodes of some days before it. */
function snapshot(daysAgo: number[], more: Partial<FeedHistory> = {}): FeedHistory {
  const episodes = daysAgo.map((days) => ({
    published: new Date(Date.UTC(2026, 10, 24 - days, 12)).toISOString(),
  }));
  return { checked, complete: false, episodes, ...more };
}

const weekly = (sinceLast: number) => [0, 7, 14, 21].map((days) => days + sinceLast);
const monthly = (sinceLast: number) => [0, 30, 61, 91].map((days) => days + sinceLast);
/** Ten weekly episodes a season, a break of four months after each. */
const seasons = (sinceLast: number) =>
  [0, 200, 400].flatMap((season) =>
    Array.from({ length: 10 }, (_, week) => season + 7 * week + sinceLast),
  );

for (const [what, history, kind] of [
  ['a weekly show after one week', snapshot(weekly(7)), 'active'],
  ['a weekly show after three of its gaps', snapshot(weekly(21)), 'active'],
  ['a weekly show after more than three', snapshot(weekly(22)), 'late'],
  ['a daily show after two weeks', snapshot([...weekly(14), 15, 16]), 'active'],
  ['a monthly show after 12 weeks', snapshot(monthly(83)), 'active'],
  ['a monthly show after 83 days and one', snapshot(monthly(84)), 'late'],
  ['a show in its third break of four months', snapshot(seasons(99)), 'break'],
  ['a show after far more than its breaks', snapshot(seasons(300)), 'late'],
  ['a show after a year of silence', snapshot(seasons(366)), 'resting'],
  ['a show with one old episode', snapshot([900]), 'resting'],
  ['two episodes in four years, the last long ago', snapshot([878, 2323]), 'resting'],
  ['a launch 12 days ago', snapshot([11, 12, 12]), 'active'],
  ['a launch 40 days ago', snapshot([40, 41, 42]), 'unknown'],
  ['a launch with an episode a day', snapshot([31, 32, 33, 34, 35]), 'unknown'],
  ['three episodes on one day, once a week', snapshot([20, 20, 20, 27, 34, 41]), 'active'],
  ['a show that took one long break', snapshot([3, 10, 17, 200, 207]), 'active'],
  ['a show that says it is complete', snapshot(weekly(7), { complete: true }), 'ended'],
  ['a show with one episode', snapshot([3]), 'unknown'],
  ['a show without dates', snapshot([], { episodes: [{}, {}] }), 'unknown'],
  ['a show without a snapshot', undefined, 'unknown'],
] as const) {
  test(`${what} is ${kind}`, () => {
    expect(statusOf(history, undefined, checked).kind).toBe(kind);
  });
}

test('a break that the kept episodes are too new for counts for two years', () => {
  const daily = Array.from({ length: 40 }, (_, day) => day);
  const withBreak = (daysAgo: number) => [...daily, daysAgo, daysAgo + 1].map((day) => day + 50);
  const history = (daysAgo: number[]) => {
    const { episodes } = snapshot(daysAgo);
    return { checked, complete: false, ...newestOf(episodes, checked) };
  };
  expect(history(withBreak(100))).toMatchObject({ longestGap: 61 });
  expect(history(withBreak(100)).episodes).toHaveLength(30);
  expect(statusOf(history(withBreak(100)), undefined, checked).kind).toBe('break');
  expect(statusOf(history(withBreak(800)), undefined, checked).kind).toBe('late');
});

test('a show that rests is not called running again once its snapshot is old', () => {
  expect(statusOf(snapshot(weekly(400)), undefined, '2027-12-24').kind).toBe('resting');
});

test('an episode with a date in the future does not count', () => {
  const { kind, newest } = statusOf(snapshot([-4000, 36, 43, 50, 57]), undefined, checked);
  expect(kind).toBe('late');
  expect(newest).toBe('2026-10-19');
});

test('a snapshot gives the same status for 30 days, and then `unchecked`', () => {
  const history = snapshot(weekly(1));
  expect(statusOf(history, undefined, '2026-12-24')).toEqual(statusOf(history, undefined, checked));
  expect(statusOf(history, undefined, '2026-12-25')).toEqual({
    kind: 'unchecked',
    asOf: checked,
    newest: '2026-11-23',
  });
});

test('the end that the author gives overrides the snapshot', () => {
  expect(statusOf(snapshot(weekly(1)), '2026-11-20', checked)).toMatchObject({
    kind: 'ended',
    asOf: '2026-11-20',
  });
});

test('an end in the future does not count yet', () => {
  expect(statusOf(snapshot(weekly(1)), '2026-11-25', checked).kind).toBe('active');
});

test('the order of a feed does not matter', () => {
  const days = weekly(2);
  expect(statusOf(snapshot(days.toReversed()), undefined, checked)).toEqual(
    statusOf(snapshot(days), undefined, checked),
  );
});
