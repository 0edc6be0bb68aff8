import { expect, test } from 'vitest';
import { staticRoutes } from './next-routes';
import { tempFolder } from './test-files';

test('routes without parameters are found, with their URL paths and files', () => {
  const root = tempFolder({
    'app/page.tsx': '',
    'app/layout.tsx': '',
    'app/not-found.tsx': '',
    'app/globals.css': '',
    'app/icon.svg': '',
    'app/robots.ts': '',
    'app/sitemap.ts': '',
    'app/feed.xml/route.ts': '',
    'app/posts/page.tsx': '',
    'app/posts/[slug]/page.tsx': '',
    'app/podcasts/data/page.tsx': '',
    'app/podcasts/opml/[slug]/route.ts': '',
  });
  expect(staticRoutes(root, 'app')).toEqual({
    pages: [
      { url: '/', file: 'app/page.tsx' },
      { url: '/podcasts/data/', file: 'app/podcasts/data/page.tsx' },
      { url: '/posts/', file: 'app/posts/page.tsx' },
    ],
    files: [
      { url: '/feed.xml', file: 'app/feed.xml/route.ts' },
      { url: '/icon.svg', file: 'app/icon.svg' },
      { url: '/robots.txt', file: 'app/robots.ts' },
      { url: '/sitemap.xml', file: 'app/sitemap.ts' },
    ],
  });
});

test('groups of routes are no part of a URL, and private folders and slots have none', () => {
  const root = tempFolder({
    'app/(own)/uses/page.tsx': '',
    'app/(own)/now/page.jsx': '',
    'app/_parts/page.tsx': '',
    'app/@aside/page.tsx': '',
    'app/(.)photo/page.tsx': '',
    'app/favicon.ico': '',
    'app/apple-icon.png': '',
    'app/manifest.ts': '',
  });
  const { pages, files } = staticRoutes(root, 'app');
  expect(pages.map(({ url }) => url)).toEqual(['/now/', '/uses/']);
  expect(files.map(({ url }) => url)).toEqual([
    '/apple-icon.png',
    '/favicon.ico',
    '/manifest.webmanifest',
  ]);
});

test('a missing folder has no routes', () => {
  expect(staticRoutes('/nowhere', 'app')).toEqual({ pages: [], files: [] });
});
