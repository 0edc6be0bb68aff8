import path from 'node:path';
import type { VFile } from 'vfile';
import type { Folders } from '../render-options';

/**
 * The file that a URL in a Markdown file names: `./loss.png` is beside the Markdown file, `/loss.png`
 * in the public folder. Does not look whether there is one.
 * @param url as written, with or without a query or a fragment
 * @returns its path in the project, or undefined for a URL of another host, one that is not valid, and
 *   one outside of the content folder or the public folder
 */
export function filePathOf(
  { contentDir, publicDir }: Folders,
  file: VFile,
  url: string,
): string | undefined {
  // Browsers leave out line ends in a URL.
  const written = url.replace(/[?#].*/s, '').replaceAll(/[\t\n\r]/g, '');
  if (written === '' || /^([a-z][a-z\d+.-]*:|[\\/]{2})/i.test(written)) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(written);
  } catch {
    return undefined;
  }
  const isRootRelative = name.startsWith('/');
  const found = path.posix.join(isRootRelative ? publicDir : (file.dirname ?? contentDir), name);
  const top = isRootRelative ? publicDir : contentDir;
  return found.startsWith(`${top}/`) && !name.includes('\0') ? found : undefined;
}
