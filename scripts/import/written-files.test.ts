import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../pipeline/test-files';
import { importWriter } from './written-files';

test('a file that was edited, or was there before, is left', () => {
  const root = tempFolder({ 'content/own.md': 'mine' });
  const first = importWriter(root, { isDryRun: false });
  expect(first.write('content/own.md', 'theirs')).toBe('taken');
  expect(first.write('content/a.md', 'a')).toBe('new');
  expect(first.write('content/b.md', 'b')).toBe('new');
  first.finish();
  writeFileSync(path.join(root, 'content/b.md'), 'b, edited');
  const second = importWriter(root, { isDryRun: false });
  expect(second.write('content/own.md', 'theirs')).toBe('taken');
  expect(second.write('content/a.md', 'a')).toBe('same');
  expect(second.write('content/a.md', 'A')).toBe('changed');
  expect(second.write('content/b.md', 'B')).toBe('edited');
  const read = (name: string) => readFileSync(path.join(root, 'content', name), 'utf8');
  expect([read('own.md'), read('a.md'), read('b.md')]).toEqual(['mine', 'A', 'b, edited']);
});

test('an import that was cut off goes on, also with another text', () => {
  const root = tempFolder({});
  const first = importWriter(root, { isDryRun: false });
  first.begin(
    new Map([
      ['content/a.md', 'a'],
      ['content/b.md', 'b'],
    ]),
  );
  expect(first.write('content/a.md', 'a')).toBe('new');
  const second = importWriter(root, { isDryRun: false });
  expect(second.write('content/a.md', 'A')).toBe('changed');
  expect(second.write('content/b.md', 'b')).toBe('new');
});

test('a dry run writes nothing', () => {
  const root = tempFolder({});
  const writer = importWriter(root, { isDryRun: true });
  expect(writer.write('content/a.md', 'a')).toBe('new');
  writer.finish();
  expect(() => readFileSync(path.join(root, 'content/a.md'))).toThrow();
});
