import { expect, test } from 'vitest';
import { bySeverity } from '../../pipeline/diagnostics/diagnostic';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import type { Files } from '../../pipeline/test-files';
import { checkSite } from './check-site';
import { loadFiles } from './test-content';

const file = (fields: string, body = 'Words.') => `---\n${fields}\n---\n${body}\n`;
const A = 'content/posts/2023-01-01-a.md';
const SHOW = 'content/podcasts/a.md';

/** Files with errors, and all diagnostics of them. */
const errors: Record<string, { files: Files; lines: string[] }> = {
  'a show without a name': {
    files: { [SHOW]: file('address: https://example.org\ngroup: top\norder: 9') },
    lines: [`${SHOW}  name: is missing → write a line \`name: …\` between the two ---`],
  },
  'a show with an empty address': {
    files: { [SHOW]: file('name: A\naddress:\ngroup: top\norder: 9') },
    lines: [`${SHOW}:3  address: is empty → write \`address: …\` (the URL of its website)`],
  },
  'a show with an empty group': {
    files: { [SHOW]: file('name: A\naddress: https://example.org\ngroup:\norder: 9') },
    lines: [`${SHOW}:4  group: is empty → write \`group: top or notable\``],
  },
  'a show with an address that is not http': {
    files: { [SHOW]: file('name: A\naddress: javascript:alert(1)\ngroup: top\norder: 9') },
    lines: [
      `${SHOW}:3  address: invalid URL “javascript:alert(1)” → write a full http or https URL, such as https://example.org/show`,
    ],
  },
  'a show with an unknown group': {
    files: { [SHOW]: file('name: A\naddress: https://example.org\ngroup: notabel\norder: 9') },
    lines: [
      `${SHOW}:4  group: unknown value “notabel”, the options are top, notable → write notable`,
    ],
  },
  'a show with invalid ids': {
    files: {
      [SHOW]: file(
        'name: A\naddress: https://example.org\ngroup: top\norder: 9\nappleId: id123\nspotifyId: abc',
      ),
    },
    lines: [
      `${SHOW}:6  appleId: invalid Apple Podcasts ID “id123” → write the digits after “id” in the show’s Apple Podcasts URL`,
      `${SHOW}:7  spotifyId: invalid Spotify ID “abc” → write the 22 letters and digits after /show/ in the show’s Spotify URL`,
    ],
  },
  'a show with an invalid feed, language and end': {
    files: {
      [SHOW]: file(
        'name: A\naddress: https://example.org\ngroup: top\norder: 9\nfeed: feed://example.org/rss\nlanguage: "?"\nended: soon',
      ),
    },
    lines: [
      `${SHOW}:7  language: unknown language “?” → write a language tag (BCP 47), such as en or de-AT`,
      `${SHOW}:8  ended: invalid date “soon” → write year-month-day, such as 2023-06-14`,
      `${SHOW}:6  feed: invalid URL “feed://example.org/rss” → write a full http or https URL, such as https://example.org/show`,
    ],
  },
  'a show with a reserved URL': {
    files: {
      'content/podcasts/topics.md': file('name: A\naddress: https://a.org\ngroup: top\norder: 9'),
    },
    lines: [
      'content/podcasts/topics.md  the URL /podcasts/topics/ is reserved for the site itself → rename the file, or write a `slug`',
    ],
  },
  'pages with reserved URLs': {
    files: {
      'content/pages/404.md': file('title: A'),
      'content/pages/posts.md': file('title: A'),
      'content/pages/robots.txt.md': file('title: B'),
    },
    lines: [
      'content/pages/404.md  the URL /404/ is reserved for the site itself → rename the file, or write a `slug`',
      'content/pages/posts.md  the URL /posts/ is reserved for the site itself → rename the file, or write a `slug`',
      'content/pages/robots.txt.md  the URL /robots.txt/ is reserved for the site itself → rename the file, or write a `slug`',
    ],
  },
  'a post with an invalid image and draft flag': {
    files: { [A]: file('draft: {toString: a}\nimage: "https://["') },
    lines: [
      `${A}:2  draft: this is a mapping, not a value → write one value after the colon`,
      `${A}:3  image: invalid path or URL “https://[” → write ./loss.png for a file beside this one, /loss.png for one in public/, or a full http or https URL`,
    ],
  },
  'a post with an invalid tag, canonical and former URL': {
    files: { [A]: file('title: A\ntags: ["?!"]\ncanonical: a\nredirect_from: [a]') },
    lines: [
      `${A}:3  tags: no URL can be made from “?!” → use letters or digits in it, and at most 200 characters`,
      `${A}:4  canonical: invalid URL “a” → write a full http or https URL, such as https://example.org/show`,
      `${A}:5  redirect_from: invalid path “a” → write the part of the URL after the host, such as /2023/06/14/a-title.html`,
    ],
  },
  'descriptions of tags that no post has': {
    files: {
      [A]: file('title: A\ntags: [Machine learning, C++]'),
      'content/tags/machine-lerning.md': file('title: ML'),
      'content/tags/gardening.md': file('description: Plants.'),
      'content/tags/C++.md': file('description: A language.'),
    },
    lines: [
      'warning: content/tags/gardening.md  tag without a post: no post has it, so this file is not shown → give a post this tag, or delete the file',
      'warning: content/tags/machine-lerning.md  tag without a post: no post has it, so this file is not shown → rename the file to machine-learning.md, if that is the tag you mean',
    ],
  },
  'a tag with the name of another': {
    files: {
      [A]: file('title: A\ntags: [ml, Machine learning]'),
      'content/tags/ml.md': file('title: Machine Learning'),
    },
    lines: [
      'content/tags/ml.md:2  title: name of another tag that posts have: “Machine Learning” → give these posts one of the two tags, or write another title',
    ],
  },
  'two descriptions of one tag': {
    files: {
      [A]: file('title: A\ntags: [Machine learning]'),
      'content/tags/machine-learning.md': file('title: ML'),
      'content/tags/Machine Learning.md': file('title: ML'),
    },
    lines: [
      'content/tags/machine-learning.md  same URL as content/tags/Machine Learning.md → rename one of the two files or give it another `slug`, or remove the former URL from one',
    ],
  },
  'names that are typos of an author, and an author whom no post names': {
    files: {
      [A]: file('title: A\nauthors: [Ada Lovelase, grace, Somebody Else]'),
      'content/authors/ada.md': file('name: Ada Lovelace'),
      'content/authors/grace.md': file('name: Grace Hopper'),
      'content/authors/katherine.md': file('name: Katherine Johnson'),
    },
    lines: [
      `warning: ${A}:3  authors: “Ada Lovelase” has no file in content/authors/, and is probably a typo → write Ada Lovelace, if that is who you mean`,
      'warning: content/authors/ada.md  author without a post: no post names this author, so this file is not shown → write `authors: [ada]` in a post, or delete the file',
      'warning: content/authors/katherine.md  author without a post: no post names this author, so this file is not shown → write `authors: [katherine]` in a post, or delete the file',
    ],
  },
  'an author with invalid fields': {
    files: {
      [A]: file('title: A\nauthors: [ada]'),
      'content/authors/ada.md': file(
        'name: Ada\nimage: ./nobody.png\nlinks: [mastodon.social/@ada]\nemail: ada at example.org\nbio: A line.',
      ),
    },
    lines: [
      'warning: content/authors/ada.md:6  bio: unknown field, which is ignored → write `description` instead of `bio`',
      'content/authors/ada.md:4  links: invalid URL “mastodon.social/@ada” → write a full http or https URL, such as https://example.org/show',
      'content/authors/ada.md:5  email: invalid email address “ada at example.org” → write the address alone, such as ada@example.org',
      'content/authors/ada.md:3  image: file not found: content/authors/nobody.png → put the file there, or correct the URL',
    ],
  },
  'two authors of one name': {
    files: {
      [A]: file('title: A\nauthors: [ada]'),
      'content/authors/ada.md': file('name: Ada Lovelace'),
      'content/authors/lovelace.md': file('name: ada lovelace'),
    },
    lines: [
      'content/authors/lovelace.md:2  name: same name as content/authors/ada.md → put what both say into one file, or write another name',
      'warning: content/authors/lovelace.md  author without a post: no post names this author, so this file is not shown → write `authors: [lovelace]` in a post, or delete the file',
    ],
  },
  'covers that cannot be shown': {
    files: {
      [A]: file('title: A\ncover: ./nothing.png\ncoverAlt: Nothing.'),
      'content/posts/2023-01-02-b.md': file(
        'title: B\ncover: https://a.example/b.png\ncoverAlt: ""',
      ),
      'content/posts/2023-01-03-c.md': file('title: C\ncoverAlt: A curve.'),
      'content/posts/2023-01-04-d.md': file('title: D\ncover: /link-picture.svg'),
      'public/link-picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>',
    },
    lines: [
      `${A}:3  cover: file not found: content/posts/nothing.png → put the file there, or correct the URL`,
      'warning: content/posts/2023-01-02-b.md:3  cover: image of another host, which the page does not show: “https://a.example/b.png” → save it beside the Markdown file, and write its name, such as ./loss.png',
      'warning: content/posts/2023-01-03-c.md:3  coverAlt: there is no cover that this is about → write `cover: ./loss.png`, or remove the line',
      'warning: content/posts/2023-01-04-d.md:3  cover: image without alt text → write what it shows as `coverAlt: …`; for decoration, write `coverAlt: ""`',
    ],
  },
  'a page that is marked as a draft': {
    files: { 'content/pages/e.md': file('title: E\ndraft: true') },
    lines: [
      'content/pages/e.md:3  draft: only a post can be a draft → remove the line, or keep the file outside of content/ until it is ready',
    ],
  },
  'a Markdown file outside of the folders of documents': {
    files: { 'content/notes/a.md': file('title: A') },
    lines: [
      'content/notes/a.md  Markdown files in this folder are not read → move it to content/posts/, content/podcasts/, content/pages/, content/tags/ or content/authors/',
    ],
  },
  'a draft in a folder for drafts': {
    files: { 'content/_drafts/a.md': file('title: A') },
    lines: [
      'content/_drafts/a.md  a folder does not make a draft → move it to content/posts/ and write `draft: true` in it',
    ],
  },
};
for (const [error, { files, lines }] of Object.entries(errors)) {
  test(error, async () => {
    expect(linesOf((await loadFiles(files)).diagnostics)).toEqual(lines);
  });
}

test('a post, a show, a snapshot and a page become typed documents', async () => {
  const { files, diagnostics } = await loadFiles({
    [A]: file('title: A\ntags: [ML]\nmath: true', '# Top\n\nSee $x$, [a show](../podcasts/a.md).'),
    [SHOW]: file('name: A\naddress: https://a.org\ngroup: top\norder: 1\nfeed: https://a.org/rss'),
    'content/snapshots/a.json': JSON.stringify({
      feed: 'https://a.org/rss',
      checked: '2026-11-24',
      count: 1,
      episodes: [{ id: '1', title: 'One', published: '2026-11-20T05:00:00Z', seconds: 60 }],
    }),
    'content/pages/about.md': file('title: About\ndescription: A line.'),
  });
  expect(diagnostics).toEqual([]);
  const [page, show, post, snapshot] = files.map(({ document }) => document);
  expect(post).toMatchObject({
    type: 'Post',
    url: '/posts/a/',
    date: '2023-01-01',
    isPublished: true,
    minutes: 1,
    links: ['/podcasts/a/'],
    tags: ['ML'],
  });
  expect(show).toMatchObject({ type: 'Podcast', url: '/podcasts/a/', order: 1, hosts: [] });
  expect(snapshot).toMatchObject({
    type: 'Snapshot',
    slug: 'a',
    complete: false,
    episodes: [{ id: '1', title: 'One', seconds: 60 }],
  });
  expect(page).toMatchObject({ type: 'Page', url: '/about/', summary: 'A line.' });
});

test('a draft and a post of a day to come are not published', async () => {
  const { files } = await loadFiles({
    'content/posts/2023-01-01-draft.md': file('title: A\ndraft: true'),
    'content/posts/2023-01-01-jekyll.md': file('title: B\npublished: false'),
    'content/posts/9999-01-01-scheduled.md': file('title: C'),
    'content/posts/2023-01-01-published.md': file('title: D'),
  });
  const published = files.flatMap(({ document }) =>
    document?.type === 'Post' && document.isPublished ? document.slug : [],
  );
  expect(files).toHaveLength(4);
  expect(published).toEqual(['published']);
});

test('the settings of this site are valid', () => {
  expect(bySeverity(checkSite()).errors).toEqual([]);
});
