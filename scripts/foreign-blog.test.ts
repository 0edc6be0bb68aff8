import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { copyAssets, copyFiles, findBlog } from './foreign-blog';

test.each([
  ['Jekyll', '_config.yml', '_posts'],
  ['Hugo', 'hugo.toml', 'content/posts'],
  ['Hugo', 'config.yaml', 'content/blog'],
  ['Obsidian', '.obsidian/app.json', 'notes/blog'],
])('the blog of %s is found by %s', (tool, mark, posts) => {
  const root = tempFolder({ [mark]: '', [`${posts}/a.md`]: 'A.' });
  expect(findBlog(path.join(root, posts))).toEqual({ root, tool });
});

test.each(['config.json', 'package.json'])('a folder with %s is none', (name) => {
  const root = tempFolder({ [name]: '{}', 'posts/a.md': 'A.' });
  expect(findBlog(path.join(root, 'posts'))).toBeUndefined();
});

/** The files of a copy, of those that are asked for. */
async function copied(files: Record<string, string>, posts: string, wanted: string[]) {
  const root = tempFolder(files);
  const copy = tempFolder({});
  await mkdir(path.join(copy, 'content/posts'), { recursive: true });
  const blog = findBlog(path.join(root, posts));
  if (blog) await copyAssets(blog, path.join(root, posts), copy);
  return wanted.filter((name) => existsSync(path.join(copy, name)));
}

test('a Jekyll blog serves its files from its top, and below its base URL', async () => {
  const wanted = [
    'public/assets/a.png',
    'public/blog/assets/a.png',
    'public/about.md',
    'public/_x/b.png',
  ];
  expect(
    await copied(
      {
        '_config.yml': 'baseurl: /blog\n',
        '_posts/a.md': 'A.',
        'assets/a.png': 'x',
        'about.md': 'About.',
        '_x/b.png': 'x',
      },
      '_posts',
      wanted,
    ),
  ).toEqual(wanted.slice(0, 2));
});

test('a Hugo blog serves static/, and files beside the posts stay there', async () => {
  const wanted = ['public/a.png', 'content/shared/b.png', 'public/hugo.toml'];
  expect(
    await copied(
      {
        'hugo.toml': '',
        'static/a.png': 'x',
        'content/posts/a.md': 'A.',
        'content/shared/b.png': 'x',
      },
      'content/posts',
      wanted,
    ),
  ).toEqual(wanted.slice(0, 2));
});

test('any folder of files can be named', async () => {
  const root = tempFolder({ 'images/a.png': 'x', 'b.md': 'B.' });
  const copy = tempFolder({});
  await copyFiles(root, copy);
  expect(existsSync(path.join(copy, 'images/a.png'))).toBe(true);
  expect(existsSync(path.join(copy, 'b.md'))).toBe(false);
});
