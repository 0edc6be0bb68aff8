import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { takeLock } from './build-lock';

test('a lock is taken once, and again when it was given back', () => {
  const file = path.join(tempFolder({ 'b/lock': String(process.ppid) }), 'a/lock');
  expect(takeLock(file.replace('/a/', '/b/'))).toBe(process.ppid);
  const release = takeLock(file);
  if (typeof release !== 'function') throw new Error('not taken');
  release();
  expect(existsSync(file)).toBe(false);
  expect(takeLock(file)).toBeInstanceOf(Function);
});

test('a lock that a killed process has left is taken over', () => {
  const file = path.join(tempFolder({}), 'lock');
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  for (const left of [String(pid), String(process.pid), '', 'x']) {
    writeFileSync(file, left);
    expect(takeLock(file)).toBeInstanceOf(Function);
  }
});
