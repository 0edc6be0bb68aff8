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

for (const [what, text, reason] of [
  ['an empty text', ' \n', 'the feed is empty'],
  ['an HTML page', '<!doctype html><title>A</title><p>Gone', 'the feed is an HTML page'],
  ['an OPML file', '<opml version="2.0"><body/></opml>', 'the feed is an OPML file'],
  ['a JSON Feed', '{"version": "https://jsonfeed.org/version/1.1"}', 'the feed is JSON'],
  ['a truncated RSS 1.0 feed', '<rdf:RDF><item><title>A', 'the feed is truncated'],
  ['a plain text', 'Not found', 'the feed is neither RSS nor Atom'],
  ['a feed without episodes', rss('<title>A</title>'), 'the feed has no episodes'],
  ['a truncated RSS feed', `<rss><channel>${item('')}<item><tit`, 'the feed is truncated'],
  ['a truncated Atom feed', '<a:feed xmlns:a="b"><a:entry>', 'the feed is truncated'],
] as const) {
  test(`${what} is an error with a reason`, () => {
    expect(() => parseFeed(text)).toThrow(reason);
  });
}

test('an HTML page names the feed that it links to', () => {
  const link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">';
  expect(() => parseFeed(`<!doctype html>${link}`, 'https://a.example/show')).toThrow(
    'the feed is an HTML page, which links to the feed https://a.example/feed.xml',
  );
});

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

test('what a host appends to a feed is ignored', () => {
  const whole = rss(item(''));
  for (const rest of ['<script>count()</script>', '<br /> <b>Warning</b>: a script', ']]>']) {
    expect(parseFeed(`${whole}\n${rest}`).episodes).toHaveLength(1);
  }
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

test('one guid for all episodes is no id: each gets the URL of its recording', () => {
  const numbered = (number: number) =>
    `<item><title>Episode ${number}</title><guid isPermaLink="false">episode</guid><pubDate>${number} Nov 2026</pubDate><enclosure url="https://a.example/${number}.mp3" type="audio/mpeg"/></item>`;
  const { episodes } = parseFeed(rss([3, 2, 1].map(numbered).join('')));
  expect(episodes.map(({ id }) => id)).toEqual([
    'https://a.example/3.mp3',
    'https://a.example/2.mp3',
    'https://a.example/1.mp3',
  ]);
});

test('the same episode is listed once, also where its guid has changed', () => {
  const guid = (value: string) => `<guid isPermaLink="false">${value}</guid>`;
  const rest =
    '<pubDate>4 May 2026</pubDate><enclosure url="https://a.example/1.mp3" type="audio/mpeg"/>';
  const { episodes } = parseFeed(
    rss([item(guid('a') + rest), item(guid('a') + rest), item(guid('b') + rest)].join('')),
  );
  expect(episodes.map(({ id }) => id)).toEqual(['a']);
});

test('episodes that differ in nothing but their place have ids of their own', () => {
  const urls = ['https://a.example/1.mp3', 'https://a.example/2.mp3'];
  const items = urls.map((url) =>
    item(`<guid>a</guid><link>https://a.example/</link><enclosure url="${url}"/>`),
  );
  // Joined with a space, these two would be one.
  const alike = ['<guid>a b</guid><title>c</title>', '<guid>a</guid><title>b c</title>'].flatMap(
    (tags) => [1, 2].map((day) => `<item>${tags}<pubDate>${day} May 2026</pubDate></item>`),
  );
  const { episodes } = parseFeed(rss([...items, item('<guid>a</guid>'), ...alike].join('')));
  expect(new Set(episodes.map(({ id }) => id)).size).toBe(7);
});

const itunes = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';

test('an episode has its description, season, number and kind', () => {
  const tags = `<itunes:season>2</itunes:season><itunes:episode>14</itunes:episode>
    <itunes:episodeType> Bonus </itunes:episodeType>
    <description><![CDATA[<p>About <b>drift</b> &amp; alarms.</p><ul><li>One</li><li>Two</li></ul>
      <script>alert(1)</script><p>Hosted on Acast. See acast.com/privacy for more information.</p>]]></description>`;
  const { episodes } = parseFeed(
    `<rss version="2.0" ${itunes}><channel>${item(tags)}</channel></rss>`,
  );
  expect(episodes[0]).toMatchObject({
    description: 'About drift & alarms. One Two',
    season: 2,
    episode: 14,
    kind: 'bonus',
  });
});

for (const [what, description, text] of [
  [
    'HTML that is encoded twice',
    '&amp;lt;p&amp;gt;A &amp;lt;b&amp;gt;b&amp;lt;/b&amp;gt;.&amp;lt;/p&amp;gt;',
    'A b.',
  ],
  ['a long text', 'word '.repeat(100), `${'word '.repeat(56).trim()}…`],
  ['the title alone', 'An episode', undefined],
  ['nothing visible', '&lt;p&gt;&amp;nbsp;&lt;/p&gt;', undefined],
  ['a sign that is no tag', 'a &amp;lt; b', 'a < b'],
] as const) {
  test(`the description of ${what} is ${text?.slice(0, 20)}`, () => {
    expect(episodeWith(`<description>${description}</description>`).description).toBe(text);
  });
}

test('relative URLs are resolved against that of the feed', () => {
  const tags =
    '<link>/episodes/1</link><guid>ep-1</guid><enclosure url="1.mp3" type="audio/mpeg"/>';
  const text = rss(`<link>https://site.example/</link>${item(tags)}`);
  const [{ link, audio, id }] = parseFeed(text, 'https://a.example/feeds/show.xml').episodes;
  expect({ link, audio, id }).toEqual({
    link: 'https://a.example/episodes/1',
    audio: 'https://a.example/feeds/1.mp3',
    id: 'ep-1',
  });
  expect(parseFeed(text).episodes[0].link).toBe('https://site.example/episodes/1');
});

test('URLs of other hosts stay as they are written', () => {
  const [{ link, audio }] = parseFeed(
    rss(
      item(
        '<link>https://a.example</link><enclosure url="HTTPS://A.example/%7Ea.mp3?b=[c]" type="audio/mpeg"/>',
      ),
    ),
  ).episodes;
  expect({ link, audio }).toEqual({
    link: 'https://a.example',
    audio: 'HTTPS://A.example/%7Ea.mp3?b=[c]',
  });
});

test('Atom names all of its authors', () => {
  const author = (name: string) => `<author><name>${name}</name></author>`;
  const { hosts } = parseFeed(
    `<feed xmlns="http://www.w3.org/2005/Atom">${author('Jo')}${author('Lu')}<entry><title>A</title></entry></feed>`,
  );
  expect(hosts).toEqual(['Jo', 'Lu']);
});

for (const [author, host] of [
  ['jo@a.example (Jo Kestrel)', 'Jo Kestrel'],
  ['Jo Kestrel &lt;jo@a.example&gt;', 'Jo Kestrel'],
  ['jo@a.example', undefined],
]) {
  test(`the author “${author}” is ${host}`, () => {
    const tags = `<itunes:author>${author}</itunes:author>${item('')}`;
    const feed = parseFeed(`<rss version="2.0" ${itunes}><channel>${tags}</channel></rss>`);
    expect(feed.hosts).toEqual(host === undefined ? [] : [host]);
  });
}

test('RSS 1.0 is read', () => {
  const feed =
    parseFeed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://a.example/"><title>Old Waves</title><link>https://a.example/</link><description>D</description><dc:creator>Jo</dc:creator></channel>
      <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1.mp3</link><dc:date>2026-05-04T06:00:00Z</dc:date></item>
    </rdf:RDF>`);
  expect(feed).toMatchObject({
    title: 'Old Waves',
    hosts: ['Jo'],
    episodes: [
      {
        id: 'https://a.example/1',
        title: 'One',
        published: '2026-05-04T06:00:00.000Z',
        audio: 'https://a.example/1.mp3',
      },
    ],
  });
});

test('RSS 1.0 has its recordings in a module', () => {
  const { episodes } =
    parseFeed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#">
      <channel rdf:about="https://a.example/"><title>Old Waves</title><link>https://a.example/</link></channel>
      <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
        <enc:enclosure rdf:resource="https://a.example/1.mp3" enc:type="audio/mpeg" enc:length="1000"/></item>
    </rdf:RDF>`);
  expect(episodes[0]).toMatchObject({
    link: 'https://a.example/1',
    audio: 'https://a.example/1.mp3',
    audioType: 'audio/mpeg',
    audioBytes: 1000,
  });
});

test('at most twenty hosts are named', () => {
  const persons = Array.from(
    { length: 1000 },
    (_, index) => `<podcast:person>P${index}</podcast:person>`,
  );
  const { hosts } = parseFeed(
    `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>${persons.join('')}${item('')}</channel></rss>`,
  );
  expect(hosts).toHaveLength(20);
});
