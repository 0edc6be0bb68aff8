import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '../test-files';
import { atomicWrite, removeLeftovers } from './atomic-write';

const BYTES = 20_000_000;
const ROUNDS = 2;

/** Whether a file in a folder has a part of its content. */
function isWriting(folder: string): boolean {
  return readdirSync(folder).some((name) => {
    const stats = statSync(path.join(folder, name), { throwIfNoEntry: false });
    return stats?.isFile() && stats.size < BYTES;
  });
}

/** Writes a file again and again in a process of its own, which is killed in the middle of a write. */
async function killWhileWriting(file: string): Promise<void> {
  const module = JSON.stringify(pathToFileURL('pipeline/store/atomic-write.ts').href);
  const script = `const { atomicWrite } = await import(${module});
    console.log('ready');
    for (let n = 0; ; n++) await atomicWrite(${JSON.stringify(file)}, String(n % 10).repeat(${BYTES}));`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise((resolve) => child.on('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  while (!isWriting(path.dirname(file))) await setImmediate();
  child.kill('SIGKILL');
  await exited;
}

test('a process that is killed while it writes leaves a complete file', async () => {
  const folder = tempFolder({});
  const file = path.join(folder, 'a.txt');
  await atomicWrite(file, 'x'.repeat(BYTES));
  for (let round = 0; round < ROUNDS; round++) {
    await killWhileWriting(file);
    const content = readFileSync(file, 'latin1');
    expect(content.length).toBe(BYTES);
    expect(new Set(content).size).toBe(1);
    // A temporary file that is left is hidden, so that it is not read as content.
    const others = readdirSync(folder).filter((name) => !/^(a\.txt|content)$/.test(name));
    expect(others.filter((name) => !name.startsWith('.'))).toEqual([]);
    for (const name of others) rmSync(path.join(folder, name));
  }
});

test('missing folders are made', async () => {
  const file = path.join(tempFolder({}), 'a/b/c.txt');
  await atomicWrite(file, new Uint8Array([97]));
  expect(readFileSync(file, 'utf8')).toBe('a');
});

test('several writes of one file at the same time leave one of their contents', async () => {
  const file = path.join(tempFolder({}), 'a.txt');
  const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
  await Promise.all(contents.map((content) => atomicWrite(file, content)));
  expect(contents).toContain(readFileSync(file, 'utf8'));
});

test('a write that fails leaves nothing behind', async () => {
  const folder = tempFolder({});
  mkdirSync(path.join(folder, 'a/b'), { recursive: true });
  await expect(atomicWrite(path.join(folder, 'a'), 'text')).rejects.toThrow();
  expect(readdirSync(folder).sort()).toEqual(['a', 'content']);
  expect(readdirSync(path.join(folder, 'a'))).toEqual(['b']);
});

test('what a killed process left is deleted, and what a running one writes is not', async () => {
  const uuid = '4ba7473c-8d2b-402b-825c-156fbd51bbeb';
  const running = `.${process.pid}-${uuid}.part`;
  // No process has so high a number.
  const left = `.999999999-${uuid}.part`;
  const folder = tempFolder({ [running]: '', [left]: '', '.hidden.part': '', 'a.json': '{}' });
  await removeLeftovers(folder);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['.hidden.part', running, 'a.json']));
  expect(readdirSync(folder)).not.toContain(left);
  await removeLeftovers(path.join(folder, 'missing'));
});
