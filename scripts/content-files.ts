import { readdir } from 'node:fs/promises';
import { site } from '../content/site';
import { isMarkdown, MAX_NAME_BYTES, slugOfTitle } from '../pipeline/slugs';

/** The Markdown files in a folder and its subfolders, relative to it. None if there is no such folder. */
export async function markdownFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.map((name) => name.split('\\').join('/')).filter(isMarkdown);
}

/**
 * A file name for a title. A name that is too long for a file system is cut between words.
 * @param prefix such as `2026-11-24-`
 * @param suffix such as `-2`, for a title whose file is taken
 */
export function fileNameOf(prefix: string, title: string, suffix = ''): string {
  const slug = slugOfTitle(title);
  const fits = (text: string) => Buffer.byteLength(prefix + text + suffix) <= MAX_NAME_BYTES;
  const letters = [...new Intl.Segmenter(site.language).segment(slug)].map(
    ({ segment }) => segment,
  );
  while (!fits(letters.join(''))) letters.pop();
  const cut = letters.join('');
  const isInWord = cut !== slug && slug[cut.length] !== '-' && cut.includes('-');
  const whole = isInWord ? cut.slice(0, cut.lastIndexOf('-')) : cut;
  const name = whole.replace(/[-.]+$/, '');
  const isReserved = prefix === '' && RESERVED.test(name);
  return `${prefix}${name}${isReserved ? '-show' : ''}${suffix}.md`;
}

// Windows has devices of these names, and `index` is the page of its folder.
const RESERVED = /^(index|con|prn|aux|nul|com\d|lpt\d)$/i;
