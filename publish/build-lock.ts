import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = holderOf(file);
    if (holder !== undefined && holder !== process.pid && isRunning(holder)) return holder;
    rmSync(file, { force: true });
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    // It was given back just now.
    return undefined;
  }
}
