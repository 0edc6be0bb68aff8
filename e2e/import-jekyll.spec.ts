import { appendFile, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copySite, run, serve } from './site-copy';

const FIRST = '_posts/2020-01-02-first.md';
const folder = '.blog';
const blog = {
  '_config.yml': 'title: Tides\npermalink: /:year/:month/:day/:title.html\n',
  '_includes/note.html': '<p class="note">{{ include.text }}</p>\n',
  [FIRST]:
    '---\nlayout: post\ntitle: The first\ncategories: sea\n---\n{% include note.html text="Low tide." %}\n\nSee [the second]({% post_url 2020-02-03-second %}).\n\n![A level]({{ site.baseurl }}/img/level.png)\n\n## Levels\n{: #own}\n\n| a | b |\n| 1 | 2 |\n',
  '_posts/2020-02-03-second.md':
    '---\ntitle: The second\n---\n\\\\( \\undefinedmacro{x} \\\\)\n\n{% tides 3 %} and [a heading](/2020/01/02/first.html#own)\n',
  '_drafts/idea.md': '---\ntitle: An idea\n---\nUnheard of.\n',
  'img/level.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

test('a Jekyll blog builds after one command, and its old addresses answer', async ({ page }) => {
  test.slow();
  const files = Object.entries(blog).map(([name, content]) => [`${folder}/${name}`, content]);
  const copy = await copySite('imported', Object.fromEntries(files));
  const file = (name: string) => path.join(copy, name);

  const dry = await run(copy, 'import', {}, [folder, '--dry-run']);
  expect(dry.code, dry.output).toBe(0);
  await expect(stat(file('content/posts/2020-01-02-first.md'))).rejects.toThrow();

  const { code, output } = await run(copy, 'import', {}, [folder, '--report', 'moved.md']);
  expect(code, output).toBe(0);
  expect(output).toContain('4 files read: 2 posts, 1 draft, 0 pages, 1 other file');
  const report = await readFile(file('moved.md'), 'utf8');
  expect(report).toContain('| /2020/01/02/first.html | /posts/first/ |');
  expect(report).toMatch(/_posts\/2020-02-03-second\.md:\d+` .*undefinedmacro/);
  expect(report).toContain('unknown tag “tides”');

  // What was edited since stays, and the rest is as it was.
  await appendFile(file('content/posts/2020-02-03-second.md'), '\nEdited.\n');
  const again = await run(copy, 'import', {}, [folder]);
  expect(again.output).toContain(
    '0 written, 0 written anew, 3 unchanged, 1 left since you have edited',
  );
  expect(await readFile(file('content/posts/2020-02-03-second.md'), 'utf8')).toContain('Edited.');

  const built = await run(copy, 'build');
  expect(built.code, built.output).toBe(0);
  const server = await serve(copy);
  const response = await page.goto(`${server.url}/2020/01/02/first.html`);
  expect(response?.status()).toBe(200);
  expect(new URL(page.url()).pathname).toBe('/posts/first/');
  expect(
    (await page.request.get(`${server.url}/2020/01/02/first.html`, { maxRedirects: 0 })).status(),
  ).toBe(301);
  await expect(page.getByText('Low tide.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'A level' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '2' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'the second', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The second', level: 1 })).toBeVisible();
  await expect(page.getByText('{% tides 3 %}')).toBeVisible();
  await expect(page.getByRole('link', { name: 'a heading' })).toHaveAttribute(
    'href',
    '/posts/first/#own',
  );
  await server.stop();
});

test('what is no Jekyll blog is told in a sentence', async () => {
  const copy = await copySite('not-imported', { 'other/a.txt': 'a' });
  for (const args of [['other'], [], ['nowhere'], ['other', '--fast']]) {
    const { code, output } = await run(copy, 'import', {}, args);
    expect(code, output).toBe(1);
    expect(output).toContain('npm run import -- ../my-blog');
    expect(output).not.toMatch(/^ +at /m);
  }
});
