import { expect, test } from 'vitest';
import { mockContent } from '../internals/test-content';
import { absoluteUrl } from '../urls';

const files = {
  'content/podcasts/a.md':
    '---\nname: A\naddress: https://a.example/\ngroup: notable\norder: 1\nfeed: https://a.example/rss\nhosts: [H]\ntopics: [ML]\nadded: 2026-01-02\nlanguage: en\nappleId: 890348705\n---\nAbout it.\n',
  'content/podcasts/b.md': '---\nname: B\naddress: https://b.example/\ngroup: top\norder: 1\n---\n',
  'content/snapshots/a.json': JSON.stringify({
    feed: 'https://a.example/rss',
    checked: '2026-11-24',
    complete: true,
    count: 2,
    episodes: [
      {
        id: '2',
        title: 'Two',
        published: '2026-11-20T05:00:00Z',
        seconds: 1800,
        link: 'https://a.example/2',
        audio: 'https://a.example/2.mp3',
        audioType: 'audio/mpeg',
        audioBytes: 1000,
      },
      { id: '1', title: 'One', seconds: 3600 },
    ],
  }),
};

test('a show has what is known of it, and nothing else', async () => {
  await mockContent(files);
  const { showData } = await import('./podcasts-json');
  const [b, a] = JSON.parse(JSON.stringify(showData));
  expect(b).toEqual({
    number: 1,
    name: 'B',
    hosts: [],
    topics: [],
    summary: '',
    group: 'top',
    page: absoluteUrl('/podcasts/b/'),
    address: 'https://b.example/',
    subscribe: [],
    status: { kind: 'unknown' },
  });
  expect(a).toEqual({
    number: 2,
    name: 'A',
    hosts: ['H'],
    topics: ['ML'],
    summary: 'About it.',
    added: '2026-01-02',
    language: 'en',
    group: 'notable',
    page: absoluteUrl('/podcasts/a/'),
    address: 'https://a.example/',
    feed: 'https://a.example/rss',
    appleId: '890348705',
    subscribe: expect.arrayContaining([
      { app: 'Apple Podcasts', url: 'https://podcasts.apple.com/podcast/id890348705' },
    ]),
    status: { kind: 'ended', asOf: '2026-11-24', newest: '2026-11-20' },
    episodeCount: 2,
    minutes: 45,
    episodes: [
      {
        id: '2',
        title: 'Two',
        published: '2026-11-20T05:00:00Z',
        seconds: 1800,
        link: 'https://a.example/2',
        audio: 'https://a.example/2.mp3',
      },
      { id: '1', title: 'One', seconds: 3600 },
    ],
  });
});

test('each field is documented, once', async () => {
  await mockContent(files);
  const { fieldNames, showData, showFields } = await import('./podcasts-json');
  const documented = showFields.flatMap(fieldNames);
  expect(showFields.every(({ meaning }) => meaning !== '')).toBe(true);
  expect(new Set(documented).size).toBe(documented.length);
  expect(new Set(showData.flatMap((show) => Object.keys(show)))).toEqual(new Set(documented));
});

test('a site without shows has no data and no fields', async () => {
  await mockContent({});
  const { fieldNames, showData, showFields } = await import('./podcasts-json');
  expect(showData).toEqual([]);
  expect(showFields.flatMap(fieldNames)).toEqual([]);
});
