import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isRunning } from '../pipeline/store/atomic-write';

/**
 * Takes the lock of a folder that one build at a time may write. One that a killed build has left is taken
 * over, also where it had the id of this process, as in a container that begins with the same ids again.
 * @param file of the lock, absolute
 * @returns a function that gives it back, or the id of the process that has it
 */
export function takeLock(file: string): (() => void) | number {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    if (addLock(file)) return () => giveBack(file);
    const holder = holderOf(file);
    if (isHeld(holder)) return holder;
    // Two builds may see the same one that is left: the second must not delete the lock of the first.
    const release = takeLock(`${file}-left`);
    if (typeof release === 'number') return release;
    const left = holderOf(file);
    if (left !== undefined && !isHeld(left)) rmSync(file, { force: true });
    release();
  }
}

function giveBack(file: string): void {
  if (holderOf(file) === process.pid) rmSync(file, { force: true });
}

/** @returns whether there was none */
function addLock(file: string): boolean {
  const temporary = `${file}-${randomUUID()}`;
  writeFileSync(temporary, String(process.pid));
  try {
    // With its content: a build that reads an empty lock takes it for one that is left.
    linkOrCopy(temporary, file);
    return true;
  } catch (error) {
    if (isExisting(error)) return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function linkOrCopy(file: string, target: string): void {
  try {
    linkSync(file, target);
  } catch (error) {
    if (isExisting(error)) throw error;
    // Some file systems have no links.
    copyFileSync(file, target, constants.COPYFILE_EXCL);
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** The id in a lock, or NaN where it holds none. Undefined where there is no lock. */
function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8') || NaN);
  } catch {
    // It was given back just now.
    return undefined;
  }
}

function isHeld(holder: number | undefined): holder is number {
  return holder !== undefined && holder > 0 && holder !== process.pid && isRunning(holder);
}
