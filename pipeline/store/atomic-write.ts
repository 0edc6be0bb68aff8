import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file completely or not at all: a process that is killed half-way leaves the last version.
 * Two processes may write the same file at the same time.
 *
 * `write-file-atomic` was tried: a killed process leaves a temporary file that is not hidden, which the
 * loader reads as content.
 * @throws {Error} of the file system, such as where the folder is read-only
 */
export async function atomicWrite(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryOf(file);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    // Flushed to disk before the rename, or a power failure could leave an empty file.
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file of a cache in the same way, but without a flush to disk: whoever reads it finds out whether
 * it is whole. At once, since a thread that waits for four steps of a thousand small files idles.
 */
export function writeCacheFile(file: string, content: string | Uint8Array): void {
  const temporary = temporaryOf(file);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Where a cache has a file, in one of 256 folders: in a single folder of thousands, it takes several times as
 * long to make one.
 * @param name begins with a hash in hexadecimal digits
 */
export function nameInCache(name: string): string {
  return path.join(name.slice(0, 2), name);
}

/** In the same folder, since a rename works only within a file system. */
function temporaryOf(file: string): string {
  return path.join(path.dirname(file), `.${process.pid}-${randomUUID()}.part`);
}

const TEMPORARY = /^\.(\d+)-[\da-f-]{36}\.part$/;

/** Deletes the temporary files that killed processes have left in a folder, which may be missing. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid] = TEMPORARY.exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) await rm(path.join(folder, name), { force: true });
  }
}

/** Whether there is a process with this id. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user runs, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
