import { expect, test } from 'vitest';
import { mockContent } from './internals/test-content';

const FEED = 'https://a.example/rss';
const show = (name: string, order: number, feed = '') =>
  `---\nname: "${name}"\naddress: https://a${order}.example/\ngroup: top\norder: ${order}\n${feed && `feed: ${feed}\n`}---\nA show.\n`;
const snapshot = (episodes: object[]) =>
  JSON.stringify({ feed: FEED, checked: '2026-11-24', count: episodes.length, episodes });
const withEpisodes = (episodes: object[]) => ({
  'content/podcasts/a.md': show('A', 1, FEED),
  'content/snapshots/a.json': snapshot(episodes),
});
const full = { title: 'Full', seconds: 3600 };
const trailer = { title: 'Trailer', seconds: 92, kind: 'trailer' };
const bonus = { title: 'Bonus', seconds: 600, kind: 'bonus' };

test.each([
  ['full episodes', [{ id: '1', ...full }], 60],
  [
    'a full episode beside trailers and bonus',
    [
      { id: '1', ...full },
      { id: '2', ...trailer },
      { id: '3', ...bonus },
    ],
    60,
  ],
  ['a trailer alone', [{ id: '1', ...trailer }], undefined],
])('the usual length goes by %s', async (_what, episodes, minutes) => {
  await mockContent(withEpisodes(episodes));
  const { shows, usualMinutes } = await import('./podcasts');
  expect(usualMinutes(shows[0])).toBe(minutes);
});

test('shows are sorted by their names without articles, accents and case', async () => {
  const names = ['The Zebra', 'émile', 'Eagle 10', 'Eagle 9', 'a Dog', '99 Days', '«Fox»'];
  const files = names.map((name, index) => [
    `content/podcasts/show-${index}.md`,
    show(name, index + 1),
  ]);
  await mockContent(Object.fromEntries(files));
  const { showsByLetter } = await import('./podcasts');
  const letters = showsByLetter().map(({ letter, shows }) => [
    letter,
    ...shows.map(({ name }) => name),
  ]);
  expect(letters).toEqual([
    ['#', '99 Days'],
    ['D', 'a Dog'],
    ['E', 'Eagle 9', 'Eagle 10', 'émile'],
    ['F', '«Fox»'],
    ['Z', 'The Zebra'],
  ]);
});

test('the first show has none before it, the last none after it', async () => {
  await mockContent({
    'content/podcasts/a.md': show('A', 1),
    'content/podcasts/b.md': show('B', 2),
  });
  const { neighboursOf, shows } = await import('./podcasts');
  const [a, b] = shows;
  expect(neighboursOf(a)).toEqual({ previous: undefined, next: b });
  expect(neighboursOf(b)).toEqual({ previous: a, next: undefined });
});

test('the newest episodes are by the day in the time zone of the site, and those without a date left out', async () => {
  await mockContent(
    withEpisodes([
      { id: '3', title: 'Three', published: '2026-11-20T12:00:00Z' },
      { id: '2', title: 'Two', published: '2026-11-20T10:00:00Z' },
      { id: '1', title: 'One', published: '2026-11-13T10:00:00Z' },
      { id: '0', title: 'Undated' },
    ]),
  );
  const { newestEpisodesByDay } = await import('./podcasts');
  expect(
    newestEpisodesByDay(10).map(({ day, episodes }) => [
      day,
      ...episodes.map(({ episode }) => episode.title),
    ]),
  ).toEqual([
    ['2026-11-20', 'Three', 'Two'],
    ['2026-11-13', 'One'],
  ]);
});
