import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { words } from '../internals/site-language';
import { mockContent } from '../internals/test-content';
import { site } from '../site';
import { absoluteUrl } from '../urls';

const show = (name: string, order: number, fields = '') =>
  `---\nname: "${name}"\naddress: https://s${order}.example/\ngroup: top\norder: ${order}\n${fields}---\nAbout it.\n`;
const snapshot = (feed: string, checked: string) =>
  JSON.stringify({ feed, checked, count: 0, episodes: [] });

const files = {
  'content/podcasts/a.md': show(
    'A & “B”\\n<C>',
    1,
    'topics: [MLOps, Data]\nfeed: https://s1.example/rss?a=1&b=2\nlanguage: en\nadded: 2026-01-02\n',
  ),
  'content/podcasts/b.md': show('B', 2, 'topics: [Data]\nfeed: https://s2.example/rss\n'),
  'content/podcasts/c.md': show('C', 3, 'topics: [Statistics]\n'),
  'content/podcasts/d.md': show(
    'D',
    4,
    'topics: [Data]\nended: 2020-01-01\nfeed: https://s4.example/rss\n',
  ),
  'content/snapshots/b.json': snapshot('https://s2.example/rss', '2026-03-04'),
};

const namesOf = (list: { shows: { name: string }[] } | undefined) =>
  list?.shows.map(({ name }) => name);

test('each list has the shows with a feed that are running, or have ended', async () => {
  await mockContent(files);
  const { archiveList, currentList, isFilled, listOfTopic, namedLists } = await import('./opml');
  expect(namesOf(currentList)).toEqual(['A & “B”\n<C>', 'B']);
  expect(namesOf(archiveList)).toEqual(['D']);
  expect(namesOf(listOfTopic('data'))).toEqual(['A & “B”\n<C>', 'B']);
  expect(namesOf(listOfTopic('statistics'))).toEqual([]);
  expect(listOfTopic('nothing')).toBeUndefined();
  expect(isFilled(currentList)).toBe(true);
  expect(namedLists.map(({ url }) => url).sort()).toEqual([
    '/podcasts/opml/archive.opml',
    '/podcasts/opml/topic-data.opml',
    '/podcasts/opml/topic-mlops.opml',
  ]);
});

test('what is left out of the current list is named, with the reason', async () => {
  await mockContent(files);
  const { leftOutOf } = await import('./opml');
  const { shows } = await import('../podcasts');
  expect(leftOutOf(shows).map(({ show, reason }) => [show.name, reason])).toEqual([
    ['C', words.subscribe.noFeed],
    ['D', words.subscribe.ended],
  ]);
});

test('a list is valid OPML in the form that podcast apps read', async () => {
  await mockContent(files);
  const { currentList, opmlResponse } = await import('./opml');
  const response = opmlResponse(currentList);
  expect(response.headers.get('Content-Type')).toBe('text/x-opml; charset=utf-8');
  const xml = await response.text();
  const { head, body } = parseOpml(xml);
  expect(head).toMatchObject({
    title: words.subscribe.listTitle(site.name),
    ownerName: site.author.name,
    ownerId: absoluteUrl('/'),
    docs: 'http://opml.org/spec2.opml',
  });
  // The newest day of a snapshot or an addition.
  expect(new Date(head?.dateModified ?? '')).toEqual(new Date('2026-03-04T00:00:00Z'));
  expect(body?.outlines).toEqual([
    {
      text: 'A & “B” <C>',
      title: 'A & “B” <C>',
      type: 'rss',
      xmlUrl: 'https://s1.example/rss?a=1&b=2',
      htmlUrl: 'https://s1.example/',
      description: 'About it.',
      language: 'en',
    },
    {
      text: 'B',
      title: 'B',
      type: 'rss',
      xmlUrl: 'https://s2.example/rss',
      htmlUrl: 'https://s2.example/',
      description: 'About it.',
    },
  ]);
});

test('the same files give the same OPML', async () => {
  const texts: string[] = [];
  for (let build = 0; build < 2; build++) {
    await mockContent(files);
    const { archiveList, opmlResponse } = await import('./opml');
    texts.push(await opmlResponse(archiveList).text());
  }
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toContain('dateModified');
});
