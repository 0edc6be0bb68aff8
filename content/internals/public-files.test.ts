import { expect, test } from 'vitest';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { loadFiles } from './test-content';

const posts = {
  'content/posts/2023-01-01-café.md': '---\ntitle: A\n---\nText.\n',
  'content/posts/2023-01-02-draft.md': '---\ntitle: B\ndraft: true\n---\nText.\n',
};

const errors: [file: string, place: string][] = [
  ['robots.txt', 'app/robots.ts makes'],
  ['sitemap.xml', 'app/sitemap.xml/route.ts makes'],
  ['feed.xml', 'app/feed.xml/route.ts makes'],
  ['icon.svg', 'app/icon.svg makes'],
  ['index.html', 'app/page.tsx makes what the site has at /'],
  ['404.html', 'app/not-found.tsx makes'],
  ['_headers', 'the build makes'],
  ['_redirects', 'the build makes'],
  ['.assetsignore', 'the build makes'],
  ['posts/index.html', 'app/posts/page.tsx makes what the site has at /posts/'],
  ['posts/café/index.html', 'content/posts/2023-01-01-café.md makes'],
  ['tags', 'the site has pages or files below /tags/'],
  ['feed.xml/old.xml', 'app/feed.xml/route.ts makes what the site has at /feed.xml'],
];
for (const [name, place] of errors) {
  test(`public/${name} says where its place is`, async () => {
    const { diagnostics } = await loadFiles({ ...posts, [`public/${name}`]: '' });
    expect(linesOf(diagnostics)).toEqual([expect.stringContaining(`public/${name}  ${place}`)]);
    expect(diagnostics[0].severity).toBe('error');
  });
}

test('files that belong into public/ are no errors', async () => {
  const names = [
    'CNAME',
    '.nojekyll',
    '.well-known/security.txt',
    'ads.txt',
    'favicon.ico',
    'google1234567890abcdef.html',
    'site.webmanifest',
    'humans.txt',
    'robots.txt.bak',
    'sitemap-talks.xml',
    'posts/old.pdf',
    'posts/draft/index.html',
    'demo/index.html',
    'constructor',
  ];
  const files = Object.fromEntries(names.map((name) => [`public/${name}`, 'x']));
  expect(linesOf((await loadFiles({ ...posts, ...files })).diagnostics)).toEqual([]);
});
