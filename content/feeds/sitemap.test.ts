import { expect, test } from 'vitest';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import type { Post, SiteDocument } from '../internals/documents';
import { loadFiles } from '../internals/test-content';
import { buildDirectory } from '../podcast-directory/directory';
import { absoluteUrl } from '../urls';
import { partsOfSitemap, siteFiles, sitemapIndexOf, sitemapOf, sitePages } from './sitemap';

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
    authors: found.filter((document) => document.type === 'Author'),
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

test('the further pages of long lists are pages too, those of a tag in all its spellings', () => {
  const posts = Array.from({ length: 160 }, (_, index) => ({
    url: `/posts/${index}/`,
    date: '2024-01-01',
    tags: [index % 3 === 0 ? 'ML' : 'ml', `tag ${index}`, `Tag ${500 + index}`, `${index}`, 'ml'],
  })) as Post[];
  const pageUrls = sitePages({ ...contentOf([]), posts }).map(({ url }) => url);
  expect(pageUrls.filter((url) => url.includes('/page/'))).toEqual([
    '/posts/page/2/',
    '/posts/page/3/',
    '/tags/ml/page/2/',
    '/tags/ml/page/3/',
  ]);
  expect(new Set(pageUrls).size).toBe(pageUrls.length);
  const manyTags = posts.map((post, index) => ({ ...post, tags: [...post.tags, `t${index}`] }));
  expect(sitePages({ ...contentOf([]), posts: manyTags }).map(({ url }) => url)).toContain(
    '/tags/page/2/',
  );
});

test('more than 50,000 pages are in parts that an index lists', () => {
  const pagesOf = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      url: `/posts/${index}/`,
      lastModified: index < 60_000 ? `2024-01-0${(index % 9) + 1}` : undefined,
    }));
  expect(partsOfSitemap(pagesOf(50_000))).toEqual([]);
  const pages = pagesOf(120_001);
  const parts = partsOfSitemap(pages);
  expect(parts.map(({ url, pages }) => [url, pages.length])).toEqual([
    ['/sitemaps/1.xml', 50_000],
    ['/sitemaps/2.xml', 50_000],
    ['/sitemaps/3.xml', 20_001],
  ]);
  expect(parts.flatMap(({ pages }) => pages)).toEqual(pages);
  const entry = (part: number, day?: string) =>
    `<sitemap>\n<loc>${absoluteUrl(`/sitemaps/${part}.xml`)}</loc>\n${day ? `<lastmod>${day}</lastmod>\n` : ''}</sitemap>\n`;
  expect(sitemapIndexOf(parts)).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entry(1, '2024-01-09')}${entry(2, '2024-01-09')}${entry(3)}</sitemapindex>\n`,
  );
  const xml = sitemapOf(parts[0].pages);
  expect(xml.match(/<url>/g)).toHaveLength(50_000);
  expect(xml).toContain(
    `<url>\n<loc>${absoluteUrl('/posts/0/')}</loc>\n<lastmod>2024-01-01</lastmod>\n</url>\n`,
  );
  // 50 MB are the most that a sitemap may have, and a URL has at most 600 characters more than these.
  expect(xml.length + 50_000 * 600).toBeLessThan(50 * 1024 * 1024);
});

test('the files are those of routes, and OPML files that are not empty', async () => {
  const { files } = await loadFiles({ ...shows, ...ended, [A]: post('Words.') });
  const { posts, directory } = contentOf(files.map(({ document }) => document));
  const names = siteFiles({ posts, directory, pages: [], authors: [] });
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
  expect(listed({ ...none, posts })).toEqual([
    '/posts/',
    '/posts/archive/',
    '/posts/a/',
    '/feed.css',
    '/feed.json',
    '/feed.xml',
    '/posts/a/index.md',
  ]);
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

test('a post may not have the URL of the further pages of its list', async () => {
  const { diagnostics } = await loadFiles({ 'content/posts/2024-01-01-page.md': post('Words.') });
  expect(linesOf(diagnostics)).toEqual([
    'content/posts/2024-01-01-page.md  the URL /posts/page/ is reserved for the site itself → rename the file, or write a `slug`',
  ]);
});
