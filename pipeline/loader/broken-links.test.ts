import { expect, test } from 'vitest';
import { linesOf } from '../diagnostics/test-lines';
import type { Files } from '../test-files';
import { loadFiles } from './test-loader';

const post = (body: string, fields = '') => `---\ntitle: T\n${fields}---\n${body}\n`;
const A = 'content/posts/2023-01-01-a.md';

const site: Files = {
  'content/posts/2023-01-02-b.md': post(
    '# Top\n\n## Results\n\n<b id="own">b</b>',
    'redirect_from: [/2020/b.html]\ntags: [Machine Learning]\n',
  ),
  'content/posts/2023-01-03-été.md': '---\ntitle: E\n---\nWords.\n',
  'content/posts/2023-01-04-draft.md': '---\ntitle: D\ndraft: true\ntags: [Secret]\n---\nWords.\n',
  'content/posts/2026-12-01-scheduled.md': '---\ntitle: S\ntags: [Later]\n---\nWords.\n',
  'content/pages/about.md': '---\ntitle: About\nlink: https://site.example\n---\n## Contact\n',
  'public/a file.pdf': '',
  'public/slides/index.html': '',
};

/** The diagnostics of a post at `/posts/a/` with some links: the first is on line 4, the next on 6. */
async function linesFor(urls: string[], fields = ''): Promise<string[]> {
  const body = urls.map((url) => `[link](<${url}>)`).join('\n\n');
  const { diagnostics } = await loadFiles({ ...site, [A]: post(body, fields) });
  return linesOf(diagnostics.filter(({ file }) => file === A));
}

const working = [
  'https://elsewhere.example/nothing/',
  'mailto:a@site.example',
  '/',
  '/posts/b/',
  '/posts/b',
  '/posts/b/index.html',
  '/posts/b/?utm=1',
  'https://site.example/posts/b/',
  '../b/',
  './2023-01-02-b.md',
  '/posts/b/#results',
  './2023-01-02-b.md#results',
  '/posts/b/#own',
  '/posts/b/#',
  '/posts/b/#top',
  '/posts/b/#:~:text=words',
  '/posts/b/#results:~:text=words',
  '/posts/été/',
  '/posts/%C3%A9t%C3%A9/',
  `/posts/${'été'.normalize('NFD')}/`,
  '/2020/b.html',
  '/tags/machine-learning/',
  '/about/',
  // Not all ids of such a page are known.
  '/about/#anything',
  '/podcasts/data/',
  '/feed.xml',
  '/sitemap.xml',
  '/robots.txt',
  '/icon.svg',
  '/a%20file.pdf',
  '/slides/',
  '/slides/index.html',
];

test('a link to a page, a file, a former URL or an id works', async () => {
  expect(await linesFor(working)).toEqual([]);
});

const broken: [url: string, text: string][] = [
  ['/posts/c/', 'no page at “/posts/c/” → did you mean /posts/a/?'],
  ['/posts/bb/', 'no page at “/posts/bb/” → did you mean /posts/b/?'],
  ['/blog/b.html', 'no page at “/blog/b.html” → did you mean /2020/b.html?'],
  ['https://site.example/abot/', 'no page at “https://site.example/abot/” → did you mean /about/?'],
  // Jekyll’s URLs of posts.
  [
    '/2023/01/02/b.html',
    'no page at “/2023/01/02/b.html” → write /posts/b/: that is posts/2023-01-02-b.md here',
  ],
  [
    '/news/2023/1/2/b/',
    'no page at “/news/2023/1/2/b/” → write /posts/b/: that is posts/2023-01-02-b.md here',
  ],
  ['/quite/another/thing/', 'no page at “/quite/another/thing/” → correct or remove the link'],
  ['/feed.xml/', 'no file at “/feed.xml/” → did you mean /feed.xml?'],
  ['/feed.xm', 'no file at “/feed.xm” → did you mean /feed.xml?'],
  ['/a%20file.pfd', 'no file at “/a%20file.pfd” → did you mean /a%20file.pdf?'],
  // Routes with parameters make a page for each tag or topic, not for any.
  ['/tags/data/', 'no page at “/tags/data/” → did you mean /podcasts/data/?'],
  [
    '/podcasts/opml/archive.opml',
    'no file at “/podcasts/opml/archive.opml” → correct or remove the link',
  ],
  ['./2023-01-05-b.md', 'no file at “./2023-01-05-b.md” → did you mean 2023-01-02-b.md?'],
  [
    '/posts/b/#result',
    'no heading or id “result” on the page at “/posts/b/#result” → did you mean #results?',
  ],
  [
    './2023-01-02-b.md#nothing',
    'no heading or id “nothing” on the page at “./2023-01-02-b.md#nothing” → correct or remove the link',
  ],
  [
    '/posts/draft/',
    'the post at “/posts/draft/” is a draft → remove the link until it is published',
  ],
  [
    './2023-01-04-draft.md',
    'the post at “./2023-01-04-draft.md” is a draft → remove the link until it is published',
  ],
  [
    '/tags/secret/',
    'the post listed at “/tags/secret/” is a draft → remove the link until it is published',
  ],
  [
    '/posts/scheduled/',
    'the post at “/posts/scheduled/” is not published before 2026-12-01 → remove the link until it is published',
  ],
  [
    '/tags/later/',
    'the post listed at “/tags/later/” is not published before 2026-12-01 → remove the link until it is published',
  ],
];

test('a link without a target is an error, with the closest match', async () => {
  expect(await linesFor(broken.map(([url]) => url))).toEqual(
    broken.map(([, text], index) => `${A}:${4 + 2 * index}:1  broken link: ${text}`),
  );
});

test('the links of a footnote work, whatever its label', async () => {
  const { diagnostics } = await loadFiles({ [A]: post('A[^注].\n\n[^注]: B.') });
  expect(linesOf(diagnostics)).toEqual([]);
});

test('a draft may link to a draft and to a scheduled post', async () => {
  expect(await linesFor(['/posts/draft/', '/posts/scheduled/'], 'draft: true\n')).toEqual([]);
});

test('a former URL of a draft does not work', async () => {
  const { diagnostics } = await loadFiles({
    [A]: post('[link](/old/)'),
    'content/posts/2023-01-02-b.md': post('B', 'draft: true\nredirect_from: [/old/]\n'),
  });
  expect(linesOf(diagnostics)).toContain(
    `${A}:4:1  broken link: no page at “/old/” → correct or remove the link`,
  );
});

test('a link to a file with errors is not reported as well', async () => {
  const { diagnostics } = await loadFiles({
    [A]: post('[link](/posts/b/#any)'),
    'content/posts/2023-01-02-b.md': '---\ntitle: A: B\n---\n',
  });
  expect(diagnostics.map(({ file }) => file)).toEqual(['content/posts/2023-01-02-b.md']);
});

test('the image of link previews is checked, with its field', async () => {
  const { diagnostics } = await loadFiles({
    [A]: post('Words.', 'image: /loss.pgn\n'),
    'public/loss.png': '',
  });
  expect(linesOf(diagnostics)).toEqual([
    `${A}:3  image: broken link: no file at “/loss.pgn” → did you mean /loss.png?`,
  ]);
});

test('the hint for a tag of Liquid in a URL names the file, and works', async () => {
  const files = (url: string): Files => ({
    [A]: post(`[link](${url})`),
    'content/posts/old/2015-01-01-a tale.markdown': '---\ntitle: Tale\n---\nWords.\n',
  });
  const wrong = await loadFiles(files('{{ site.baseurl }}{% post_url 2015-01-01-a-tale %}'));
  expect(linesOf(wrong.diagnostics)).toEqual([
    `${A}:4:8  Liquid in the URL “{{ site.baseurl }}{% post_url 2015-01-01-a-tale %}” is not run → write ./old/2015-01-01-a%20tale.markdown in place of it`,
  ]);
  const right = await loadFiles(files('./old/2015-01-01-a%20tale.markdown'));
  expect(right.diagnostics).toEqual([]);
});
