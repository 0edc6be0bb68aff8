import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { VFile } from 'vfile';
import { hashOf } from '../../store/hash';
import type { Folders } from '../render-options';

/**
 * The files that a Markdown file was rendered with, by their path in the project: a hash of what they
 * held, or null where there was none. Once one of them differs, it has to be rendered again.
 */
export type Dependencies = Record<string, string | null>;

/**
 * Reads a file and records it as a dependency, whether it exists or not.
 * @param name its path in the project
 * @returns undefined where it cannot be read
 */
export async function readDependency(
  { root }: Folders,
  file: VFile,
  name: string,
): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path.join(root, name));
    addDependency(file, name, hashOf(bytes));
    return bytes;
  } catch (error) {
    addDependency(file, name, hashOfUnreadable(error));
    return undefined;
  }
}

/** What stands for the hash of what is no file: a folder, such as that of a route, is not nothing. */
export function hashOfUnreadable(error: unknown): string | null {
  return error instanceof Error && 'code' in error && error.code === 'EISDIR' ? 'folder' : null;
}

/**
 * Records a dependency.
 * @param name its path in the project
 * @param hash of what it holds, or null where it cannot be read
 */
export function addDependency(file: VFile, name: string, hash: string | null): void {
  file.data.dependencies ??= {};
  file.data.dependencies[name] = hash;
}
