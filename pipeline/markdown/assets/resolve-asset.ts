import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path/posix';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { isMarkdown } from '../../slugs';
import type { Folders } from '../options';
import { addDependency, readDependency } from './dependencies';
import { filePathOf } from './file-path';

/** A file that a text names: its path in the project, and what it holds. */
export type Asset = { name: string; bytes: Buffer };

/**
 * Resolves a URL in a text to a file beside the text or in the public folder, and reads it. Names are
 * case-sensitive on every system, as they are where the site is served.
 * @param url as written in the text
 * @returns why there is no such file, or undefined where the URL leads to another host or to what the
 *   site itself generates
 */
export async function resolveAsset(
  folders: Folders,
  file: VFile,
  url: string,
): Promise<Asset | DiagnosticText | undefined> {
  if (/^([a-z]:|file:|~\/)/i.test(url)) {
    const message = `\`${url}\` exists only on this computer`;
    return { message, hint: 'put the file beside the text, and write `./` before its name' };
  }
  if (/^([a-z][a-z\d+.-]+:|[\\/]{2}|#)/i.test(url)) return undefined;
  const meant = filePathOf(folders, file, url);
  if (meant === undefined) return outside(url);
  if (isGenerated(folders, meant)) return undefined;

  const name = await asWritten(folders.root, meant);
  if (name === undefined) {
    // Once the file is there, the text is rendered anew.
    await readDependency(folders, file, meant);
    return missing(folders, file, url, meant);
  }
  // Once there is a file of just this name, it is the one that is meant.
  if (name !== meant) addDependency(file, meant, null);
  const top = meant.startsWith(`${folders.publicDir}/`) ? folders.publicDir : folders.contentDir;
  const folder = await realpath(path.join(folders.root, top));
  if (!(await realpath(path.join(folders.root, name))).startsWith(`${folder}${path.sep}`)) {
    // Once it leads elsewhere, the text is rendered anew.
    addDependency(file, name, null);
    return {
      message: `the link ${name} leads out of its folder`,
      hint: 'put the file itself here',
    };
  }
  const bytes = await readDependency(folders, file, name);
  return bytes
    ? { name, bytes }
    : { message: `${name} is a folder`, hint: 'name a file that lies in it' };
}

/** A path as the file system has it, where each part of it is there in just these letters. */
async function asWritten(root: string, meant: string): Promise<string | undefined> {
  let found = '';
  for (const part of meant.split('/')) {
    const names = await namesIn(path.join(root, found));
    // macOS hands out decomposed names.
    const same = (name: string) => name.normalize() === part.normalize();
    const name = names.includes(part) ? part : names.find(same);
    if (name === undefined) return undefined;
    found = path.join(found, name);
  }
  return found;
}

/** Whether a route of the site generates what a URL from the top names, such as `/icon.svg`. */
function isGenerated({ root, publicDir, appDir }: Folders, name: string): boolean {
  const isFromTop = name.startsWith(`${publicDir}/`);
  return isFromTop && existsSync(path.join(root, appDir, name.slice(publicDir.length)));
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

function outside(url: string): DiagnosticText {
  return /%(?![\da-f]{2})/i.test(url)
    ? { message: `\`${url}\` is no url`, hint: 'write %25 for each % in a file’s name' }
    : {
        message: `\`${url}\` leads out of the texts’ folder`,
        hint: 'put the file beside the text, or into public/',
      };
}

async function missing(
  folders: Folders,
  file: VFile,
  url: string,
  meant: string,
): Promise<DiagnosticText> {
  const message = `there is no file ${meant}`;
  if (/\{[{%]/.test(url)) {
    return { message, hint: 'write the path from the top of the site, such as /loss.png' };
  }
  if (meant.includes('\\')) return { message, hint: 'write / instead of \\' };
  const asked = path.basename(meant);
  const folder = path.join(folders.root, path.dirname(meant));
  const names = (await namesIn(folder)).filter((name) => !isMarkdown(name));
  const folded = asked.toLowerCase();
  const inCapitals = names.find((name) => name.toLowerCase() === folded);
  if (inCapitals)
    return { message, hint: `write ${inCapitals}: small letters and capitals differ` };

  const twins = url.startsWith('/')
    ? [`.${url}`]
    : [`/${url.replace(/^\.\//, '')}`, url.replace(/^(\.\/)?public\//, '/')];
  for (const twin of twins) {
    const name = filePathOf(folders, file, twin);
    if (name && name !== meant && (await asWritten(folders.root, name))) {
      return { message, hint: `write ${twin}, which is the file ${name}` };
    }
  }
  const near = didYouMean(asked, names, Math.max(2, asked.length / 3));
  return near
    ? { message, hint: `write ${near}, if that is the file you mean` }
    : { message, hint: 'put the file there, or correct the url' };
}
