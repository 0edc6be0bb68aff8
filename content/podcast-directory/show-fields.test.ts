import { expect, test } from 'vitest';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { loadFiles } from '../internals/test-content';
import {
  amazonId,
  appleId,
  feedUrl,
  hostName,
  spotifyId,
  topic,
  website,
  youtubeUrl,
} from './show-fields';

for (const [name, validator, valid, invalid] of [
  ['an Apple Podcasts ID', appleId, ['890348705', '0163599059'], ['', 'id890348705', '1.0', '-1']],
  [
    'a Spotify ID',
    spotifyId,
    ['1BZN7H3ikovSejhwQTzNm4'],
    ['', '1BZN7H3ikovSejhwQTzNm', '1BZN7H3ikovSejhwQTzNm45', '1BZN7H3ikovSejhwQTzNm-'],
  ],
  [
    'an Amazon Music ID',
    amazonId,
    ['2c4d33bf-9ca1-4f2b-8ba1-1a1a1a1a1a1a'],
    ['', 'B07', '2c4d33bf'],
  ],
  [
    'a YouTube URL',
    youtubeUrl,
    ['https://www.youtube.com/@show', 'https://www.youtube.com/playlist?list=PL1'],
    ['', 'show', 'https://youtu.be/abc', 'https://show.example/'],
  ],
] as const) {
  test(`${name} is valid, and anything else is named in the message, with a hint`, () => {
    for (const value of valid) expect(validator(value), value).toBeUndefined();
    for (const value of invalid) {
      expect(validator(value), value).toEqual({
        message: expect.stringContaining(`“${value}”`),
        hint: expect.stringMatching(/^write /),
      });
    }
  });
}

const SPOTIFY = '1BZN7H3ikovSejhwQTzNm4';

for (const [what, result, hint] of [
  [
    'an Apple address as an ID',
    appleId('https://podcasts.apple.com/us/podcast/a/id12?i=3'),
    'write "12"',
  ],
  [
    'a Spotify address as an ID',
    spotifyId(`https://open.spotify.com/show/${SPOTIFY}?si=a`),
    `write "${SPOTIFY}"`,
  ],
  ['a handle as a YouTube URL', youtubeUrl('@show'), 'write https://www.youtube.com/@show'],
  [
    'an Apple page as a feed',
    feedUrl('https://podcasts.apple.com/us/podcast/a-show/id12?uo=4'),
    'write appleId: "12" instead',
  ],
  [
    'a Spotify page as a feed',
    feedUrl(`https://open.spotify.com/show/${SPOTIFY}`),
    `write spotifyId: ${SPOTIFY} instead`,
  ],
  [
    'an app’s link as a feed',
    feedUrl('https://player.fm/subscribe?id=https%3A%2F%2Fa.example%2Frss'),
    'write feed: https://a.example/rss',
  ],
  [
    'a web page as a feed',
    feedUrl('https://a.example/podcast.html'),
    'write the URL of its RSS feed',
  ],
  [
    'an Apple address with parameters',
    website('https://podcasts.apple.com/us/podcast/a/id12?i=3&uo=4'),
    'write https://podcasts.apple.com/us/podcast/a/id12',
  ],
  [
    'an episode’s address',
    website('https://open.spotify.com/episode/abc'),
    'write the address of the show',
  ],
  ['two hosts in one', hostName('Ada Quill and Bo Tannen'), 'write [Ada Quill, Bo Tannen];'],
  [
    'three hosts in one',
    hostName('Ada Quill, Bo Tannen & Kit Lomax'),
    'write [Ada Quill, Bo Tannen, Kit Lomax];',
  ],
  ['hosts with a semicolon', hostName('Ada Quill; Bo Tannen'), 'write [Ada Quill, Bo Tannen];'],
  ['topics with a semicolon', topic('statistics; causality'), 'write [statistics, causality]'],
] as const) {
  test(`for ${what}, the hint has what to write`, () => {
    expect(result?.hint).toContain(hint);
  });
}

test.each([
  [feedUrl('https://a.example/feed/')],
  [feedUrl('https://a.example/blog.rss.html')],
  [feedUrl('https://a.example/feed.html')],
  [feedUrl('https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv')],
  [website('https://a.example/?show=1')],
  [website('https://www.youtube.com/playlist?list=PL1')],
  [hostName('Florence and the Machine')],
  [hostName('Martin Luther King, Jr.')],
  [hostName('Sandra')],
  [topic('statistics and causality')],
])('what is right is not questioned: %#', (result) => {
  expect(result).toBeUndefined();
});

const file = 'content/podcasts/a-show.md';
const show = (fields: string) => ({
  [file]: `---\nname: A show\ngroup: notable\norder: 7\n${fields}\n---\n\nAbout it.\n`,
});
const linesFor = async (fields: string) => linesOf((await loadFiles(show(fields))).diagnostics);

test('a field under another name is named, and so is one that shows do not have', async () => {
  const lines = await linesFor(
    'address: https://show.example/\nrss: https://show.example/feed.xml\nimage: ./cover.jpg',
  );
  expect(lines).toEqual([
    `warning: ${file}:6  rss: unknown field, which is ignored → write \`feed\` instead of \`rss\``,
    expect.stringMatching(
      /image: unknown field, which is ignored → remove it; the fields are name, /,
    ),
  ]);
});

test('a page of Apple as a feed is an error, and its ID is not taken for that of the show', async () => {
  const apple = 'https://podcasts.apple.com/us/podcast/a-show/id1234567890';
  const lines = await linesFor(`address: ${apple}?i=1000654321&uo=4\nfeed: ${apple}`);
  expect(lines).toEqual([
    expect.stringMatching(
      /a-show\.md:5 {2}address: this address has parameters of Apple Podcasts.* → write https:.*\/id1234567890$/,
    ),
    expect.stringMatching(
      /a-show\.md:6 {2}feed: this is a page of Apple Podcasts, not a feed → write appleId: "1234567890"/,
    ),
  ]);
});

test('a website as its own feed, and IDs that contradict the address, are named', async () => {
  expect(await linesFor('address: https://a.example\nfeed: https://a.example/')).toEqual([
    expect.stringContaining('feed: this is the address of its website, not of a feed'),
  ]);
  const apple = 'address: https://podcasts.apple.com/us/podcast/a/id12';
  expect(await linesFor(`${apple}\nappleId: "13"`)).toEqual([
    expect.stringContaining('appleId: the address is that of another show at Apple Podcasts'),
  ]);
  expect(await linesFor(apple)).toEqual([]);
});
