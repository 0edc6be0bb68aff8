import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path/posix';
import { closest, distance } from 'fastest-levenshtein';
import type { VFile } from 'vfile';
import type { Fault } from '../../diagnostics/diagnostic';
import { isMarkdown } from '../../slugs';
import { pathOfFile, readNearby, rememberUse } from './dependencies';

/** A file that a text names, or why it cannot be shown. */
export type Nearby = { name: string; bytes: Buffer } | Fault;

/**
 * Finds a file that a text names beside itself or in `public/`, and reads it. Capitals count on
 * every system, as they do where the site is served.
 * @param address as it stands in the text
 * @returns nothing where the address leads to another host, or to what the site itself makes
 */
export async function findNearby(file: VFile, address: string): Promise<Nearby | undefined> {
  if (/^([a-z]:|file:|~\/)/i.test(address)) {
    const message = `\`${address}\` exists only on this computer`;
    return { message, remedy: 'put the file beside the text, and write `./` before its name' };
  }
  if (/^([a-z][a-z\d+.-]+:|[\\/]{2}|#)/i.test(address)) return undefined;
  const meant = pathOfFile(file, address);
  if (meant === undefined) return outside(address);
  if (meant.startsWith('public/') && existsSync(meant.replace(/^public/, 'app'))) return undefined;

  const name = await asWritten(meant);
  if (name === undefined) {
    // Once the file is there, the text is rendered anew.
    await readNearby(file, meant);
    return missing(file, address, meant);
  }
  // Once there is a file of just this name, it is the one that is meant.
  if (name !== meant) rememberUse(file, meant, null);
  const folder = await realpath(name.split('/')[0]);
  if (!(await realpath(name)).startsWith(`${folder}${path.sep}`)) {
    // Once it leads elsewhere, the text is rendered anew.
    rememberUse(file, name, null);
    return {
      message: `the link ${name} leads out of its folder`,
      remedy: 'put the file itself here',
    };
  }
  const bytes = await readNearby(file, name);
  return bytes
    ? { name, bytes }
    : { message: `${name} is a folder`, remedy: 'name a file that lies in it' };
}

/** A path as the file system has it, where each part of it is there in just these letters. */
async function asWritten(meant: string): Promise<string | undefined> {
  let found = '';
  for (const part of meant.split('/')) {
    const names = await namesIn(found);
    // macOS hands out decomposed names.
    const same = (name: string) => name.normalize() === part.normalize();
    const name = names.includes(part) ? part : names.find(same);
    if (name === undefined) return undefined;
    found = path.join(found, name);
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder || '.').catch(() => [])).sort();
}

function outside(address: string): Fault {
  return /%(?![\da-f]{2})/i.test(address)
    ? { message: `\`${address}\` is no address`, remedy: 'write %25 for each % in a file’s name' }
    : {
        message: `\`${address}\` leads out of the texts’ folder`,
        remedy: 'put the file beside the text, or into public/',
      };
}

async function missing(file: VFile, address: string, meant: string): Promise<Fault> {
  const message = `there is no file ${meant}`;
  if (/\{[{%]/.test(address)) {
    return { message, remedy: 'write the path from the top of the site, such as /loss.png' };
  }
  if (meant.includes('\\')) return { message, remedy: 'write / instead of \\' };
  const asked = path.basename(meant);
  const names = (await namesIn(path.dirname(meant))).filter((name) => !isMarkdown(name));
  const folded = asked.toLowerCase();
  const inCapitals = names.find((name) => name.toLowerCase() === folded);
  if (inCapitals)
    return { message, remedy: `write ${inCapitals}: small letters and capitals differ` };

  const twins = address.startsWith('/')
    ? [`.${address}`]
    : [`/${address.replace(/^\.\//, '')}`, address.replace(/^(\.\/)?public\//, '/')];
  for (const twin of twins) {
    const name = pathOfFile(file, twin);
    if (name && name !== meant && (await asWritten(name))) {
      return { message, remedy: `write ${twin}, which is the file ${name}` };
    }
  }
  const near = names.length > 0 ? closest(asked, names) : undefined;
  return near && distance(folded, near.toLowerCase()) <= Math.max(2, asked.length / 3)
    ? { message, remedy: `write ${near}, if that is the file you mean` }
    : { message, remedy: 'put the file there, or correct the address' };
}
