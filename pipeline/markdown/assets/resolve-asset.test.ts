import { mkdir, symlink } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestSite, photo, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => {
  site = await createTestSite();
  const png = photo(30, 20).png();
  await site.write('content/posts/loss.png', png);
  await site.write('content/posts/a loss.png', png);
  await site.write('public/only.png', png);
  await site.write('elsewhere.png', png);
  await symlink(site.at('elsewhere.png'), site.at('content/posts/link.png'));
  await symlink(site.at('nowhere.png'), site.at('content/posts/dangling.png'));
  await mkdir(site.at('app'));
  await site.write('app/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
});
afterAll(() => site.remove());

test('a file is found beside the Markdown file and in the public folder', async () => {
  for (const url of [
    'loss.png',
    './loss.png',
    '../posts/loss.png',
    './a%20loss.png',
    '/only.png',
  ]) {
    expect((await site.render(`![A thing](${url})`)).diagnostics, url).toEqual([]);
  }
});

test('a file of a route need not be in the public folder', async () => {
  expect((await site.render('![A thing](/icon.svg)')).diagnostics).toEqual([]);
});

const faults: [url: string, message: string, hint: string][] = [
  ['./los.png', 'file not found: content/posts/los.png', 'write ./loss.png, if'],
  ['../posts/los.png', 'file not found: content/posts/los.png', 'write ../posts/loss.png, if'],
  ['./a los.png', 'file not found: content/posts/a los.png', 'write ./a%20loss.png, if'],
  [
    './Loss.PNG',
    'file not found: content/posts/Loss.PNG',
    'write ./loss.png: names are case-sensitive',
  ],
  ['only.png', 'file not found: content/posts/only.png', 'write /only.png, which'],
  ['/loss.png', 'file not found: public/loss.png', 'write ./loss.png, which'],
  ['nowhere.png', 'file not found: content/posts/nowhere.png', 'put the file there'],
  ['50%.png', 'file not found: content/posts/50%.png', 'put the file there'],
  ['img\\loss.png', 'file not found: content/posts/img\\loss.png', 'write / instead of \\'],
  ['../../package.json', '“../../package.json” is outside of content/', 'beside the Markdown file'],
  ['file:///C:/loss.png', 'is a file on this computer', 'beside the Markdown file'],
  ['C:/a.png', 'is a file on this computer', 'beside the Markdown file'],
  [
    'link.png',
    'symbolic link content/posts/link.png is broken or points outside',
    'the file itself',
  ],
  [
    'dangling.png',
    'symbolic link content/posts/dangling.png is broken or points outside',
    'the file itself',
  ],
  ['../posts', 'content/posts is a folder', 'write the name of a file in it'],
];
for (const [url, message, hint] of faults) {
  test(`${url} is an error with its position`, async () => {
    const { diagnostics } = await site.render(`Text\n\nand ![A thing](<${url}>)`);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        line: 3,
        column: 5,
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    ]);
  });
}

test('a missing file and a link that points outside are dependencies', async () => {
  for (const name of ['los.png', 'link.png']) {
    const { dependencies } = await site.render(`![A thing](${name})`);
    expect(dependencies).toEqual({ [`content/posts/${name}`]: null });
  }
});
