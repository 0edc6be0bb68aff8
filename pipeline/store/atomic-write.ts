import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
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
  const folder = path.dirname(file);
  // In the same folder, since a rename works only within a file system.
  const temporary = path.join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    // Flushed to disk before the rename, or a power failure could leave an empty file.
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
