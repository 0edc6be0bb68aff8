import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from './loader/test-site';
import { filesIn, staticRoutes } from './next-routes';

test('routes without parameters are found, with their URL paths', () => {
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
  expect(staticRoutes(path.join(root, 'app'))).toEqual({
    pages: ['/', '/podcasts/data/', '/posts/'],
    files: ['/feed.xml', '/icon.svg', '/robots.txt', '/sitemap.xml'],
  });
});

test('a missing folder has no routes and no files', () => {
  expect(staticRoutes('/nowhere')).toEqual({ pages: [], files: [] });
  expect(filesIn('/nowhere')).toEqual([]);
});
