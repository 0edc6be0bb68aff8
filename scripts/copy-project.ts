import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = [
  'app',
  'components',
  'content',
  'pipeline',
  'publish',
  'public',
  'scripts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'next.config.mjs',
  'wrangler.json',
];

/** The folder of a copy. */
export function copyFolder(name: string): string {
  return path.join(root, '.copies', name);
}

/**
 * Copies the project without its build output, to change and build the copy. It is inside the project,
 * where it finds the installed packages.
 * @returns the folder of the copy
 */
export async function copyProject(name: string): Promise<string> {
  const copy = copyFolder(name);
  await rm(copy, { recursive: true, force: true });
  // An owner may have emptied `public/`, which Git then does not keep.
  for (const entry of sources.filter((entry) => existsSync(path.join(root, entry)))) {
    await cp(path.join(root, entry), path.join(copy, entry), { recursive: true });
  }
  return copy;
}
