import type { RequestListener } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { guardedAgent, isPublicAddress } from '../http/ssrf-guard';
import { startServer, stopServers } from '../http/test-server';
import { findShow } from './find-show';

afterAll(stopServers);

const apple = 'https://podcasts.apple.com/us/podcast/the-data-hour/id123';
const spotify = 'https://open.spotify.com/show/1BZN7H3ikovSejhwQTzNm4';

const feed = ({ audio = true, title = 'The Data Hour' } = {}) => `<rss version="2.0"
  xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>${title}</title>
  <link>https://hour.example/</link><language>en-us</language><description>About data.</description>
  <itunes:author>Ada and Bo</itunes:author>
  <podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>
  <item><title>1</title><guid>1</guid>${
    audio ? '<enclosure url="https://hour.example/1.mp3" type="audio/mpeg"/>' : ''
  }</item></channel></rss>`;

const lookup = (show: object) =>
  JSON.stringify({ resultCount: 1, results: [{ kind: 'podcast', collectionId: 123, ...show }] });

type Answer = string | { status?: number; type?: string; location?: string; body?: string };

/** A host that answers by path, as Apple, Spotify, feeds and websites do. `ORIGIN` is its own. */
async function startHost(answers: Record<string, Answer | RequestListener>) {
  const host = await startServer((request, response) => {
    const answer = answers[(request.url ?? '').replace(/\?.*/, '')] ?? { status: 404 };
    if (typeof answer === 'function') return answer(request, response);
    const {
      status = 200,
      type,
      location,
      body = '',
    } = typeof answer === 'string' ? { body: answer } : answer;
    if (type) response.setHeader('Content-Type', type);
    if (location) response.setHeader('Location', location);
    response.setHeader('Connection', 'close');
    response.writeHead(status).end(body.replaceAll('ORIGIN', `http://${request.headers.host}`));
  });
  const { origin, requests } = host;
  const find = (address: string, options: Parameters<typeof findShow>[1] = {}) =>
    findShow(address.replace('ORIGIN', origin), {
      appleLookup: `${origin}/lookup`,
      spotifyOembed: `${origin}/oembed`,
      ...options,
    });
  return { origin, requests, find };
}

test('Apple’s lookup names the feed, and the feed the rest', async () => {
  const show = { collectionName: 'Hour', artistName: 'Ada', primaryGenreName: 'Technology' };
  const { find, origin, requests } = await startHost({
    '/lookup': { type: 'text/javascript', body: lookup({ ...show, feedUrl: 'ORIGIN/feed' }) },
    '/feed': feed(),
  });
  expect(await find(`${apple}?i=1000654321&uo=4`)).toEqual({
    facts: {
      name: 'The Data Hour',
      address: 'https://hour.example/',
      hosts: ['Ada', 'Bo'],
      language: 'en',
      feed: `${origin}/feed`,
      appleId: '123',
    },
    origins: {
      name: 'the feed',
      address: 'the feed',
      hosts: 'the feed',
      language: 'the feed',
      feed: 'the feed',
      appleId: 'Apple Podcasts',
    },
    checks: { hosts: expect.any(String) },
    description: 'About data.',
    genre: 'Technology',
    feeds: [`${origin}/feed`],
    guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
    failures: [],
  });
  expect(requests).toEqual(['GET /lookup?id=123&entity=podcast', 'GET /feed']);
});

test('a feed that fails leaves what Apple says of it', async () => {
  const { find, origin } = await startHost({
    '/lookup': lookup({ collectionName: 'Hour &amp; more', feedUrl: 'ORIGIN/gone' }),
  });
  const { facts, checks, failures } = await find(apple);
  expect(facts).toMatchObject({ name: 'Hour & more', feed: `${origin}/gone` });
  expect(checks.feed).toBe('it could not be read');
  expect(failures).toEqual([expect.stringContaining('404')]);
});

const hangs: RequestListener = () => undefined;

test.each<[string, Answer | RequestListener, string]>([
  ['nothing', hangs, 'no response within 0.3 s'],
  ['404', { status: 404 }, 'answers 404'],
  ['HTML', { type: 'text/html', body: '<html><title>A</title>' }, 'not JSON'],
  ['no show', '{"resultCount":0,"results":[]}', 'no show has the ID 123'],
  ['null', 'null', 'no show has the ID 123'],
  ['another kind', lookup({ kind: 'album' }), 'no show has the ID 123'],
  ['another show', lookup({ collectionId: 124 }), 'no show has the ID 123'],
  ['a redirect that has no end', { status: 302, location: '/lookup' }, 'more than 5 times'],
])('where Apple answers with %s, the address remains', async (_what, answer, reason) => {
  const { find } = await startHost({ '/lookup': answer });
  expect(await find(apple, { timeoutMs: answer === hangs ? 300 : undefined })).toEqual({
    facts: {
      name: 'The Data Hour',
      address: 'https://podcasts.apple.com/podcast/id123',
      appleId: '123',
    },
    origins: { name: 'the address', address: 'the address', appleId: 'the address' },
    checks: { name: expect.stringContaining('guess') },
    feeds: [],
    failures: [expect.stringContaining(reason)],
  });
});

test('Spotify’s oEmbed gives the name, and there is none without it', async () => {
  const { find, requests } = await startHost({ '/oembed': '{"title":"The \\u202eHour\\n"}' });
  expect((await find(`${spotify}?si=1`)).facts).toEqual({
    name: 'The Hour',
    address: spotify,
    spotifyId: '1BZN7H3ikovSejhwQTzNm4',
  });
  expect(requests).toEqual([`GET /oembed?url=${encodeURIComponent(spotify)}`]);
  const { find: findNothing } = await startHost({});
  expect((await findNothing(spotify)).facts).not.toHaveProperty('name');
});

test('a feed is read as one, whatever its type', async () => {
  const { find, origin } = await startHost({
    '/rss': { type: 'text/html', body: `<?xml version="1.0"?><!-- a -->${feed()}` },
    '/moved': { status: 301, location: '/rss' },
    '/broken': '<rss><channel><title>A</title>',
  });
  expect((await find('ORIGIN/rss')).facts).toMatchObject({ feed: `${origin}/rss` });
  const moved = await find('ORIGIN/moved');
  expect(moved.facts.feed).toBe(`${origin}/rss`);
  expect(moved.feeds).toContain(`${origin}/moved`);
  const broken = await find('ORIGIN/broken');
  expect(broken.facts).toMatchObject({ feed: `${origin}/broken`, address: `${origin}/` });
  expect(broken.checks).toHaveProperty('feed');
  expect(broken.failures).toEqual([expect.stringContaining('truncated')]);
});

test('a website names its feed: relative to its base, a blog’s after the podcast’s', async () => {
  const { find, origin, requests } = await startHost({
    '/show/': `<!doctype html><head><base href="/at/"><title>A &amp; B</title>
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">
      <link rel="alternate" type="application/rss+xml" title="Blog" href="blog">
      <link rel="ALTERNATE me" type="application/rss+xml; charset=utf-8" title="Podcast" href="feed">
      <link rel="alternate" type="application/json" href="api">`,
    '/at/feed': feed(),
  });
  const { facts, origins } = await find('ORIGIN/show/');
  expect(facts).toMatchObject({ name: 'The Data Hour', feed: `${origin}/at/feed` });
  expect(facts.address).toBe(`${origin}/show/`);
  expect(origins.address).toBe('the address');
  expect(requests).toEqual(['GET /show/', 'GET /at/feed']);
});

test('the first feed with audio counts, of two at most', async () => {
  const links = ['a', 'b', 'c'].map(
    (href) => `<link rel=alternate type="application/atom+xml" href="/${href}">`,
  );
  const page = `<html><meta property="og:title" content="A Show">${links.join('')}`;
  const second = await startHost({
    '/': page,
    '/a': feed({ audio: false, title: 'Blog' }),
    '/b': feed(),
  });
  expect((await second.find('ORIGIN/')).facts).toMatchObject({
    name: 'The Data Hour',
    feed: `${second.origin}/b`,
  });
  const third = await startHost({ '/': page, '/a': feed({ audio: false }), '/c': feed() });
  const { facts, checks, failures, description } = await third.find('ORIGIN/');
  expect(facts).toEqual({ name: 'A Show', address: `${third.origin}/` });
  expect(checks.name).toBe('the title of the page');
  expect(description).toBeUndefined();
  expect(failures).toHaveLength(2);
  expect(third.requests).toEqual(['GET /', 'GET /a', 'GET /b']);
});

test('a website without a feed that links to one show at Apple leads to it', async () => {
  const { find, origin } = await startHost({
    '/': `<html><a href="${apple}"></a><a href="${apple}?i=5"></a>
      <a href="${spotify}"></a><a href="https://open.spotify.com/show/2BZN7H3ikovSejhwQTzNm4"></a>`,
    '/lookup': lookup({ feedUrl: 'ORIGIN/feed' }),
    '/feed': feed(),
  });
  const { facts } = await find('ORIGIN/');
  expect(facts).toMatchObject({ appleId: '123', feed: `${origin}/feed`, address: `${origin}/` });
  expect(facts).not.toHaveProperty('spotifyId');
});

test.each<[string, Answer | RequestListener, string]>([
  ['nothing', hangs, 'no response'],
  ['500', { status: 500 }, 'answers 500'],
  ['an image', { type: 'image/png', body: '\x89PNG' }, 'image/png'],
  ['no data', '', 'data without a type'],
])('where a website answers with %s, the address remains', async (_what, answer, reason) => {
  const { find, origin } = await startHost({ '/the-data-hour': answer });
  const { facts, failures } = await find('ORIGIN/the-data-hour', {
    timeoutMs: answer === hangs ? 300 : undefined,
  });
  expect(facts).toEqual({ name: 'The Data Hour', address: `${origin}/the-data-hour` });
  expect(failures).toEqual([expect.stringContaining(reason)]);
});

/** Networks in which the server of a test is the public host `public.example`. */
const networks = {
  public: guardedAgent(
    (address) => address === '127.0.0.1' || isPublicAddress(address),
    (hostname, _options, callback) =>
      callback(null, [
        { address: hostname === 'public.example' ? '127.0.0.1' : '10.0.0.1', family: 4 },
      ]),
  ),
  private: guardedAgent(
    () => true,
    (_hostname, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
  ),
};

test('no host may name another in the private network: by a redirect, a feed or a lookup', async () => {
  const { find, origin, requests } = await startHost({
    '/to': { status: 302, location: 'http://intern.local/secret' },
    '/page': '<html><link rel=alternate type="application/rss+xml" href="http://nas.local/feed">',
    '/lookup': lookup({ feedUrl: 'http://192.168.1.1/feed' }),
  });
  const host = origin.replace('127.0.0.1', 'public.example');
  const options = { networks, appleLookup: `${host}/lookup` };
  for (const [address, requested] of [
    [`${host}/to`, 'GET /to'],
    [`${host}/page`, 'GET /page'],
    [apple, 'GET /lookup?id=123&entity=podcast'],
  ]) {
    requests.length = 0;
    const { failures, facts } = await find(address, options);
    expect(failures).toEqual([expect.stringContaining('private network')]);
    expect(facts.feed).toBeUndefined();
    expect(requests).toEqual([requested]);
  }
});

test.each([
  ['https://open.spotify.com/episode/1BZN7H3ikovSejhwQTzNm4', 'an episode at Spotify'],
  ['https://overcast.fm/+ABC', 'an episode at Overcast'],
  ['https://podcasts.apple.com/us/channel/a/id1', 'no show at Apple Podcasts'],
])('%s is refused, with what to paste', async (address, message) => {
  const { find, requests } = await startHost({});
  await expect(find(address)).rejects.toThrow(message);
  await expect(find(address)).rejects.toThrow('such as https://');
  expect(requests).toEqual([]);
});

test('a feed of the private network in an app’s link is neither asked nor kept', async () => {
  const { find, origin, requests } = await startHost({ '/feed': feed() });
  const link = `https://antennapod.org/deeplink/subscribe?url=${encodeURIComponent(`${origin}/feed`)}`;
  expect((await find(link)).facts.feed).toBeUndefined();
  expect(requests).toEqual([]);
});
