import { generateAtomFeed, parseAtomFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { withView } from './feed-view';
import { generateXml } from './xml';

const hostile = 'A & <b>B</b> "C" ]]> \u0001 🎧 </feed> </view>';

test('the view of a feed is well-formed, and leaves the feed as it is', () => {
  const feed = generateXml(generateAtomFeed, {
    id: 'https://a.example/',
    title: { value: hostile },
    updated: new Date(0),
    entries: [{ id: 'a', title: { value: hostile }, updated: new Date(0) }],
  });
  const xml = withView(feed, {
    title: hostile,
    page: '/',
    feed: '/feed.xml',
    about: hostile,
    entries: [
      { title: hostile, url: 'https://a.example/?a&b', day: '2026-01-31', lang: 'ar', dir: 'rtl' },
    ],
  });
  expect(parseAtomFeed(xml)).toEqual(parseAtomFeed(feed));
  const texts: string[] = [];
  const links: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => texts.push(text));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (local === 'a') links.push(`${uri} ${attributes.href.value}`);
  });
  parser.write(xml).close();
  // Thrice in the view, twice in the feed.
  expect(texts.filter((text) => text === hostile.replace('\u0001', ''))).toHaveLength(5);
  expect(links).toContain('http://www.w3.org/1999/xhtml https://a.example/?a&b');
});
