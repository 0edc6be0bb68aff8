import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path/posix';
import type { VFile } from 'vfile';

/** Which files a text was rendered with, by their path in the project: what they held, as a hash, or null. */
export type UsedFiles = Record<string, string | null>;

/**
 * The file that an address in a text means: `./loss.png` lies beside the text, `/loss.png` in `public/`.
 * @param address as it stands in the text, with or without a query or a fragment
 * @returns its path in the project, or nothing where the address leads elsewhere or out of its folder
 */
export function pathOfFile(file: VFile, address: string): string | undefined {
  const written = address.replace(/[?#].*/s, '');
  if (written === '' || /^([a-z][a-z\d+.-]*:|[\\/]{2})/i.test(written)) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(written);
  } catch {
    return undefined;
  }
  const top = name.startsWith('/') ? 'public' : 'content';
  const found = path.join(name.startsWith('/') ? 'public' : (file.dirname ?? 'content'), name);
  return found.startsWith(`${top}/`) && !name.includes('\0') ? found : undefined;
}

/**
 * Reads a file that a text is made with, and remembers that it was: when it changes, the text is
 * rendered again.
 * @param name its path in the project
 * @returns its bytes, or nothing where there is no such file
 */
export async function readNearby(file: VFile, name: string): Promise<Buffer | undefined> {
  const bytes = await readFile(name).catch(() => undefined);
  rememberUse(file, name, bytes ? hashOf(bytes) : null);
  return bytes;
}

/**
 * Remembers that a text is made with a file: once it holds something else, the text is rendered again.
 * @param hash of what it holds, or null where it is not there, or not to be read
 */
export function rememberUse(file: VFile, name: string, hash: string | null): void {
  file.data.uses = { ...file.data.uses, [name]: hash };
}

/** A name for what bytes hold. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
