import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { recordLog } from './record-log';

const value = { policy: new Map([['img-src', new Set(["'self'"])]]) };

/** The only file of a log. */
function fileOf(dir: string): string {
  const [name, ...others] = readdirSync(dir);
  expect(others).toEqual([]);
  return path.join(dir, name);
}

test('a record is read as it was written, by whoever wrote it and by others', () => {
  const dir = path.join(tempFolder({}), 'log');
  const log = recordLog(dir);
  log.write('a', value);
  log.write('b', 2);
  for (const reader of [log, recordLog(dir)]) {
    expect([reader.read('a'), reader.read('b')]).toEqual([value, 2]);
    expect(reader.read('c')).toBeUndefined();
  }
});

test('of two records with one key, the later one counts', () => {
  const log = recordLog(path.join(tempFolder({}), 'log'));
  log.write('a', 1);
  log.write('a', 2);
  expect(log.read('a')).toBe(2);
});

test('a record that is cut off is not there, and those before it are', () => {
  const dir = path.join(tempFolder({}), 'log');
  const log = recordLog(dir);
  log.write('a', 1);
  log.write('b', value);
  const file = fileOf(dir);
  const bytes = readFileSync(file);
  for (let length = bytes.length - 1; length > bytes.length - 60; length -= 1) {
    writeFileSync(file, bytes.subarray(0, length));
    const cut = recordLog(dir);
    expect([cut.read('a'), cut.read('b')]).toEqual([1, undefined]);
  }
});

test('no byte of a record can be another one', () => {
  const dir = path.join(tempFolder({}), 'log');
  recordLog(dir).write('a', value);
  const file = fileOf(dir);
  const bytes = readFileSync(file);
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] ^= 1;
    writeFileSync(file, changed);
    expect(recordLog(dir).read('a'), String(index)).toBeUndefined();
  }
});

test('a file that is no log costs its records alone', () => {
  const dir = path.join(tempFolder({}), 'log');
  recordLog(dir).write('a', 1);
  for (const text of ['', 'x', 'x'.repeat(1000), '\0'.repeat(1000)]) {
    writeFileSync(path.join(dir, 'foreign'), text);
    expect(recordLog(dir).read('a')).toBe(1);
  }
});

test('what is not kept is deleted, and the rest is in one file', () => {
  const dir = path.join(tempFolder({}), 'log');
  recordLog(dir).write('a', 1);
  recordLog(dir).write('b', 2);
  const log = recordLog(dir);
  log.keepOnly(new Set(['b', 'c']));
  for (const reader of [log, recordLog(dir)]) {
    expect([reader.read('a'), reader.read('b')]).toEqual([undefined, 2]);
  }
  const file = fileOf(dir);
  log.keepOnly(new Set(['b', 'c']));
  expect(fileOf(dir)).toBe(file);
  appendFileSync(file, 'cut off');
  expect(recordLog(dir).read('b')).toBe(2);
});
