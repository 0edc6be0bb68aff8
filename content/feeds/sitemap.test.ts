import { expect, test } from 'vitest';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import type { SiteDocument } from '../internals/documents';
import { loadFiles } from '../internals/test-content';
import { buildDirectory } from '../podcast-directory/directory';
import { siteFiles, sitePages } from './sitemap';

const A = 'content/posts/2023-01-01-a.md';
const post = (body: string, fields = '') => `---\ntitle: T\n${fields}---\n${body}\n`;
const show = (order: number, fields = '') =>
  `---\nname: S${order}\naddress: https://s${order}.example\ngroup: top\norder: ${order}\n${fields}---\nA show.\n`;

const shows = {
  'content/podcasts/running.md': show(1, 'topics: [Data Science]\nfeed: https://s1.example/rss\n'),
  'content/podcasts/without-feed.md': show(2, 'topics: [MLOps]\n'),
};
const ended = {
  'content/podcasts/ended.md': show(3, 'ended: 2020-01-01\nfeed: https://s3.example/rss\n'),
};

function contentOf(documents: (SiteDocument | undefined)[]) {
  const found = documents.flatMap((document) => document ?? []);
  const podcasts = found.filter((document) => document.type === 'Podcast');
  return {
    posts: found.filter((document) => document.type === 'Post'),
    pages: found.filter((document) => document.type === 'Page'),
    directory: buildDirectory(podcasts, []),
  };
}

test('the pages are those of routes, documents, tags, topics and groups', async () => {
  const { files } = await loadFiles({
    ...shows,
    ...ended,
    [A]: post('Words.', 'tags: [ML, Été]\nupdated: 2024-02-03\n'),
    'content/posts/2023-01-02-b.md': post('Words.', 'tags: [ML]\n'),
    'content/pages/about.md': post('Words.'),
  });
  const content = contentOf(files.map(({ document }) => document));
  const pages = sitePages(content);
  const pageUrls = pages.map(({ url }) => url);
  expect(pageUrls).toEqual(
    expect.arrayContaining([
      '/',
      '/posts/',
      '/tags/',
      '/podcasts/',
      '/podcasts/data/',
      '/about/',
      '/posts/a/',
      '/posts/b/',
      '/tags/ml/',
      '/tags/%C3%A9t%C3%A9/',
      '/podcasts/running/',
      '/podcasts/topics/data-science/',
      '/podcasts/topics/mlops/',
      '/podcasts/groups/top/',
      '/podcasts/groups/ended/',
    ]),
  );
  expect(pageUrls).not.toContain('/podcasts/groups/notable/');
  expect(new Set(pageUrls).size).toBe(pageUrls.length);
  expect(pages.filter(({ lastModified }) => lastModified)).toEqual([
    { url: '/posts/a/', lastModified: '2024-02-03' },
    { url: '/posts/b/', lastModified: '2023-01-02' },
  ]);
});

test('the files are those of routes, and OPML files that are not empty', async () => {
  const { files } = await loadFiles({ ...shows, ...ended, [A]: post('Words.') });
  const { posts, directory } = contentOf(files.map(({ document }) => document));
  const names = siteFiles({ posts, directory });
  expect(names).toEqual(
    expect.arrayContaining([
      '/feed.xml',
      '/feed.json',
      '/podcasts.opml',
      '/sitemap.xml',
      '/robots.txt',
    ]),
  );
  expect(names.filter((name) => name.startsWith('/podcasts/opml/'))).toEqual([
    '/podcasts/opml/topic-data-science.opml',
    '/podcasts/opml/archive.opml',
  ]);
});

test('the lists and feeds of what the site does not have are neither pages nor files', async () => {
  const listed = (some: Parameters<typeof sitePages>[0]) =>
    [...sitePages(some).map(({ url }) => url), ...siteFiles(some)].filter((url) =>
      /posts|tags|feed|podcasts/.test(url),
    );
  const none = contentOf([]);
  expect(listed(none)).toEqual([]);
  const { files } = await loadFiles({ ...ended, [A]: post('Words.') });
  const { posts, directory } = contentOf(files.map(({ document }) => document));
  expect(listed({ ...none, posts })).toEqual(['/posts/', '/posts/a/', '/feed.json', '/feed.xml']);
  // All of its shows have ended, so that no app could follow one.
  expect(listed({ ...none, directory })).not.toContain('/podcasts.opml');
  expect(listed({ ...none, directory })).toContain('/podcasts/data/');
});

test('a link to the group and the OPML file of ended shows is broken while no show has ended', async () => {
  const text = post('[group](/podcasts/groups/ended/)\n\n[list](/podcasts/opml/archive.opml)');
  const { diagnostics } = await loadFiles({ ...shows, [A]: text });
  expect(linesOf(diagnostics)).toEqual([
    `${A}:4:1  broken link: no page at “/podcasts/groups/ended/” → did you mean /podcasts/groups/top/?`,
    `${A}:6:1  broken link: no file at “/podcasts/opml/archive.opml” → did you mean /podcasts.opml?`,
  ]);
  expect((await loadFiles({ ...shows, ...ended, [A]: text })).diagnostics).toEqual([]);
});

test('a link to an empty group, an unknown topic or the OPML file of one is broken', async () => {
  const links = [
    '/podcasts/groups/notable/',
    '/podcasts/topics/statistics/',
    '/podcasts/opml/topic-mlops.opml',
    '/tags/nothing/',
  ];
  const { diagnostics } = await loadFiles({
    ...shows,
    [A]: post(links.map((url) => `[link](${url})`).join('\n\n')),
  });
  expect(diagnostics.map(({ message }) => message)).toEqual(
    links.map((url) => `broken link: no ${url.includes('.') ? 'file' : 'page'} at “${url}”`),
  );
});

test('links to the routes of the site, to topics, groups and their OPML files work', async () => {
  const links = [
    '/',
    '/posts/',
    '/tags/',
    '/podcasts/',
    '/podcasts/data/',
    '/podcasts/groups/top/',
    '/podcasts/topics/mlops/',
    '/podcasts/opml/topic-data-science.opml',
    '/podcasts.opml',
    '/podcasts.json',
    '/podcasts/feed.xml',
    '/feed.xml',
    '/feed.json',
    '/sitemap.xml',
  ];
  const { diagnostics } = await loadFiles({
    ...shows,
    [A]: post(links.map((url) => `[link](${url})`).join('\n\n'), 'tags: [ML]\n'),
  });
  expect(linesOf(diagnostics)).toEqual([]);
});

test('the ids of a show’s page are not all known, those of a post are', async () => {
  const { diagnostics } = await loadFiles({
    ...shows,
    [A]: post('[show](/podcasts/running/#episodes)\n\n[post](/posts/a/#episodes)'),
  });
  expect(linesOf(diagnostics)).toEqual([
    `${A}:6:1  broken link: no heading or id “episodes” on the page at “/posts/a/#episodes” → correct or remove the link`,
  ]);
});
