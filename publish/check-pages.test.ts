import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { lintPages, readHead } from './check-pages';

const full = (title: string) => `<title>${title}</title><meta name="description" content="D">`;
const sitemapOf = (...paths: string[]) =>
  paths.map((path) => `<url><loc>https://site.example${path}</loc></url>`).join('');

/** The warnings about pages, given by their path, route file and head. */
function lint(pages: [string, string, string][], sitemap: string | undefined, basePath = '') {
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
  expect(lint(pages, undefined)).toEqual([]);
});
