import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from './atomic-write';

/** What texts bring along, such as the sizes of a picture, each under a name that its content gives. */
export const filesFolder = path.join('.contentlayer', 'files');

/** The address of a file on the site. */
export function addressOfFile(name: string): string {
  return `/files/${encodeURIComponent(name)}`;
}

/** Whether a file is there from an earlier rendering. Its name says what it holds, so it is the same. */
export function isKept(name: string): boolean {
  return existsSync(path.join(filesFolder, name));
}

/**
 * Keeps a file for the site.
 * @param name with a hash of what it is made of in it, such as `loss-3f2a9c1b-640.avif`
 */
export async function keepFile(name: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(path.join(filesFolder, name), bytes);
}

/** What a kept file holds. */
export async function readKept(name: string): Promise<Buffer> {
  return readFile(path.join(filesFolder, name));
}
