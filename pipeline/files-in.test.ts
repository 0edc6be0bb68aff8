import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from './files-in';
import { tempFolder } from './test-files';

test('the files of a folder and of those in it are found, and none where there is no folder', () => {
  const root = tempFolder({ 'a.txt': '', 'b/c/d.txt': '' });
  expect(filesIn(root).sort()).toEqual(['a.txt', 'b/c/d.txt']);
  expect(filesIn('/nowhere')).toEqual([]);
});

test('a folder in it may be renamed meanwhile', () => {
  const root = tempFolder({ 'a.txt': '', 'b/c.txt': '' });
  const renaming = spawn(process.execPath, [
    '-e',
    `const { renameSync } = require('node:fs');
    let [from, to] = process.argv.slice(1);
    for (;;) { renameSync(from, to); [from, to] = [to, from]; }`,
    path.join(root, 'b'),
    path.join(root, 'z'),
  ]);
  try {
    const until = Date.now() + 500;
    while (Date.now() < until) expect(filesIn(root)).toContain('a.txt');
  } finally {
    renaming.kill();
  }
});
