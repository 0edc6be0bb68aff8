import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noHosts } from '../allowed-hosts';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { createEngine } from '../engine';
import { createTestSite, type TestSite } from '../markdown/test-site';
import { testWords } from '../markdown/test-words';
import { slugOfFile } from '../slugs';
import type { ComputedInput, DocumentBase, DocumentType } from './document-type';

// Errors in the body of a Markdown file, whose lines are counted in the file, below its front matter.

const urlOfFile = (file: string) => `/posts/${encodeURIComponent(slugOfFile(file))}/`;

const postType: DocumentType = {
  name: 'Post',
  folder: 'posts',
  format: 'jekyll',
  fields: [
    { name: 'title', type: 'string', isRequired: true },
    { name: 'draft', type: 'boolean', isRequired: false, default: false },
    { name: 'date', type: 'date', isRequired: true },
  ],
  computedFields: [
    { name: 'slug', resolve: ({ _id }: ComputedInput) => slugOfFile(_id) },
    { name: 'url', resolve: ({ _id }: ComputedInput) => urlOfFile(_id) },
    { name: 'isPublished', resolve: ({ draft }: ComputedInput) => !draft },
  ],
};

let site: TestSite;
beforeAll(async () => {
  site = await createTestSite();
  await site.write('public/sign.png', '');
  await site.write('content/posts/2023-01-02-guide.md', '---\ntitle: Guide\n---\n\n## Charts\n');
  await site.write('content/posts/2023-01-03-hidden.md', '---\ntitle: Hidden\ndraft: true\n---\n');
  await site.write('content/posts/loss.csv', 'a\n1\n');
});
afterAll(() => site.remove());

/** The diagnostics of a post with a body, which begins on line 5. */
async function diagnosticsOf(body: string): Promise<Diagnostic[]> {
  const file = 'content/posts/2023-01-01-a.md';
  await site.write(file, `---\ntitle: A\n---\n\n${body}\n`);
  const root = site.at('');
  const { load } = createEngine<DocumentBase>({
    folders: { root, contentDir: 'content', publicDir: 'public', appDir: 'app' },
    cacheDir: site.at('.cache'),
    engineDir: path.resolve('pipeline'),
    siteUrl: 'https://site.example',
    timeZone: 'UTC',
    basePath: '',
    smartPunctuation: true,
    language: 'en',
    wordsIn: () => testWords,
    allowedHosts: noHosts,
    macros: {},
    documentTypes: [postType],
    urlOfFile,
    urlsOf: () => ['/posts/', '/feed.xml', '/tags/notes/', '/podcasts/'],
    settingsLinks: [],
    layoutIds: () => [],
    isReservedUrl: () => false,
    unique: [],
    jsonHint: '',
    lint: () => [],
  });
  const { diagnostics } = await load();
  return diagnostics.filter((diagnostic) => diagnostic.file === file);
}

for (const [error, body, position, message, hint] of [
  ['a formula', 'See $$x + \\foo$$.', '5:11', 'Undefined control sequence \\foo', '\\newcommand'],
  ['an image', 'A ![loss](./los.png).', '5:3', 'file not found: content/posts/los.png', ''],
  [
    'a chart',
    '```vega-lite\n{\n  "mark": "line",\n}\n```',
    '8:1',
    'not valid JSON',
    'remove the comma',
  ],
  [
    'a diagram',
    '```dot title="A"\ndigraph {\n  a ->\n}\n```',
    '8:1',
    'syntax error',
    'graphviz.org',
  ],
  ['a page', 'See [it](/postss/).', '5:5', 'no page at “/postss/”', '/posts/'],
  ['a heading of the page', '## A heading\n\n[It](#a-heding)', '7:1', '“a-heding”', '#a-heading'],
  ['a heading of another page', '[It](/posts/guide/#chart)', '5:1', '“chart”', '#charts'],
  [
    'a Markdown file',
    '[It](./2023-01-02-guid.md)',
    '5:1',
    'no file at “./2023-01-02-guid.md”',
    '2023-01-02-guide.md',
  ],
  ['a file', '[It](./los.csv)', '5:1', 'file not found: content/posts/los.csv', './loss.csv'],
  ['a file in public/', '[It](/sgn.png)', '5:1', 'no file at “/sgn.png”', '/sign.png'],
  ['a folder of a file’s name', '[It](/feed.xml/)', '5:1', 'no file at “/feed.xml/”', '/feed.xml'],
  [
    'an asset that no Markdown file has published',
    '[It](/files/data.csv)',
    '5:1',
    'no file at “/files/data.csv”',
    'correct or remove the link',
  ],
  ['a draft', '[It](/posts/hidden/)', '5:1', 'is a draft', 'remove the link until'],
  [
    'a page in raw HTML',
    '<p>\n<a href="/tags/note/">It</a>\n</p>',
    '6:1',
    'no page at “/tags/note/”',
    '/tags/notes/',
  ],
  [
    'a page by its absolute URL',
    '[It](https://site.example/podcast/)',
    '5:1',
    'no page at “https://site.example/podcast/”',
    '/podcasts/',
  ],
]) {
  test(`an error in ${error} has its position in the file`, async () => {
    const diagnostics = await diagnosticsOf(body);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    ]);
    expect(`${diagnostics[0].line}:${diagnostics[0].column}`).toBe(position);
  });
}

test('a warning has its position in the file', async () => {
  expect(await diagnosticsOf('```phyton\nx\n```\n\nA.\n{: .lead}')).toMatchObject([
    { severity: 'warning', line: 5, column: 1 },
    { severity: 'warning', line: 10, column: 1 },
  ]);
});

test('links that work are not reported', async () => {
  const body =
    '## A heading\n\n[It](#a-heading) [page](/posts/guide/#charts) [file](./2023-01-02-guide.md) [data](./loss.csv) [sign](/sign.png) [feed](/feed.xml)';
  expect(await diagnosticsOf(body)).toEqual([]);
});
