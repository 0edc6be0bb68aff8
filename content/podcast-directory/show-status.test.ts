import { expect, test } from 'vitest';
import { type FeedHistory, statusOf } from './show-status';

const checked = '2026-11-24';

/** A snapshot with episodes of some days before it. */
function snapshot(daysAgo: number[], more: Partial<FeedHistory> = {}): FeedHistory {
  const episodes = daysAgo.map((days) => ({
    published: new Date(Date.UTC(2026, 10, 24 - days, 12)).toISOString(),
  }));
  return { checked, complete: false, episodes, ...more };
}

const weekly = (sinceLast: number) => [0, 7, 14, 21].map((days) => days + sinceLast);

for (const [what, history, kind] of [
  ['a weekly show after one week', snapshot(weekly(7)), 'active'],
  ['a weekly show after exactly five weeks', snapshot(weekly(35)), 'active'],
  ['a weekly show after five weeks and a day', snapshot(weekly(36)), 'late'],
  ['a daily show after six days', snapshot([6, 7, 8, 9]), 'late'],
  ['a monthly show after five months', snapshot([150, 180, 210]), 'active'],
  ['a quarterly show after three of its gaps', snapshot([270, 360, 450]), 'active'],
  ['a quarterly show after more than three', snapshot([271, 361, 451]), 'late'],
  ['three episodes on one day, once a week', snapshot([20, 20, 20, 27, 27, 27]), 'active'],
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

test('an episode with a date in the future does not count', () => {
  const { kind, newest } = statusOf(snapshot([-4000, 36, 43, 50]), undefined, checked);
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
