import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Feed, type FeedEpisode, parseFeed } from './parse-feed';

const folder = new URL('../../e2e/feed-fixtures/', import.meta.url);
const feedIn = (file: string) => parseFeed(readFileSync(new URL(file, folder), 'utf8'));

type Expected = Pick<Feed, 'title' | 'hosts' | 'complete'> & {
  /** Its episodes in order, each with the fields that the file is about. */
  episodes: Partial<FeedEpisode>[];
};

const files: Record<string, Expected> = {
  'atom-enclosures.xml': {
    title: 'Atoms & Ears',
    hosts: ['Jo Kestrel'],
    complete: false,
    episodes: [
      {
        id: 'tag:atom.example,2026:2',
        published: '2026-05-12T06:00:00.000Z',
        link: 'https://atom.example/2',
        audio: 'https://atom.example/2.ogg',
        audioType: 'audio/ogg',
        audioBytes: 2048,
      },
      {
        published: '2026-05-05T06:00:00.000Z',
        link: 'https://atom.example/1',
        audio: 'https://atom.example/1.mp3',
      },
    ],
  },
  'blank-line-first.xml': {
    title: 'A Late Start',
    hosts: [],
    complete: false,
    episodes: [{ title: 'Behind a blank line' }],
  },
  'double-encoded.xml': {
    title: 'Salt & Pepper',
    hosts: ['Lu & Max'],
    complete: false,
    episodes: [
      {
        title: 'Q&A with a cook',
        link: 'https://double.example/2?a=1&b=2',
        audio: 'https://double.example/2.mp3?a=1&b=2',
      },
      { title: 'What’s in the pot' },
    ],
  },
  'durations.xml': {
    title: 'How Long It Takes',
    hosts: ['Ivo Jarr'],
    complete: false,
    episodes: [
      { title: 'Seconds', seconds: 3723, id: 'https://long.example/1.mp3' },
      { title: 'Hours, minutes and seconds', seconds: 3723 },
      { title: 'Minutes and seconds', seconds: 2257 },
      { title: 'Words, or nothing at all', seconds: undefined, audioBytes: undefined },
    ],
  },
  'hostile.xml': {
    title: '<script>alert("channel")</script> Mischief',
    hosts: ['<img src=x onerror=alert(1)>'],
    complete: false,
    episodes: [
      {
        title: "<script>alert('title')</script> in CDATA",
        link: undefined,
      },
      { title: `" onmouseover="alert('attribute')" x="`, link: undefined },
      {
        title: 'Turned dnuora and isolated',
        link: undefined,
        audio: 'https://hostile.example/3.mp3',
        audioType: 'audio/mpeg',
        audioBytes: undefined,
      },
      {
        title: `${'Endless. '.repeat(34).slice(0, 300)}…`,
        link: 'https://hostile.example/2?q=%22%3E%3Cscript%3E',
      },
    ],
  },
  'itunes-complete.xml': {
    title: 'A Season That Is Over',
    hosts: ['Hana Ito'],
    complete: true,
    episodes: [{ title: 'Goodbye' }, { title: 'Hello' }],
  },
  'missing-channel.xml': {
    title: 'No Channel Here',
    hosts: [],
    complete: false,
    episodes: [{ title: 'Straight below the root' }, { title: 'And another' }],
  },
  'odd-dates.xml': {
    title: 'Out of Time',
    hosts: [],
    complete: false,
    episodes: [
      { title: 'Long after us', published: '2099-01-01T00:00:00.000Z' },
      { title: 'As it should be', published: '2026-05-04T06:00:00.000Z' },
      { title: 'Without a date', published: undefined },
      { title: 'With a date that is none', published: undefined },
      { title: 'On a day that is in no month', published: undefined },
    ],
  },
  'person-roles.xml': {
    title: 'Who Talks Here',
    hosts: ['Ada Quill', 'Bo Tannen', 'Eli & Fay'],
    complete: false,
    episodes: [{ title: 'All at one table' }],
  },
  'several-on-one-day.xml': {
    title: 'All at Once',
    hosts: [],
    complete: false,
    episodes: [
      { title: 'Evening', published: '2026-05-04T20:00:00.000Z' },
      { title: 'Noon, by a clock further east', published: '2026-05-04T12:00:00.000Z' },
      { title: 'Morning', published: '2026-05-04T06:00:00.000Z' },
    ],
  },
  'unclosed-categories.xml': {
    title: 'Left Open',
    hosts: ['Kit Lomax'],
    complete: false,
    episodes: [{ title: 'The door' }, { title: 'The window' }],
  },
  'unknown-entities.xml': {
    title: 'Known and Unknown',
    hosts: [],
    complete: false,
    episodes: [
      { title: 'To be continued…', audio: 'https://entities.example/2.mp3?a=1&b=2' },
      { title: 'There is &nosuch; entity, R&D says' },
    ],
  },
  'unordered.xml': {
    title: 'Shuffled',
    hosts: [],
    complete: false,
    episodes: [{ title: 'The third' }, { title: 'The second' }, { title: 'The first' }],
  },
  'unusual-prefixes.xml': {
    title: 'Prefixes of Its Own',
    hosts: ['Ines Ferro'],
    complete: true,
    episodes: [
      { title: 'The second prefix', seconds: 1200 },
      { title: 'The first prefix', seconds: 1200 },
    ],
  },
  'update-frequency-complete.xml': {
    title: 'Ten Talks and No More',
    hosts: ['Gus Halm'],
    complete: true,
    episodes: [{ title: 'The last talk' }],
  },
};

test('each fixture is tested', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
});

for (const [file, { episodes, ...expected }] of Object.entries(files)) {
  test(`${file} is parsed`, () => {
    const feed = feedIn(file);
    expect(feed).toMatchObject(expected);
    expect(feed.hosts).toEqual(expected.hosts);
    expect(feed.episodes.length).toBe(episodes.length);
    for (const [index, episode] of episodes.entries()) {
      expect(feed.episodes[index]).toMatchObject(episode);
    }
  });
}

test('a URL that is not http or https is left out', () => {
  const { movedTo, episodes } = feedIn('hostile.xml');
  const urls = [movedTo, ...episodes.flatMap(({ link, audio }) => [link, audio])];
  expect(urls.filter((url) => url !== undefined)).toEqual([
    'https://hostile.example/3.mp3',
    'https://hostile.example/2?q=%22%3E%3Cscript%3E',
  ]);
});

const item = (tags: string) => `<item><title>An episode</title>${tags}</item>`;
const rss = (inside: string) => `<rss version="2.0"><channel>${inside}</channel></rss>`;
const episodeWith = (tags: string) => parseFeed(rss(item(tags))).episodes[0];

for (const [date, published] of [
  ['Mon, 04 May 2026 06:00:00 GMT', '2026-05-04T06:00:00.000Z'],
  ['Mon, 04 May 2026 06:00:00 -0700', '2026-05-04T13:00:00.000Z'],
  ['Mon, 04 May 2026 06:00:00 PDT', '2026-05-04T13:00:00.000Z'],
  ['4 May 26 06:00 Z', '2026-05-04T06:00:00.000Z'],
  ['2026-05-04T06:00:00+02:00', '2026-05-04T04:00:00.000Z'],
  ['2026-05-04', '2026-05-04T00:00:00.000Z'],
  ['May 4, 2026 06:00 GMT', '2026-05-04T06:00:00.000Z'],
  ['episode 12', undefined],
  ['season 2, episode 12', undefined],
  ['12', undefined],
  ['soon', undefined],
  ['episode 2012', undefined],
  ['Mon, 04 May 1926 06:00:00 GMT', undefined],
  ['', undefined],
] as const) {
  test(`“${date}” is ${published ?? 'not a date'}`, () => {
    expect(episodeWith(`<pubDate>${date}</pubDate>`).published).toBe(published);
  });
}

for (const [what, text, reason] of [
  ['an empty text', ' \n', 'the feed is empty'],
  ['an HTML page', '<!doctype html><title>A</title><p>Gone', 'the feed is an HTML page'],
  ['a plain text', 'Not found', 'the feed is neither RSS nor Atom'],
  ['a feed without episodes', rss('<title>A</title>'), 'the feed has no episodes'],
  ['a truncated RSS feed', `<rss><channel>${item('')}<item><tit`, 'the feed is truncated'],
  ['a truncated Atom feed', '<a:feed xmlns:a="b"><a:entry>', 'the feed is truncated'],
] as const) {
  test(`${what} is an error with a reason`, () => {
    expect(() => parseFeed(text)).toThrow(reason);
  });
}

test('entities that a feed declares are not expanded', () => {
  const doctype = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
  const feed = parseFeed(`${doctype}${rss(`<title>&a; &b;</title>${item('')}`)}`);
  expect(feed.title).toBe('&a; &b;');
});

for (const [length, duration] of [
  ['1e22', '1e22'],
  ['1e-7', '0.0000001'],
  ['0xffffffffffffffffffffff', '10000000000000000000000'],
  ['-3', '-3'],
  ['many', 'long'],
]) {
  test(`a length of ${length} and a duration of ${duration} are ignored`, () => {
    const [{ audio, audioBytes, seconds }] = parseFeed(
      rss(
        item(
          `<enclosure url="https://a.example/1.mp3" length="${length}"/><itunes:duration>${duration}</itunes:duration>`,
        ),
      ),
    ).episodes;
    expect({ audio, audioBytes, seconds }).toEqual({
      audio: 'https://a.example/1.mp3',
      audioBytes: undefined,
      seconds: undefined,
    });
  });
}

test('a title without visible characters is ignored, and a long media type is shortened', () => {
  const type = `audio/${'a'.repeat(10_000)}`;
  const [{ title, audioType }] = parseFeed(
    rss(
      `<item><title>\u200b\u3164 \u2060</title><enclosure url="https://a.example/1.mp3" type="${type}"/></item>`,
    ),
  ).episodes;
  expect(title).toBe('Untitled');
  expect(audioType?.length).toBeLessThan(100);
});

test('an end tag in CDATA does not end the feed, a comment may follow the end tag', () => {
  const whole = rss(item('<description><![CDATA[It ends with </rss>]]></description>'));
  const cut = `${whole.slice(0, whole.indexOf(']]>'))}, as we know`;
  expect(() => parseFeed(`${cut}]]></description>`)).toThrow('the feed is truncated');
  expect(parseFeed(`${whole}\n<!-- kept by a cache -->\n`).episodes).toHaveLength(1);
});

test('long ids with the same start, and missing ids, stay unique', () => {
  const long = 'x'.repeat(400);
  const tags = [`<guid>${long}1</guid>`, `<guid>${long}2</guid>`];
  const dated = ['04', '05'].map((day) => `<pubDate>${day} May 2026 06:00:00 GMT</pubDate>`);
  const { episodes } = parseFeed(rss([...tags, ...dated].map(item).join('')));
  expect(new Set(episodes.map(({ id }) => id)).size).toBe(4);
});

test('a guid that is a permalink is the link of an episode without one', () => {
  const links = parseFeed(
    rss(
      [
        item('<guid>https://a.example/1</guid>'),
        item('<guid isPermaLink="false">https://a.example/2</guid>'),
        item('<guid>javascript:alert(1)</guid>'),
      ].join(''),
    ),
  ).episodes.map(({ link }) => link);
  expect(links).toEqual(['https://a.example/1', undefined, undefined]);
});

test('an episode without a guid gets an id', () => {
  const [audio, link, title] = parseFeed(
    rss(
      [
        item('<link>https://a.example/1</link><enclosure url="https://a.example/1.mp3"/>'),
        item('<link>https://a.example/2</link>'),
        item(''),
      ].join(''),
    ),
  ).episodes.map(({ id }) => id);
  expect([audio, link, title]).toEqual([
    'https://a.example/1.mp3',
    'https://a.example/2',
    'An episode',
  ]);
});
