import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { dayIn } from '../pipeline/dates';
import type { FeedEpisode } from '../scripts/podcasts/parse-feed';
import type { SnapshotFile } from '../scripts/podcasts/snapshots';
import { type FeedServer, feedFolder, serveFeeds } from './feed-server';
import { site } from './fixture';
import { type Changes, copySite, type Run, run, runFile } from './site-copy';

test.setTimeout(360_000);

const today = () => dayIn(site.timeZone, new Date());

/** The file of a show, the `order`th on the list. */
const show = (order: number, feed: string) =>
  `---\nname: Show ${order}\naddress: https://shows.example/${order}\ngroup: top\norder: ${order}\n${feed}\n---\nA show.\n`;

const showFile = (slug: string) => `content/podcasts/${slug}.md`;
const snapshotFile = (slug: string) => `content/snapshots/${slug}.json`;

/** A copy of the project with these shows, and no others: for each, the line of its feed. */
function copyWith(name: string, feeds: Record<string, string>, more: Changes = {}) {
  const shows = Object.entries(feeds).map(([slug, feed], index) => [
    showFile(slug),
    show(index + 1, feed),
  ]);
  return copySite(`podcasts-${name}`, { ...Object.fromEntries(shows), ...more });
}

const read = (copy: string, file: string) => readFile(path.join(copy, file), 'utf8');

async function snapshotOf(copy: string, slug: string): Promise<SnapshotFile> {
  return JSON.parse(await read(copy, snapshotFile(slug)));
}

/** A snapshot from an earlier day, as a file. */
const earlier = (feed: string, more: Partial<SnapshotFile> = {}) =>
  `${JSON.stringify({
    feed,
    checked: '2026-05-01',
    complete: false,
    count: 1,
    episodes: [
      { id: 'an-earlier-one', title: 'An earlier one', published: '2026-04-30T06:00:00Z' },
    ],
    ...more,
  })}\n`;

const podcasts = (copy: string, ...args: string[]) => run(copy, 'podcasts', {}, args);

/** The same where neither shows nor snapshots matter that have changed since the last content step. */
const podcastsAgain = (copy: string, ...args: string[]) =>
  runFile(copy, 'scripts/podcasts/command.ts', {}, args);

/** The line that reports a show. */
function lineOf({ output }: Run, slug: string): string {
  const lines = output.split('\n').filter((line) => new RegExp(`^\\d+/\\d+ ${slug}: `).test(line));
  expect(lines.length, slug).toBe(1);
  return lines[0];
}

function expectNoTrace({ output }: Run): void {
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
}

let server: FeedServer;

test.beforeAll(async () => {
  server = await serveFeeds();
});

test.afterAll(() => server.stop());

test.describe('of many hosts', () => {
  // One refresh, of which each test looks at a part.
  test.describe.configure({ mode: 'default' });

  /** Feeds that can be read: how many episodes each names, and its newest. */
  const readable: Record<string, { path: string; count: number; newest: Partial<FeedEpisode> }> = {
    'five-redirects': { path: 'redirects/5', count: 1, newest: { title: 'A show, 1' } },
    'many-episodes': {
      path: 'many-episodes/5000',
      count: 5000,
      newest: { title: 'A show, 5000', published: '2026-05-04T06:00:00.000Z' },
    },
    unordered: {
      path: 'files/unordered.xml',
      count: 3,
      newest: { title: 'The third', published: '2026-05-18T06:00:00.000Z' },
    },
    hostile: {
      path: 'files/hostile.xml',
      count: 4,
      newest: { title: "<script>alert('title')</script> in CDATA" },
    },
    'odd-dates': { path: 'files/odd-dates.xml', count: 5, newest: { id: 'time-right' } },
    'no-zone': { path: 'no-zone', count: 1, newest: { published: '2026-05-04T06:00:00.000Z' } },
    'latin-1-as-utf-8': { path: 'latin-1-as-utf-8', count: 1, newest: { title: 'Café, 1' } },
    'charset-of-the-host': { path: 'charset-of-the-host', count: 1, newest: { title: 'Café, 1' } },
    'utf-16': { path: 'utf-16', count: 1, newest: { title: 'Café, 1' } },
    'billion-laughs': { path: 'billion-laughs', count: 1, newest: { title: '&lol9;, 1' } },
    'external-entity': {
      path: 'external-entity',
      count: 1,
      newest: { title: 'It is &secret; still, 1' },
    },
  };

  /** Feeds that fail, and the reason in the report. */
  const failing: Record<string, { path: string; says: string | RegExp }> = {
    silent: { path: 'silent', says: 'no response within 30 s' },
    dripping: { path: 'dripping', says: 'no response within 30 s' },
    nested: { path: 'nested', says: 'too long or too much memory' },
    'six-redirects': { path: 'redirects/6', says: 'redirects more than 5 times' },
    'to-a-file': { path: 'to-a-file', says: 'redirects to file:' },
    'to-a-script': { path: 'to-a-script', says: 'redirects to javascript:' },
    'to-no-address': { path: 'to-no-address', says: 'without a valid Location header' },
    'to-nowhere': { path: 'to-nowhere', says: 'without a valid Location header' },
    'to-no-host': { path: 'to-no-host', says: /unknown host|DNS lookup failed/ },
    'not-found': { path: 'status/404', says: 'answers 404 Not Found' },
    gone: { path: 'status/410', says: 'answers 410 Gone' },
    broken: { path: 'status/500', says: 'answers 500 Internal Server Error' },
    busy: { path: 'status/503', says: 'answers 503 Service Unavailable' },
    'unasked-304': { path: 'status/304', says: '304 Not Modified to an unconditional request' },
    'gzip-bomb': { path: 'gzip-bomb', says: 'larger than 20 MB' },
    large: { path: 'large', says: 'larger than 20 MB' },
    'cut-off': { path: 'cut-off', says: 'connection closed by the host' },
    'cut-off-chunked': { path: 'cut-off-chunked', says: 'connection closed by the host' },
    'cut-off-gzip': { path: 'cut-off-gzip', says: 'truncated' },
    'no-gzip': { path: 'no-gzip', says: 'invalid compressed data' },
    'cut-off-text': { path: 'cut-off-text', says: 'the feed is truncated' },
    empty: { path: 'empty', says: 'the feed is empty' },
    page: { path: 'page', says: 'the feed is an HTML page' },
    'no-episodes': { path: 'no-episodes', says: 'the feed has no episodes' },
  };

  // Three that have never been read.
  const withoutSnapshot = ['not-found', 'unasked-304', 'to-nowhere'];
  const withSnapshot = Object.keys(failing).filter((slug) => !withoutSnapshot.includes(slug));
  const slow = ['after/1500?1', 'after/1500?2', 'after/1500?3', 'after/1500?4', 'after/1500?5'];

  let copy: string;
  let result: Run;
  let requests: FeedServer['requests'];

  test.beforeAll(async () => {
    test.setTimeout(360_000);
    const paths = {
      ...Object.fromEntries(Object.entries(failing).map(([slug, { path }]) => [slug, path])),
      ...Object.fromEntries(Object.entries(readable).map(([slug, { path }]) => [slug, path])),
      ...Object.fromEntries(slow.map((path, index) => [`slow-${index}`, path])),
    };
    const lines = Object.entries(paths).map(([slug, path]) => [
      slug,
      `feed: ${server.url}/${path}`,
    ]);
    const snapshots = withSnapshot.map((slug) => [
      snapshotFile(slug),
      earlier(`${server.url}/${failing[slug].path}`),
    ]);
    copy = await copyWith(
      'many',
      Object.fromEntries(lines),
      Object.fromEntries([...snapshots, [showFile('without-feed'), show(999, 'language: en')]]),
    );
    // A clock of another zone than the feeds', which must not move their days.
    result = await run(copy, 'podcasts', { TZ: 'America/New_York' });
    requests = server.requests.slice();
  });

  test('a feed that fails does not stop the others, and is in the summary', () => {
    expect(result.code).toBe(1);
    expectNoTrace(result);
    const readAll = Object.keys({ ...failing, ...readable }).length + slow.length;
    expect(result.stdout).toContain(`\n${readAll}/${readAll} `);
    expect(result.stdout.match(/ FAILED: /g)?.length).toBe(Object.keys(failing).length);
    expect(result.stdout).toContain('without-feed has no feed in content/podcasts/without-feed.md');
  });

  for (const [slug, { says }] of Object.entries(failing)) {
    test(`${slug}: a line says why it failed, and its last snapshot is kept`, async () => {
      expect(lineOf(result, slug)).toMatch(says);
      if (withoutSnapshot.includes(slug)) {
        expect(lineOf(result, slug)).toContain('there is no snapshot yet');
        await expect(read(copy, snapshotFile(slug))).rejects.toThrow('ENOENT');
      } else {
        expect(lineOf(result, slug)).toContain('the snapshot of 2026-05-01 is kept');
        expect(await read(copy, snapshotFile(slug))).toBe(
          earlier(`${server.url}/${failing[slug].path}`),
        );
      }
    });
  }

  for (const [slug, { path, count, newest }] of Object.entries(readable)) {
    test(`${slug}: it is fetched and parsed`, async () => {
      expect(lineOf(result, slug)).toContain('first snapshot');
      const snapshot = await snapshotOf(copy, slug);
      expect(snapshot).toMatchObject({
        feed: `${server.url}/${path}`,
        complete: false,
        count,
      });
      expect([today(), dayIn(site.timeZone, new Date(Date.now() - 60_000))]).toContain(
        snapshot.checked,
      );
      expect(snapshot.episodes[0]).toMatchObject(newest);
    });
  }

  test('of many episodes the newest thirty are kept, and of days to come none', async () => {
    const { episodes } = await snapshotOf(copy, 'many-episodes');
    expect(episodes.length).toBe(30);
    expect(episodes[29].title).toBe('A show, 4971');
    expect((await snapshotOf(copy, 'odd-dates')).episodes.map(({ id }) => id)).toEqual([
      'time-right',
      'time-none',
      'time-wrong',
      'time-rolled',
    ]);
  });

  test('hostile text stays text, and no address runs anything', async () => {
    const { episodes } = await snapshotOf(copy, 'hostile');
    const addresses = episodes.flatMap(({ link, audio }) => [link ?? [], audio ?? []].flat());
    expect(addresses.length).toBe(2);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/hostile\.example\//);
    for (const { title, audioType } of episodes) {
      expect(title.length).toBeLessThanOrEqual(301);
      expect(title).not.toMatch(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u);
      expect(audioType ?? 'audio/mpeg').toBe('audio/mpeg');
    }
  });

  test('no entity unfolds', async () => {
    expect((await read(copy, snapshotFile('billion-laughs'))).length).toBeLessThan(1000);
    expect(await read(copy, snapshotFile('external-entity'))).not.toContain('root:');
  });

  test('a host is asked for at most two feeds at once', () => {
    expect(Math.max(...requests.map(({ open }) => open))).toBe(2);
  });

  test('each request says who asks, and where his site is', () => {
    for (const { method, headers } of requests) {
      expect(method).toBe('GET');
      expect(headers['user-agent']).toContain(site.url);
      expect(headers.accept).toContain('application/rss+xml');
    }
  });
});

test('a feed that is not modified is not sent again, and only the day of its snapshot changes', async () => {
  const tagged = `${server.url}/tagged?again`;
  const untagged = `${server.url}/files/unordered.xml?again`;
  const copy = await copyWith(
    'again',
    {
      tagged: `feed: ${tagged}`,
      untagged: `feed: ${untagged}`,
      replaced: `feed: ${server.url}/tagged?replaced`,
    },
    // Of a feed that the show no longer has: its tag says nothing of the new one.
    { [snapshotFile('replaced')]: earlier(`${server.url}/other`, { etag: '"the-first"' }) },
  );
  const asked = (path: string) =>
    server.requests
      .filter((request) => request.path === path)
      .map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);

  const first = await podcasts(copy);
  expect(first.code, first.output).toBe(0);
  expect(first.output).not.toContain('FAILED');
  const before = await snapshotOf(copy, 'tagged');
  expect(before).toMatchObject({ etag: '"the-first"', feed: tagged, count: 1 });
  expect(await snapshotOf(copy, 'replaced')).toMatchObject({ count: 1, checked: today() });
  await writeFile(
    path.join(copy, snapshotFile('tagged')),
    JSON.stringify({ ...before, checked: '2026-05-05' }),
  );

  const second = await podcasts(copy);
  expect(second.code, second.output).toBe(0);
  expect(lineOf(second, 'tagged')).toContain('not modified');
  expect(lineOf(second, 'untagged')).toContain('updated, 0 new');
  expect({ ...(await snapshotOf(copy, 'tagged')), checked: before.checked }).toEqual(before);
  expect((await snapshotOf(copy, 'tagged')).checked).toBe(today());
  const validators = ['"the-first"', 'Mon, 04 May 2026 06:00:00 GMT'];
  const nothing = [undefined, undefined];
  expect(asked('/tagged?again')).toEqual([nothing, validators]);
  expect(asked('/tagged?replaced')).toEqual([nothing, validators]);
  expect(asked('/files/unordered.xml?again')).toEqual([nothing, nothing]);
});

test('a feed that has moved permanently is reported, and with --write saved in its show’s file', async () => {
  const at = (path: string) => `${server.url}/${path}`;
  /** The line of a show's feed, where it says it is now, and the line that is written. */
  const moving: Record<string, { line: string; to: string; written: string }> = {
    permanently: {
      line: `feed: ${at('moved-permanently')}`,
      to: at('files/unordered.xml?moved'),
      written: `feed: ${at('files/unordered.xml?moved')}`,
    },
    'with-a-comment': {
      line: `feed:   ${at('moved-mixed')}  # by hand`,
      to: at('moved-half'),
      written: `feed:   ${at('moved-half')}  # by hand`,
    },
    'by-its-own-word': {
      line: `"feed" : '${at('says-it-moved/own-word')}'`,
      to: at('files/unordered.xml?own-word'),
      written: `"feed" : ${at('files/unordered.xml?own-word')}`,
    },
    'to-a-colon': {
      line: `feed: ${at('moved-to-a-colon')}`,
      to: at('after/0/a:'),
      written: `feed: "${at('after/0/a:')}"`,
    },
  };
  const folded = `feed: >-\n  ${at('says-it-moved/folded')}`;
  const staying = {
    'for-now': { line: `feed: ${at('moved-for-now')}`, says: undefined },
    'to-nothing': { line: `feed: ${at('says-it-moved-to-nothing')}`, says: 'answers 404' },
    'to-another': { line: `feed: ${at('says-it-is-another')}`, says: 'the feed of another show' },
    another: { line: `feed: ${at('files/several-on-one-day.xml')}`, says: undefined },
    folded: { line: folded, says: 'by hand' },
  };
  const two = {
    one: `feed: ${at('moved-to-one-place?one')}`,
    two: `feed: ${at('moved-to-one-place?two')}`,
  };
  const lines = Object.entries({ ...moving, ...staying }).map(([slug, { line }]) => [slug, line]);
  const copy = await copyWith('moving', { ...Object.fromEntries(lines), ...two });
  // As another system's editor writes it, with a text that looks like a field.
  const edited = path.join(copy, showFile('with-a-comment'));
  const unix = await readFile(edited, 'utf8');
  await writeFile(
    edited,
    `\ufeff${unix
      .replace('\nfeed', '\n# Where it is\nfeed')
      .replace('A show.', `feed: ${at('moved-mixed')}  \n\nCafé`)}`.replaceAll('\n', '\r\n'),
  );
  const slugs = [...lines.map(([slug]) => slug), ...Object.keys(two)];
  const files = async () =>
    Object.fromEntries(
      await Promise.all(slugs.map(async (slug) => [slug, await read(copy, showFile(slug))])),
    );
  const before = await files();

  const reported = await podcasts(copy);
  expect(reported.code, reported.output).toBe(0);
  expect(await files()).toEqual(before);
  for (const [slug, { to }] of Object.entries(moving)) {
    expect(reported.output).toContain(`${slug} has moved to ${to}: --write`);
  }
  expect(reported.output).not.toContain('for-now has moved');
  expect((await snapshotOf(copy, 'permanently')).feed).toBe(at('moved-permanently'));

  const moved = await podcastsAgain(copy, '--write');
  expectNoTrace(moved);
  expect(moved.code, moved.output).toBe(0);
  const after = await files();
  for (const [slug, { line, to, written }] of Object.entries(moving)) {
    expect(moved.output).toContain(`${slug} has moved to ${to}, saved in content/podcasts/`);
    expect(before[slug]).toContain(line);
    expect(after[slug]).toBe(before[slug].replace(line, written));
    expect((await snapshotOf(copy, slug)).feed).toBe(to);
  }
  for (const [slug, { says }] of Object.entries(staying)) {
    expect(after[slug]).toBe(before[slug]);
    if (says) expect(moved.output).toMatch(new RegExp(`    ${slug} cannot move to .*${says}`));
    expect((await snapshotOf(copy, slug)).feed, slug).not.toContain('unordered.xml');
  }
  expect(Object.keys(two).filter((slug) => after[slug] !== before[slug]).length).toBe(1);

  // What was written can be read, and there is no more to tell of it.
  const again = await podcasts(copy, '--only', 'to-a-colon');
  expect(again.code, again.output).toBe(0);
  expect(again.output).not.toContain('has moved');
});

test('one show can be chosen, and invalid arguments are reported', async () => {
  const copy = await copyWith('command', {
    'a-show': `feed: ${server.url}/files/unordered.xml?command`,
    'other-show': `feed: ${server.url}/files/durations.xml?command`,
  });
  const one = await podcasts(copy, '--only', 'a-show');
  expect(one.code, one.output).toBe(0);
  expect(await readdir(path.join(copy, 'content/snapshots'))).toEqual(['a-show.json']);

  for (const [args, says] of [
    [['--only', 'a-shwo'], 'Did you mean a-show?'],
    [['--wirte'], '--only <slug>'],
    [['--check', 'no-such-folder'], 'no-such-folder'],
  ] as const) {
    const refused = await podcastsAgain(copy, ...args);
    expect(refused.code, args.join(' ')).toBe(2);
    expect(refused.output).toContain(says);
    expectNoTrace(refused);
  }
  expect(await readdir(path.join(copy, 'content/snapshots'))).toEqual(['a-show.json']);
});

test('feeds in a folder are checked, a row each, and nothing is written', async () => {
  const copy = await copyWith('check', {});
  const names = (await readdir(feedFolder)).sort();
  const good = await podcasts(copy, '--check', feedFolder);
  expect(good.code, good.output).toBe(0);
  const [, ...rows] = good.stdout
    .trim()
    .split('\n')
    .slice(-names.length - 1);
  expect(rows.map((row) => row.split(' ')[0])).toEqual(names);
  expect(rows.find((row) => row.startsWith('person-roles.xml'))).toMatch(
    /Who Talks Here +1 +2026-05-04 +unknown +Ada Quill, Bo Tannen, Eli & Fay$/,
  );
  expect(rows.find((row) => row.startsWith('itunes-complete.xml'))).toMatch(
    /A Season That Is Over +2 +2026-05-15 +ended +Hana Ito$/,
  );

  await mkdir(path.join(copy, 'feeds'));
  await writeFile(path.join(copy, 'feeds', 'cut-off.rss'), '<rss><channel>');
  await writeFile(path.join(copy, 'feeds', 'notes.txt'), 'No feed.');
  const bad = await podcastsAgain(copy, '--check', 'feeds');
  expect(bad.code, bad.output).toBe(1);
  expect(bad.stdout).toMatch(/^cut-off\.rss +error: the feed is truncated$/m);
  expect(bad.stdout).not.toContain('notes.txt');
  await expect(readdir(path.join(copy, 'content/snapshots'))).rejects.toThrow('ENOENT');
});

test('every snapshot is complete after the command was killed', async () => {
  const slugs = Array.from({ length: 100 }, (_, index) => `show-${index}`);
  const feedOf = (slug: string) => `${server.url}/tagged?${slug}`;
  const episodes = Array.from({ length: 30 }, (_, index) => ({
    id: `episode-${index}`,
    title: 'A long title. '.repeat(20).trim(),
    published: '2026-05-04T06:00:00.000Z',
  }));
  // Known to be as they are, they are written as fast as can be.
  const known = {
    etag: '"the-first"',
    lastModified: 'Mon, 04 May 2026 06:00:00 GMT',
    hosts: [],
    episodes,
  };
  const snapshots = slugs.map((slug) => [snapshotFile(slug), earlier(feedOf(slug), known)]);
  const copy = await copyWith(
    'killed',
    Object.fromEntries(slugs.map((slug) => [slug, `feed: ${feedOf(slug)}`])),
    Object.fromEntries(snapshots),
  );
  const folder = path.join(copy, 'content/snapshots');
  const visible = async () => (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const expected = slugs.map((slug) => `${slug}.json`).sort();

  for (const patience of [0, 25, 60]) {
    const asked = server.requests.length;
    const command = spawn('npm', ['run', '--silent', 'podcasts'], { cwd: copy, detached: true });
    const ended = once(command, 'exit');
    await expect
      .poll(() => server.requests.length, { intervals: [1], timeout: 60_000 })
      .toBeGreaterThan(asked);
    await setTimeout(patience + Math.random() * 20);
    // Its whole group: npm, the shell and the command.
    if (command.pid) process.kill(-command.pid, 'SIGKILL');
    await ended;
    expect(server.requests.length - asked).toBeLessThan(slugs.length);

    expect((await visible()).sort()).toEqual(expected);
    for (const slug of slugs) {
      const snapshot = await snapshotOf(copy, slug);
      expect(['2026-05-01', today()]).toContain(snapshot.checked);
      expect({ ...snapshot, checked: '' }).toEqual({
        ...JSON.parse(earlier(feedOf(slug), known)),
        checked: '',
      });
    }
  }

  const whole = await podcasts(copy);
  expect(whole.code, whole.output).toBe(0);
  // What the killed commands have left is deleted.
  expect((await readdir(folder)).sort()).toEqual(expected);
  for (const slug of slugs) expect((await snapshotOf(copy, slug)).checked).toBe(today());
});
