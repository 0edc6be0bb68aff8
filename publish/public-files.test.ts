import { statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { hashOfPublicFiles, publicFiles } from './public-files';

const made = new Set(['index.html', 'counter/index.html', 'feed.xml', '404.html']);
const inPublic = (...names: string[]) =>
  publicFiles(tempFolder(Object.fromEntries(names.map((name) => [name, '']))), made);

test('the author’s files are published under their paths', () => {
  const folder = tempFolder({ CNAME: '', 'demo/index.html': '', 'a.txt': '', 'a.txt.br': '' });
  expect(publicFiles(folder, made)).toEqual([
    { outputPath: 'CNAME', filePath: path.join(folder, 'CNAME'), isCompressed: false },
    { outputPath: 'a.txt', filePath: path.join(folder, 'a.txt'), isCompressed: true },
    { outputPath: 'a.txt.br', filePath: path.join(folder, 'a.txt.br'), isCompressed: false },
    {
      outputPath: 'demo/index.html',
      filePath: path.join(folder, 'demo/index.html'),
      isCompressed: false,
    },
  ]);
});

test('a file in public/ cannot have a name that the build writes', () => {
  for (const name of [
    'index.html',
    'index.txt',
    'counter/index.html',
    'counter/__next._tree.txt',
    'feed.xml',
    '404.html',
    '_headers',
    '.files.json',
    'index.html.br',
    'feed.xml.gz',
    '_next/static/a.js',
  ]) {
    expect(() => inPublic(name), name).toThrow(`public/${name}  reserved name`);
  }
});

test('files that a system or an editor leaves in public/ are not published', () => {
  const files = inPublic('.DS_Store', 'images/Thumbs.db', 'a.css~', '.well-known/security.txt');
  expect(files.map(({ outputPath }) => outputPath)).toEqual(['.well-known/security.txt']);
});

test('a project without public/ has no such files', () => {
  expect(publicFiles(path.join(tempFolder({}), 'public'), made)).toEqual([]);
});

test('a change of a file changes the hash of all, whatever its size and its time say', async () => {
  const folder = tempFolder({ 'data/a.csv': '1' });
  const file = path.join(folder, 'data/a.csv');
  const { mtime } = statSync(file);
  const before = await hashOfPublicFiles(folder);
  expect(await hashOfPublicFiles(folder)).toBe(before);
  writeFileSync(file, '2');
  utimesSync(file, mtime, mtime);
  expect(await hashOfPublicFiles(folder)).not.toBe(before);
});
