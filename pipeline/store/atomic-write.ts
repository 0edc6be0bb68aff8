import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file that is there whole or not at all: whoever stops it half-way leaves the last one.
 * Two may write the same file at the same time.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  // Among what is generated, where nobody minds what a stopped run has left.
  const part = path.join('.contentlayer', `${randomUUID()}.part`);
  try {
    await mkdir('.contentlayer', { recursive: true });
    await mkdir(path.dirname(file), { recursive: true });
    // On the disk before it takes the other's place, or a loss of power could leave nothing.
    await writeFile(part, content, { flush: true });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
