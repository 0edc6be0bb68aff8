import { expect, test } from 'vitest';
import { filesIn } from './files-in';
import { tempFolder } from './test-files';

test('the files of a folder and of those in it are found, and none where there is no folder', () => {
  const root = tempFolder({ 'a.txt': '', 'b/c/d.txt': '' });
  expect(filesIn(root).sort()).toEqual(['a.txt', 'b/c/d.txt']);
  expect(filesIn('/nowhere')).toEqual([]);
});
