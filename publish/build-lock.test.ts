import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { takeLock } from './build-lock';

test('a lock is taken once, and again when it was given back', () => {
  const file = path.join(tempFolder({ 'b/lock': String(process.ppid) }), 'a/lock');
  expect(takeLock(file.replace('/a/', '/b/'))).toBe(process.ppid);
  take(file)();
  expect(existsSync(file)).toBe(false);
  expect(takeLock(file)).toBeInstanceOf(Function);
});

test('a lock that a killed process has left is taken over', () => {
  const file = path.join(tempFolder({}), 'a/lock');
  take(file);
  for (const left of [String(endedProcess()), String(process.pid), '', 'x', '-1']) {
    writeFileSync(file, left);
    expect(takeLock(file)).toBeInstanceOf(Function);
  }
  expect(readdirSync(path.dirname(file))).toEqual(['lock']);
});

test('only the own lock is given back', () => {
  const file = path.join(tempFolder({}), 'lock');
  const release = take(file);
  writeFileSync(file, String(process.ppid));
  release();
  expect(readFileSync(file, 'utf8')).toBe(String(process.ppid));
});

test('of processes that find a lock that is left, one at a time takes it', async () => {
  const folder = tempFolder({});
  const file = path.join(folder, 'lock');
  // Each makes a folder while it has the lock, and leaves the lock as a killed process does.
  const code = `
    import { mkdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
    import { takeLock } from ${JSON.stringify(path.join(import.meta.dirname, 'build-lock.ts'))};
    const [file] = process.argv.slice(-1);
    const end = Date.now() + 1500;
    let taken = 0;
    while (Date.now() < end) {
      if (typeof takeLock(file) !== 'function') continue;
      mkdirSync(file + '-held');
      rmdirSync(file + '-held');
      writeFileSync(file + process.pid, '${endedProcess()}');
      renameSync(file + process.pid, file);
      taken += 1;
    }
    console.log(taken);`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code, file];
  const runs = await Promise.all(Array.from({ length: 4 }, () => outputOf(args)));
  for (const output of runs) expect(output).toMatch(/^\d+$/);
  expect(runs.reduce((sum, output) => sum + Number(output), 0)).toBeGreaterThan(10);
});

function take(file: string): () => void {
  const release = takeLock(file);
  if (typeof release !== 'function') throw new Error('not taken');
  return release;
}

function endedProcess(): number {
  return spawnSync(process.execPath, ['--eval', '']).pid;
}

function outputOf(args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => child.on('close', () => resolve(output.trim())));
}
