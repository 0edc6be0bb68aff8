import { expect, test } from 'vitest';
import { type SentFeed, violationsOf } from './feed-rules';

const XML = '<?xml version="1.0" encoding="utf-8"?>';

const atom: SentFeed = {
  url: 'https://a.example/feed.xml',
  contentType: 'application/xml; charset=utf-8',
  body: `${XML}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://a.example/</id>
  <title type="text">A &amp; B</title>
  <updated>2026-01-02T00:00:00Z</updated>
  <author><name>C</name><uri>https://a.example/c/</uri></author>
  <link href="https://a.example/feed.xml" rel="self" type="application/atom+xml"/>
  <link href="https://a.example/" rel="alternate" type="text/html"/>
  <entry>
    <id>https://a.example/d/</id>
    <link href="https://a.example/d/" rel="alternate" type="text/html"/>
    <title type="text">D</title>
    <published>2026-01-01T00:00:00Z</published>
    <updated>2026-01-02T00:00:00Z</updated>
    <content type="html">&lt;p style="color: red"&gt;E &lt;a href="https://e.example"&gt;F&lt;/a&gt;&lt;/p&gt;</content>
  </entry>
</feed>`,
};

const rss: SentFeed = {
  url: 'https://a.example/podcasts/feed.xml',
  contentType: 'application/xml',
  body: `${XML}
<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
  <title>A</title>
  <link>https://a.example/podcasts/</link>
  <description>B</description>
  <language>en-US</language>
  <a:link href="https://a.example/podcasts/feed.xml" rel="self" type="application/rss+xml"/>
  <item>
    <title>C &lt;D&gt;</title>
    <link>https://c.example</link>
    <guid isPermaLink="false">1</guid>
    <pubDate>Mon, 23 Nov 2020 16:00:00 GMT</pubDate>
    <enclosure url="https://c.example/1.mp3" length="0" type="audio/mpeg"/>
    <i:duration>1:02:03</i:duration>
    <i:episodeType>full</i:episodeType>
  </item>
</channel></rss>`,
};

const opml: SentFeed = {
  url: 'https://a.example/podcasts.opml',
  contentType: 'text/x-opml; charset=utf-8',
  body: `${XML}
<opml version="2.0">
  <head>
    <title>A</title>
    <dateModified>Mon, 23 Nov 2020 16:00:00 GMT</dateModified>
    <ownerName>B</ownerName>
    <ownerId>https://a.example/</ownerId>
    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>
    <outline text="C" title="C" type="rss" xmlUrl="https://c.example" htmlUrl="https://c.example/c"/>
    <outline text="D" title="D" type="rss" xmlUrl="https://d.example/?a=1&amp;b=2"/>
  </body>
</opml>`,
};

const sitemap: SentFeed = {
  url: 'https://a.example/sitemap.xml',
  contentType: 'application/xml',
  body: `${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/</loc></url>
<url><loc>https://a.example/b/</loc><lastmod>2026-01-02</lastmod></url></urlset>`,
};

const json: SentFeed = {
  url: 'https://a.example/feed.json',
  contentType: 'application/feed+json; charset=utf-8',
  body: JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'A',
    home_page_url: 'https://a.example/',
    feed_url: 'https://a.example/feed.json',
    language: 'en',
    authors: [{ name: 'B' }],
    items: [
      {
        id: 'https://a.example/c/',
        url: 'https://a.example/c/',
        title: 'C',
        content_html: '<p>D</p>',
        date_published: '2026-01-01T00:00:00Z',
        date_modified: '2026-01-02T00:00:00Z',
        tags: ['E'],
      },
    ],
  }),
};

test('valid feeds violate no rule', () => {
  for (const feed of [atom, rss, opml, sitemap, json]) expect(violationsOf(feed)).toEqual([]);
});

/** A part of a valid feed, what stands in its place, and a part of the violation. */
type Fault = [part: string, replacement: string, violation: string];

function expectFaults(feed: SentFeed, faults: Fault[]): void {
  for (const [part, replacement, violation] of faults) {
    expect(feed.body, part).toContain(part);
    const violations = violationsOf({ ...feed, body: feed.body.replace(part, () => replacement) });
    expect(violations, replacement).toContainEqual(expect.stringContaining(violation));
  }
}

test('XML that is not well-formed is named, with its line', () => {
  expectFaults(atom, [
    ['A &amp; B', 'A & B', 'not well-formed'],
    ['A &amp; B', 'A &nbsp; B', 'not well-formed'],
    ['A &amp; B', 'A \u0001 B', 'not well-formed'],
    ['A &amp; B', 'A &#1; B', 'not well-formed'],
    ['A &amp; B', 'A ]]> B', 'not well-formed'],
    ['</entry>', '</Entry>', 'not well-formed: 16:'],
    ['</feed>', '', 'not well-formed'],
    ['<title', '<x:title', 'not well-formed'],
    ['xml:lang="en"', 'xml:lang="en" xml:lang="en"', 'not well-formed'],
    [XML, `\n${XML}`, 'not well-formed'],
    [XML, '', 'line 1: no XML declaration'],
  ]);
  expect(violationsOf({ ...atom, body: '' })).toEqual([expect.stringContaining('not well-formed')]);
});

test('white space, control characters and empty elements are named in every format', () => {
  expectFaults(atom, [
    ['A &amp; B', '\n<![CDATA[A & B]]>\n', 'line 4, atom:title: white space round the value'],
    ['A &amp; B', ' A', 'line 4, atom:title: white space round the value'],
    ['A &amp; B', '', 'line 4, atom:title: is empty'],
    ['A &amp; B', 'A \u007f', 'line 4, atom:title: a control character'],
    ['rel="self"', 'rel="self" title=""', 'attribute title: no rule for it in atom:link'],
    ['"application/atom+xml"', '" application/atom+xml"', 'attribute type: white space'],
  ]);
  expectFaults(json, [
    ['"title":"C"', '"title":"C "', 'feed.items[0].title: white space'],
    ['"title":"C"', '"title":""', 'feed.items[0].title: is empty'],
  ]);
});

test('faults of Atom are named', () => {
  expectFaults(atom, [
    ['    <title type="text">D</title>\n', '', 'line 9, atom:entry: has no atom:title'],
    ['<title type="text">D', '<title>X</title><title type="text">D', 'has 2 of atom:title'],
    ['<title type="text">D', '<title type="html">D', 'attribute type: “html” is not text'],
    [
      '<title type="text">D</title>',
      '<titel>D</titel><title>D</title>',
      'atom:titel: no rule for it',
    ],
    ['<entry>', '<entry>text', 'text “text” between elements'],
    ['2026-01-01T00:00:00Z', '2026-01-01', 'not a date of RFC 3339'],
    ['2026-01-01T00:00:00Z', '2025-02-30T00:00:00Z', 'not a date of RFC 3339'],
    ['2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z', 'updated before it was published'],
    ['<updated>2026-01-02T00:00:00Z', '<updated>2026-01-01T00:00:00Z', 'with the newest'],
    ['feed.xml" rel="self"', 'atom.xml" rel="self"', 'is not the feed’s URL'],
    ['<id>https://a.example/d/', '<id>d', 'not an absolute URI'],
    ['<uri>https://a.example/c/', '<uri>/c/', 'line 6, atom:uri: “/c/” is not an absolute'],
    ['xml:lang="en"', 'xml:lang="en_US"', 'attribute xml:lang'],
    ['xml:lang="en"', '', 'has no attribute xml:lang'],
  ]);
  const entry = /<entry>.*<\/entry>/s.exec(atom.body)?.[0] ?? '';
  const twice = violationsOf({ ...atom, body: atom.body.replace(entry, entry + entry) });
  expect(twice).toEqual([expect.stringContaining('“https://a.example/d/” stands twice')]);
  const future = violationsOf({ ...atom, body: atom.body.replaceAll('2026-01-02', '2999-01-02') });
  expect(future).toHaveLength(2);
  expect(future[0]).toContain('in the future');
});

test('code and relative URLs in HTML are named', () => {
  for (const [html, violation] of [
    ['<script>1</script>', '<script> in HTML'],
    ['<p>A<style>p {}</style>', '<style> in HTML'],
    ['<object data="https://a.example/"></object>', '<object> in HTML'],
    ['<p ONCLICK="1">A</p>', 'an event handler in <p onclick>'],
    ['<a href="/b/">A</a>', '“/b/”, not an absolute URL, in <a href>'],
    ['<a href="#b">A</a>', 'in <a href>'],
    ['<a href="https:b">A</a>', 'in <a href>'],
    ['<a href="javascript:1">A</a>', 'in <a href>'],
    ['<img src="//b.example/a.png">', 'in <img src>'],
    ['<img src="https://b.example/a.png" srcset="https://b.example/a.png 1x, b.png 2x">', 'srcset'],
    ['<video poster="a.png"></video>', 'in <video poster>'],
    ['<svg><script>1</script></svg>', '<script> in HTML'],
  ]) {
    const escaped = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const body = atom.body.replace(/(<content[^>]*>)[^<]*/, `$1${escaped}`);
    expect(violationsOf({ ...atom, body }), html).toEqual([expect.stringContaining(violation)]);
    const item = { ...JSON.parse(json.body).items[0], content_html: html };
    const inJson = JSON.stringify({ ...JSON.parse(json.body), items: [item] });
    expect(violationsOf({ ...json, body: inJson }), html).toHaveLength(1);
  }
});

test('faults of RSS and its podcast elements are named', () => {
  expectFaults(rss, [
    ['<language>en-US</language>', '', 'has no language'],
    ['en-US', 'en_US', 'not a language tag'],
    ['<link>https://c.example', '<link>c.example', 'is not an absolute http(s) URL'],
    ['<link>https://c.example', '<link>https://', 'is not an absolute http(s) URL'],
    ['Mon, 23 Nov 2020', 'Tue, 23 Nov 2020', 'was a Mon'],
    ['Mon, 23 Nov 2020 16:00:00 GMT', '2020-11-23T16:00:00Z', 'not a date of RFC 822'],
    ['Mon, 23 Nov 2020', '31 Feb 2020', 'not a date of RFC 822'],
    ['Mon, 23 Nov 2020', 'Mon, 23 Nov 20', 'not a date of RFC 822'],
    ['Mon, 23 Nov 2020', '23 Nov 2999', 'in the future'],
    ['length="0"', 'length="1.5"', 'attribute length'],
    ['length="0" ', '', 'has no attribute length'],
    ['audio/mpeg', 'mp3', 'attribute type'],
    ['1:02:03', '1:2:3', 'not a duration'],
    ['1:02:03', '62.5', 'not a duration'],
    ['>full<', '>Full<', '“Full” is not full, trailer, bonus'],
    ['isPermaLink="false"', 'isPermaLink="true"', 'line 11, guid: “1” is not an absolute'],
    ['<guid isPermaLink="false">1</guid>', '', 'has no guid'],
    ['<title>C', '<author>Ada</author><title>C', 'not an e-mail address'],
    ['<title>C', '<description>&lt;p>A&lt;/p></description><title>C', 'tags in plain text'],
    ['<title>C', '<i:season>0</i:season><title>C', 'not a positive whole number'],
    ['rel="self"', 'rel="alternate"', 'has no link of rel="self"'],
  ]);
  const item = /<item>.*<\/item>/s.exec(rss.body)?.[0] ?? '';
  const twice = violationsOf({ ...rss, body: rss.body.replace(item, item + item) });
  expect(twice).toEqual([expect.stringContaining('“1” stands twice')]);
  const wrongNamespace = rss.body.replace('http://www.itunes.com/', 'https://www.itunes.com/');
  expect(violationsOf({ ...rss, body: wrongNamespace })).toEqual([
    expect.stringContaining('}duration: no rule for it in item'),
    expect.stringContaining('}episodeType: no rule for it in item'),
  ]);
});

test('what podcast apps do not read in OPML is named', () => {
  expectFaults(opml, [
    ['type="rss" xmlUrl="https://c', 'type="atom" xmlUrl="https://c', '“atom” is not rss'],
    ['title="C" ', '', 'has no attribute title'],
    ['title="C"', 'title="X"', 'the text “C” is not the title “X”'],
    ['xmlUrl="https://c.example"', 'xmlUrl="https://c.example" url="x"', 'attribute url'],
    ['xmlUrl="https://c.example"', "xmlUrl='https://c.example'", '1 lines with xmlUrl'],
    ['a=1&amp;b', 'a=1&#38;b', 'the entity &#38;'],
    ['https://d.example/?a=1&amp;b=2', 'https://c.example', 'stands twice'],
    ['<docs>http://opml.org/spec2.opml</docs>', '', 'has no docs'],
  ]);
});

test('faults of a sitemap and of a JSON feed are named', () => {
  expectFaults(sitemap, [
    ['https://a.example/b/', 'https://b.example/b/', 'is not below https://a.example/'],
    ['https://a.example/b/', 'https://a.example/', 'stands twice'],
    ['2026-01-02', '2026-02-30', 'is not a date'],
  ]);
  expectFaults(json, [
    ['version/1.1', 'version/1', 'feed.version'],
    ['"url":"https://a.example/c/"', '"url":"/c/"', 'feed.items[0].url'],
    ['"title":"C",', '', 'feed.items[0]: has no title'],
    ['"tags":["E"]', '"tags":[5]', 'feed.items[0].tags[0]: is not a string'],
    ['"tags"', '"labels"', 'feed.items[0]: no rule for labels'],
    ['2026-01-02T', '2025-12-31T', 'modified before it was published'],
    ['feed.json', 'index.json', 'feed_url is not the feed’s URL'],
    ['{"version', '{version', 'not well-formed'],
  ]);
});

test('another media type is named, and an unknown root element', () => {
  for (const feed of [atom, rss, opml, sitemap, json]) {
    for (const contentType of [
      '',
      'text/html',
      `${feed.contentType.split(';')[0]}; charset=latin1`,
    ]) {
      expect(violationsOf({ ...feed, contentType })).toEqual([
        expect.stringContaining('Content-Type'),
      ]);
    }
  }
  expect(violationsOf({ ...atom, body: `${XML}<html/>` })).toEqual([
    'line 1, html: no format has this root element',
  ]);
});
