import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { VFile } from 'vfile';
import { hashOf } from '../../store/hash';
import type { Folders } from '../options';

/**
 * The files that a text was rendered with, by their path in the project: a hash of what they held, or
 * null where there was none. Once one of them differs, the text has to be rendered again.
 */
export type Dependencies = Record<string, string | null>;

/**
 * The file that a URL in a text means: `./loss.png` is beside the text, `/loss.png` in the public folder.
 * @param url as written, with or without a query or a fragment
 * @returns its path in the project, or undefined where the URL leads elsewhere or out of its folder
 */
export function filePathOf(
  { contentDir, publicDir }: Folders,
  file: VFile,
  url: string,
): string | undefined {
  const written = url.replace(/[?#].*/s, '');
  if (written === '' || /^([a-z][a-z\d+.-]*:|[\\/]{2})/i.test(written)) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(written);
  } catch {
    return undefined;
  }
  const isFromTop = name.startsWith('/');
  const found = path.posix.join(isFromTop ? publicDir : (file.dirname ?? contentDir), name);
  const top = isFromTop ? publicDir : contentDir;
  return found.startsWith(`${top}/`) && !name.includes('\0') ? found : undefined;
}

/**
 * Reads a file that a text is made from, and records it as a dependency.
 * @param name its path in the project
 * @returns undefined where there is no such file
 */
export async function readDependency(
  { root }: Folders,
  file: VFile,
  name: string,
): Promise<Buffer | undefined> {
  const bytes = await readFile(path.join(root, name)).catch(() => undefined);
  addDependency(file, name, bytes ? hashOf(bytes) : null);
  return bytes;
}

/** Records a dependency. @param hash of what the file holds, or null where it cannot be read */
export function addDependency(file: VFile, name: string, hash: string | null): void {
  file.data.dependencies = { ...file.data.dependencies, [name]: hash };
}

/** Records what a text publishes: names of files in the asset store. */
export function addAssets(file: VFile, ...names: string[]): void {
  file.data.assets = [...(file.data.assets ?? []), ...names];
}
