import { expect, test, vi } from 'vitest';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { loadFiles } from '../internals/test-content';

const show = (fields: string) => `---\naddress: https://example.org\n${fields}\n---\nA show.\n`;
const snapshot = (feed: string) =>
  JSON.stringify({ feed, checked: '2026-11-24', count: 0, episodes: [] });
const A = 'content/podcasts/a.md';
const B = 'content/podcasts/b.md';

async function linesFor(files: Record<string, string>): Promise<string[]> {
  return linesOf((await loadFiles(files)).diagnostics);
}

test('two shows cannot have the same group and order', async () => {
  const first = show('name: A\ngroup: top\norder: 1');
  expect(await linesFor({ [A]: first, [B]: show('name: B\ngroup: top\norder: 1') })).toEqual([
    `${B}  same group and order as ${A} → give one of the two another order`,
  ]);
  expect(await linesFor({ [A]: first, [B]: show('name: B\ngroup: notable\norder: 1') })).toEqual(
    [],
  );
});

test('two shows cannot have the same ids and feed, in any spelling of the URL', async () => {
  const ids = 'appleId: 890348705\nspotifyId: 1BZN7H3ikovSejhwQTzNm4';
  const hint = 'remove it from the show that it does not belong to';
  expect(
    await linesFor({
      [A]: show(`name: A\ngroup: top\norder: 1\n${ids}\nfeed: https://a.org/rss`),
      [B]: show(`name: B\ngroup: top\norder: 2\n${ids}\nfeed: http://www.a.org/rss/`),
    }),
  ).toEqual([
    `${B}:6  appleId: same appleId as ${A} → ${hint}`,
    `${B}:7  spotifyId: same spotifyId as ${A} → ${hint}`,
    `${B}:8  feed: same feed as ${A} → ${hint}`,
  ]);
});

test('invalid snapshots are errors, and so is one without a show', async () => {
  const hint = 'delete the file and run npm run podcasts, which writes it again';
  expect(
    await linesFor({
      [A]: show('name: A\ngroup: top\norder: 1'),
      [B]: show('name: B\ngroup: top\norder: 2'),
      'content/snapshots/nobody.json': snapshot('https://a.org'),
      'content/snapshots/a.json': '{\n<<<<<<< ours\n  "feed": "https://a.org"\n}\n',
      'content/snapshots/b.json':
        '{\n"feed": "https://a.org",\n"checked": "today",\n"count": 1,\n"episodes": [{"id": "1", "title": "A", "link": "javascript:alert(1)"}, {"id": "2"}]}',
      'content/snapshots/practical-ai.md': 'A text.',
    }),
  ).toEqual([
    'content/snapshots/practical-ai.md  only generated .json files are read in this folder → move it to content/posts/, content/podcasts/ or content/pages/',
    `content/snapshots/a.json:2  invalid JSON: unexpected < → ${hint}`,
    `content/snapshots/b.json:3  checked: invalid date “today” → ${hint}`,
    `content/snapshots/b.json:5  episodes[0].link: invalid URL “javascript:alert(1)” → ${hint}`,
    `content/snapshots/b.json:5  episodes[1].title: is missing → ${hint}`,
    'content/snapshots/nobody.json  snapshot without a show: no file in content/podcasts/ has this name → delete the file, or rename it like the file of its show',
  ]);
});

test('a snapshot of a feed that the show no longer has is a warning', async () => {
  const files = (feed: string) => ({
    [A]: show(`name: A\ngroup: top\norder: 1${feed}`),
    'content/snapshots/a.json': snapshot('https://a.org/rss'),
  });
  const message =
    'warning: content/snapshots/a.json:1  feed: this is not the feed of the show, so these episodes are not shown';
  expect(await linesFor(files('\nfeed: http://www.a.org/rss/'))).toEqual([]);
  expect(await linesFor(files('\nfeed: https://b.org/rss'))).toEqual([
    `${message} → check the feed in the show’s file, then run npm run podcasts -- --only a`,
  ]);
  expect(await linesFor(files(''))).toEqual([
    `${message} → write the feed in the show’s file, or delete this file`,
  ]);
  vi.stubEnv('REFRESHING', '1');
  expect(await linesFor(files('\nfeed: https://b.org/rss'))).toEqual([]);
  vi.unstubAllEnvs();
});
