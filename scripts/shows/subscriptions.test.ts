import { expect, test } from 'vitest';
import { parseSubscriptions } from './subscriptions';

const opml = (outlines: string) => `<opml version="1.0"><body>${outlines}</body></opml>`;
const first = (outlines: string) => parseSubscriptions(opml(outlines))[0];

test.each([
  ['xmlurl in lower case', '<outline title="A" xmlurl="https://a.example/f"/>'],
  ['capitals throughout', '<OUTLINE TITLE="A" XMLURL="https://a.example/f"/>'],
  ['url instead of xmlUrl', '<outline type="rss" text="A" url="https://a.example/f"/>'],
  ['the description as its text', '<outline text="x" title="A" xmlUrl="https://a.example/f"/>'],
  [
    'a link of an app',
    `<outline text="A" xmlUrl="https://podcastaddict.com/feed/https%3A%2F%2Fa.example%2Ff"/>`,
  ],
  [
    'an app’s episodes below',
    '<outline text="A" xmlUrl="https://a.example/f"><outline type="podcast-episode" text="E" url="https://a.example/e.mp3"/></outline>',
  ],
])('an outline with %s is read', (_what, outline) => {
  const found = parseSubscriptions(opml(outline));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    name: 'A',
    facts: { name: 'A', feed: 'https://a.example/f', address: 'https://a.example/' },
    checks: { address: 'only the host of the feed' },
  });
});

test('strings become plain text, and a name is found where there is none', () => {
  expect(
    first(
      '<outline text="A &amp;amp; &lt;b&gt;B&#10;\u202e" xmlUrl="https://a.example/f" language="en_us" description="&lt;p&gt;One&lt;/p&gt; two"/>',
    ),
  ).toMatchObject({ facts: { name: 'A & <b>B', language: 'en' }, description: 'One two' });
  expect(first('<outline xmlUrl="https://feeds.example.com/f"/>')).toMatchObject({
    facts: { name: 'Example' },
    checks: { name: expect.stringContaining('guess') },
  });
  expect(
    first('<outline text="A" language="unknown" xmlUrl="https://a.example/f"/>'),
  ).toMatchObject({ facts: { language: undefined } });
});

test('the website of a feed that is all of its host is the host without “feed”', () => {
  expect(first('<outline text="A" xmlUrl="https://feed.example.com"/>')).toMatchObject({
    facts: { address: 'https://example.com/' },
  });
});

test('a page on a platform gives its id, and is the address without parameters', () => {
  const page = 'https://podcasts.apple.com/us/podcast/a/id12?i=3&amp;uo=4';
  expect(first(`<outline text="A" xmlUrl="https://a.example/f" htmlUrl="${page}"/>`)).toMatchObject(
    {
      facts: { appleId: '12', address: 'https://podcasts.apple.com/podcast/id12' },
    },
  );
});

test.each([
  ['', 'no address of a feed'],
  ['feeds', 'not a URL'],
  ['feed://a.example/f', 'not http or https'],
  ['javascript:alert(1)', 'not http or https'],
  ['https://me:secret@a.example/f', 'holds a password'],
  ['https://www.patreon.com/rss/a?auth=abc', 'the parameter auth'],
  ['https://a.supportingcast.fm/content/x.rss', 'feeds of members'],
  ['https://podcasts.apple.com/us/podcast/a/id12', 'a page of Apple Podcasts'],
  ['https://a.example/', 'its feed is all of its host'],
  [`https://a.example/${'a'.repeat(3000)}`, 'too long'],
])('the address “%s” is left out, with the reason', (url, reason) => {
  expect(first(`<outline type="rss" text="A" xmlUrl="${url}"/>`)).toEqual({
    name: 'A',
    reason: expect.stringContaining(reason),
  });
});

test('lists of links, notes and empty lists have no subscriptions', () => {
  for (const outlines of [
    '',
    '<outline text="A note"><outline text="Another"/></outline>',
    '<outline text="A list" type="link" url="https://a.example/list.opml"/>',
    '<outline text="A list" type="include" url="https://a.example/feed"/>',
  ]) {
    expect(parseSubscriptions(opml(outlines))).toEqual([]);
  }
  expect(parseSubscriptions('<opml/>')).toEqual([]);
});

test('stray & and < do not hide outlines', () => {
  const found = parseSubscriptions(
    opml(
      '<outline text="A & B" xmlUrl="https://a.example/?a=1&b=2"/><outline text="C <D>" xmlUrl="https://c.example/f"/>',
    ),
  );
  expect(found).toMatchObject([
    { name: 'A & B', facts: { feed: 'https://a.example/?a=1&b=2' } },
    { name: 'C <D>' },
  ]);
});

test.each([
  ['', 'the file is empty'],
  ['<!doctype html><html><body>', 'it is an HTML page'],
  ['<rss><channel></channel></rss>', 'it is a feed'],
  ['{"feeds":[]}', 'it is not OPML'],
  ['\x89PNG', 'it is not OPML'],
  ['<opml><body><outline text="A" xmlUrl="https', 'cut off or not well-formed'],
])('%j is not OPML, and the message says what it is', (text, message) => {
  expect(() => parseSubscriptions(text)).toThrow(message);
});

test('a feed of a private network is left out', () => {
  for (const host of ['127.0.0.1', 'nas.local', 'localhost:8080', '[::1]']) {
    expect(first(`<outline text="A" xmlUrl="http://${host}/f"/>`)).toEqual({
      name: 'A',
      reason: 'its host is in a private network',
    });
  }
});
