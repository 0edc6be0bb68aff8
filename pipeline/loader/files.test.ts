import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../diagnostics/test-lines';
import { type Files, tempFolder } from '../test-files';
import { findFiles, isHidden, readUtf8 } from './files';
import { testSite } from './test-loader';

function find(files: Files) {
  const { options } = testSite(files);
  return findFiles(options.folders, options.documentTypes);
}

test('documents are found by folder and extension, in a fixed order, and hidden files are not', async () => {
  const { documents, others, diagnostics } = await find({
    'content/posts/b.md': '',
    'content/posts/2023/a.markdown': '',
    'content/posts/a.MD': '',
    'content/posts/loss.csv': '',
    'content/posts/.DS_Store': '',
    'content/posts/.a.md.swp': '',
    'content/posts/a.md~': '',
    'content/posts/#a.md#': '',
    'content/posts/.obsidian/notes.md': '',
    'content/pages/about.md': '',
    'content/data/a.json': '',
    'content/site.ts': '',
    'content/directory/status.ts': '',
  });
  expect(documents).toEqual([
    'data/a.json',
    'pages/about.md',
    'posts/2023/a.markdown',
    'posts/a.MD',
    'posts/b.md',
  ]);
  expect(others).toEqual(['posts/loss.csv']);
  expect(diagnostics).toEqual([]);
});

test('a hidden text is told, but for those of tools', async () => {
  const { documents, diagnostics } = await find({
    'content/posts/.2023-01-01-a.md': '',
    'content/posts/.later/b.md': '',
    'content/posts/.trash/c.md': '',
    'content/posts/.ipynb_checkpoints/d.md': '',
    'content/posts/.e.md.swp': '',
  });
  expect(documents).toEqual([]);
  const hidden = 'hidden by the dot before its name or its folder, and so not read';
  expect(linesOf(diagnostics)).toEqual([
    expect.stringContaining(`content/posts/.2023-01-01-a.md  ${hidden}`),
    expect.stringContaining(`content/posts/.later/b.md  ${hidden}`),
  ]);
});

test('a file that looks like a document and is not read is an error', async () => {
  const { documents, diagnostics } = await find({
    'content/_drafts/a.md': '',
    'content/notes/b.txt': '',
    'content/posts/_drafts/d.md': '',
    'content/posts/2023-01-01-a.mdx': '',
    'content/data/practical-ai.md': '',
    'content/data/practical-ai.csv': '',
  });
  expect(documents).toEqual([]);
  const elsewhere =
    'Markdown files in this folder are not read → move it to content/posts/ or content/pages/';
  const generated =
    'only generated .json files are read in this folder → move it to content/posts/ or content/pages/';
  expect(linesOf(diagnostics)).toEqual([
    'content/_drafts/a.md  a folder does not make a draft → move it to content/posts/ and write `draft: true` in it',
    `content/data/practical-ai.csv  ${generated}`,
    `content/data/practical-ai.md  ${generated}`,
    `content/notes/b.txt  ${elsewhere}`,
    'content/posts/2023-01-01-a.mdx  only Markdown files are read here (.md or .markdown) → rename it to end in .md, or link to it from a Markdown file beside it',
    'content/posts/_drafts/d.md  a folder does not make a draft → move it to content/posts/ and write `draft: true` in it',
  ]);
});

test('a symbolic link to a file is read, and any other is an error', async () => {
  const { root, options } = testSite({ 'elsewhere/a.md': '', 'content/posts/b.md': '' });
  const posts = path.join(root, 'content/posts');
  symlinkSync(path.join(root, 'elsewhere/a.md'), path.join(posts, 'a.md'));
  symlinkSync(path.join(root, 'elsewhere'), path.join(posts, 'folder'));
  symlinkSync(path.join(root, 'nowhere.md'), path.join(posts, 'broken.md'));
  const { documents, diagnostics } = await findFiles(options.folders, options.documentTypes);
  expect(documents).toEqual(['posts/a.md', 'posts/b.md']);
  expect(linesOf(diagnostics)).toEqual([
    'content/posts/broken.md  broken symbolic link → put the file itself here',
    'content/posts/folder  symbolic link to a folder → put the folder itself here',
  ]);
});

test('text is read with LF line ends and without a byte order mark', () => {
  const root = tempFolder({ 'a.md': '\ufeffa\r\nb\rc\n' });
  expect(readUtf8(path.join(root, 'a.md'))).toBe('a\nb\nc\n');
});

test('other encodings are not read', () => {
  const root = tempFolder({
    'latin1.md': Buffer.from('Caf\xe9', 'latin1'),
    'utf16.md': Buffer.from('a', 'utf16le'),
  });
  expect(readUtf8(path.join(root, 'latin1.md'))).toBeUndefined();
  expect(readUtf8(path.join(root, 'utf16.md'))).toBeUndefined();
});

test('files of editors and systems are hidden', () => {
  expect(['.DS_Store', 'posts/.a.md.swp', 'a.md~', '#a.md#', '.git/a'].map(isHidden)).toEqual(
    Array(5).fill(true),
  );
  expect(['a.md', 'a~b.md', '#a.md', 'posts/a.b.md'].map(isHidden)).toEqual(Array(4).fill(false));
});
