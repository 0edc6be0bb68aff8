import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path/posix';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { isMarkdown } from '../../slugs';
import { bareUrl, fileUrl } from '../links/link-destination';
import { isReported } from '../links/liquid-urls';
import type { Folders } from '../render-options';
import { addDependency, readDependency } from './dependencies';
import { filePathOf } from './file-path';

/** A file that a Markdown file names: its path in the project, and what it holds. */
export type Asset = { name: string; bytes: Buffer };

/**
 * Resolves a URL in a Markdown file to a file beside it or in the public folder, reads that file, and
 * records it as a dependency. Names are case-sensitive on every system, as they are where the site is
 * served.
 * @param url as written
 * @returns why there is no such file, or undefined where the URL is on another host or to a route of
 *   the site
 */
export async function resolveAsset(
  folders: Folders,
  file: VFile,
  url: string,
): Promise<Asset | DiagnosticText | undefined> {
  if (/^([a-z]:|file:|~\/)/i.test(url)) {
    const message = `“${url}” is a file on this computer, which readers cannot open`;
    return { message, hint: 'put it beside the Markdown file, and write `./` before its name' };
  }
  const [placeholder] =
    /^(?:__GHOST_URL__|(?:\{|%7B)(?:static|filename|attach)(?:\}|%7D))/i.exec(url) ?? [];
  if (placeholder !== undefined) {
    const message = `“${url}” begins with a placeholder of Ghost or Pelican`;
    return { message, hint: 'write the path of the file beside the Markdown file, or in public/' };
  }
  if (/^attachment:/i.test(url)) {
    const message = `“${url}” is within a notebook, not beside the text`;
    return { message, hint: 'save the image beside the Markdown file, and write its name' };
  }
  if (/^([a-z][a-z\d+.-]+:|[\\/]{2}|#)/i.test(url)) return undefined;
  if (isReported(file, url)) return undefined;
  const wanted = filePathOf(folders, file, url);
  if (wanted === undefined) return invalidUrl(folders, url);
  if (await isRoute(folders, file, wanted)) return undefined;

  const name = await findExactName(folders.root, wanted);
  if (name === undefined) {
    // Recorded, so that the Markdown file is rendered again once there is such a file.
    await readDependency(folders, file, wanted);
    return fileNotFound(folders, file, url, wanted);
  }
  // A later file of exactly the written name would take the place of one of a decomposed name.
  if (name !== wanted) addDependency(file, wanted, null);
  const top = wanted.startsWith(`${folders.publicDir}/`) ? folders.publicDir : folders.contentDir;
  const folder = await realpath(path.join(folders.root, top));
  const target = await realpath(path.join(folders.root, name)).catch(() => '');
  if (!target.startsWith(`${folder}${path.sep}`)) {
    // Recorded, so that the Markdown file is rendered again once the link has changed.
    addDependency(file, name, null);
    return {
      message: `symbolic link ${name} is broken or points outside of ${top}/`,
      hint: 'put the file itself here',
    };
  }
  const bytes = await readDependency(folders, file, name);
  return bytes
    ? { name, bytes }
    : { message: `${name} is a folder`, hint: 'write the name of a file in it' };
}

/** The path as the file system has it, or undefined where a part of it does not exist in just this case. */
async function findExactName(root: string, wanted: string): Promise<string | undefined> {
  let found = '';
  for (const part of wanted.split('/')) {
    const names = await namesIn(path.join(root, found));
    // macOS decomposes accented letters in names.
    const isSame = (name: string) => name.normalize() === part.normalize();
    const name = names.includes(part) ? part : names.find(isSame);
    if (name === undefined) return undefined;
    found = path.join(found, name);
  }
  return found;
}

/**
 * Whether a root-relative URL is that of a file in the app folder, such as `/icon.svg`, which is
 * recorded as a dependency: the text changes once the file comes or goes.
 */
async function isRoute(folders: Folders, file: VFile, name: string): Promise<boolean> {
  const { root, publicDir, appDir } = folders;
  if (!name.startsWith(`${publicDir}/`)) return false;
  const route = path.join(appDir, name.slice(publicDir.length));
  return (
    (await readDependency(folders, file, route)) !== undefined || existsSync(path.join(root, route))
  );
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

function invalidUrl({ contentDir, publicDir }: Folders, url: string): DiagnosticText {
  return /%(?![\da-f]{2})/i.test(url)
    ? { message: `invalid URL “${url}”`, hint: 'write %25 for each % in the name of a file' }
    : {
        message: `“${url}” is outside of ${contentDir}/`,
        hint: `put the file beside the Markdown file, or into ${publicDir}/`,
      };
}

async function fileNotFound(
  folders: Folders,
  file: VFile,
  url: string,
  wanted: string,
): Promise<DiagnosticText> {
  const message = `file not found: ${wanted}`;
  if (wanted.includes('\\')) return { message, hint: 'write / instead of \\' };
  const base = path.basename(wanted);
  const folder = path.join(folders.root, path.dirname(wanted));
  const names = (await namesIn(folder)).filter((name) => !isMarkdown(name));
  const otherCase = names.find((name) => name.toLowerCase() === base.toLowerCase());
  if (otherCase) {
    return { message, hint: `write ${siblingUrl(url, otherCase)}: names are case-sensitive` };
  }

  // The same name, beside the Markdown file instead of in the public folder or the other way round.
  const alternatives = url.startsWith('/')
    ? [`.${url}`]
    : [`/${url.replace(/^\.\//, '')}`, url.replace(/^(\.\/)?public\//, '/')];
  for (const alternative of alternatives) {
    const name = filePathOf(folders, file, alternative);
    if (name && name !== wanted && (await findExactName(folders.root, name))) {
      return { message, hint: `write ${bareUrl(alternative)}, which is the file ${name}` };
    }
  }
  const near = didYouMean(base, names, Math.max(2, base.length / 3));
  return near
    ? { message, hint: `write ${siblingUrl(url, near)}, if that is the file you mean` }
    : { message, hint: 'put the file there, or correct the URL' };
}

/** A URL with another file name at its end. */
function siblingUrl(url: string, name: string): string {
  const folder = url.replace(/[?#].*/s, '').replace(/[^/]*$/, '');
  return bareUrl(folder + fileUrl(name));
}
