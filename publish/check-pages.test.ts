import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { lintPages, readHead, readSitemap } from './check-pages';

const full = (title: string) => `<title>${title}</title><meta name="description" content="D">`;
const urlset = (path: string) =>
  `<urlset><url><loc>https://site.example${path}</loc></url></urlset>`;
const sitemapOf = (...paths: string[]) =>
  paths.map((path) => `<url><loc>https://site.example${path}</loc></url>`);

/** The warnings about pages, given by their path, route file and head. */
function lint(pages: [string, string, string][], sitemap: string[], basePath = '') {
  const heads = pages.map(([pathname, routeFile, head]) =>
    readHead(
      unified().use(rehypeParse).parse(`<head>${head}</head><svg><title>Drawn</title></svg>`),
      {
        pathname,
        routeFile,
      },
    ),
  );
  return lintPages(heads, sitemap, basePath).map(({ file, message }) => `${file}  ${message}`);
}

test('a page without a title or a description is named by its file', () => {
  expect(lint([['/uses/', 'app/uses/page.tsx', '<title> </title>']], sitemapOf('/uses/'))).toEqual([
    'app/uses/page.tsx  no title: the page /uses/ has no <title>',
    'app/uses/page.tsx  no description: the page /uses/ has none for search engines',
  ]);
});

test('a page with the title of another is named, and posts may share one', () => {
  const pages: [string, string, string][] = [
    ['/', 'app/page.tsx', full('Home')],
    ['/uses/', 'app/uses/page.tsx', full('Home')],
    ['/posts/a/', 'app/posts/[slug]/page.tsx', full('A')],
    ['/posts/b/', 'app/posts/[slug]/page.tsx', full('A')],
  ];
  const all = sitemapOf(...pages.map(([pathname]) => pathname));
  expect(lint(pages, all)).toEqual([
    'app/page.tsx  same title on two pages: / and /uses/ are both “Home”',
  ]);
});

test('a page that is not in the sitemap is named once for its route', () => {
  const pages: [string, string, string][] = [
    ['/', 'app/page.tsx', full('Home')],
    ['/talks/a/', 'app/talks/[slug]/page.tsx', full('A')],
    ['/talks/b/', 'app/talks/[slug]/page.tsx', full('B')],
    ['/thanks/', 'app/thanks/page.tsx', `${full('T')}<meta name="robots" content="noindex">`],
    ['/404.html', 'app/not-found.tsx', '<title>Not found</title>'],
    ['/tags/été & c/', 'app/tags/[slug]/page.tsx', full('E')],
  ];
  const sitemap = sitemapOf('/blog/', '/blog/tags/%C3%A9t%C3%A9%20&amp;%20c/');
  expect(lint(pages, sitemap, '/blog')).toEqual([
    'app/talks/[slug]/page.tsx  not in the sitemap: the page /talks/a/',
  ]);
  expect(lint(pages, [])).toEqual([]);
});

test('a sitemap is its file, or those that an index lists', async () => {
  const [page, part] = [urlset('/blog/'), urlset('/blog/a/')];
  const index = `<sitemapindex><sitemap><loc>https://site.example/blog/sitemaps/1.xml</loc></sitemap></sitemapindex>`;
  expect(await readSitemap(tempFolder({}), '')).toEqual([]);
  expect(await readSitemap(tempFolder({ 'sitemap.xml': page }), '/blog')).toEqual([page]);
  const folder = tempFolder({ 'sitemap.xml': index, 'sitemaps/1.xml': part });
  expect(await readSitemap(folder, '/blog')).toEqual([part]);
});
