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

/**
 * Where a copy lies.
 * @param {string} name
 */
export function copyFolder(name) {
  return path.join(root, '.copies', name);
}

/**
 * Copies the project, without what is built, to change and build it apart. The copy lies inside the
 * project, so that it finds the installed packages.
 * @param {string} name
 * @returns {Promise<string>} the folder of the copy
 */
export async function copyProject(name) {
  const copy = copyFolder(name);
  await rm(copy, { recursive: true, force: true });
  for (const entry of sources) {
    await cp(path.join(root, entry), path.join(copy, entry), { recursive: true });
  }
  return copy;
}
