import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../diagnostics/test-lines';
import { tempFolder } from '../test-files';
import { testSite } from './test-loader';

const POST = '---\ntitle: A\ndate: 2023-01-01\n---\nText.\n';
const OUTSIDE =
  'symbolic link to the outside of the project, whose target would be published → delete the link; where its target is for readers, put a copy of it here';

test('a link in public/ that leads out of the project is an error, also one to a folder', async () => {
  const elsewhere = tempFolder({ 'secret.txt': 'secret', 'folder/a.png': '' });
  const { root, load } = testSite({ 'public/a.png': '', 'content/posts/a.md': POST });
  symlinkSync(path.join(elsewhere, 'secret.txt'), path.join(root, 'public/key.txt'));
  mkdirSync(path.join(root, 'public/deep'));
  symlinkSync(path.join(elsewhere, 'folder'), path.join(root, 'public/deep/folder'));
  symlinkSync(path.join(root, 'nowhere.png'), path.join(root, 'public/broken.png'));
  symlinkSync(path.join(root, 'public/a.png'), path.join(root, 'public/b.png'));
  expect(linesOf((await load()).diagnostics)).toEqual([
    'public/broken.png  broken symbolic link → put the file itself here',
    `public/deep/folder  ${OUTSIDE}`,
    `public/key.txt  ${OUTSIDE}`,
  ]);
});

test('a text that is a link out of the project is an error, and one within it is read', async () => {
  const elsewhere = tempFolder({ 'diary.md': POST });
  const { root, load } = testSite({ 'docs/note.md': POST.replace('A', 'B') });
  mkdirSync(path.join(root, 'content/posts'));
  symlinkSync(path.join(elsewhere, 'diary.md'), path.join(root, 'content/posts/diary.md'));
  symlinkSync(path.join(root, 'docs/note.md'), path.join(root, 'content/posts/note.md'));
  const { files, diagnostics } = await load();
  expect(linesOf(diagnostics)).toEqual([`content/posts/diary.md  ${OUTSIDE}`]);
  expect(files.map(({ path }) => path)).toEqual(['content/posts/note.md']);
});

test('a content folder that is a link itself is read', async () => {
  const elsewhere = tempFolder({
    'content/posts/a.md': POST,
    'content/posts/b.md': POST.replace('A', 'B'),
  });
  const { root, options } = testSite({});
  symlinkSync(path.join(elsewhere, 'content'), path.join(root, 'notes'));
  const { createEngine } = await import('../engine');
  const folders = { ...options.folders, contentDir: 'notes' };
  const { files, diagnostics } = await createEngine({ ...options, folders }).load();
  expect(linesOf(diagnostics)).toEqual([]);
  expect(files).toHaveLength(2);
});
