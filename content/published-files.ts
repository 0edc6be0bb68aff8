import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What texts bring along, such as the sizes of a picture, each under a name that its content gives. */
const folder = path.join('.contentlayer', 'files');

/** The address of a file on the site. */
export function addressOfFile(name: string): string {
  return `/files/${encodeURIComponent(name)}`;
}

/** Whether a file is there from an earlier rendering. Its name says what it holds, so it is the same. */
export function isKept(name: string): boolean {
  return existsSync(path.join(folder, name));
}

/**
 * Keeps a file for the site.
 * @param name with a hash of what it is made of in it, such as `loss-3f2a9c1b-640.avif`
 */
export async function keepFile(name: string, bytes: Uint8Array): Promise<void> {
  const target = path.join(folder, name);
  await mkdir(folder, { recursive: true });
  // Two texts may bring along the same file at once.
  const part = `${target}.${randomUUID()}.part`;
  await writeFile(part, bytes);
  await rename(part, target);
}

/** What a kept file holds. */
export async function readKept(name: string): Promise<Buffer> {
  return readFile(path.join(folder, name));
}
