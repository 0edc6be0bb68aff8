import { expect, test } from 'vitest';
import { isSystemFile } from './system-files';

test('files of systems and editors are known by their names', () => {
  for (const name of [
    '.DS_Store',
    'img/Thumbs.db',
    'desktop.ini',
    '._a.png',
    '.#a.md',
    'a.md~',
    'a.md.bak',
    'a.orig',
    '.a.md.swp',
    '#a.md#',
  ]) {
    expect(isSystemFile(name), name).toBe(true);
  }
  for (const name of ['.well-known/a', '.nojekyll', 'a.md', 'bak.md', 'original.png', '#a.md']) {
    expect(isSystemFile(name), name).toBe(false);
  }
});
