import { basename } from 'node:path/posix';

/** Whether a file is a text. */
export function isMarkdown(file: string): boolean {
  return /\.(md|markdown)$/i.test(file);
}

/**
 * The slug of a post, show or page: its file name without the date and the ending. Letters of any
 * script, capitals and emoji stay; what would break an address becomes a hyphen.
 * @param file a path such as `posts/2023-06-14-a-title.md`
 */
export function slugOfFile(file: string): string {
  const name = basename(file);
  const { rest } = splitFileName(name);
  return hyphenate(rest);
}

/** The slug for a file that is to be named by its title: lower case, and without apostrophes. */
export function slugOfTitle(title: string): string {
  // A dot at the end of a sentence is no part of a word, as that of `v1.0` is.
  const words = title.toLowerCase().replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '');
  return hyphenate(words.replaceAll(/[._~]+(?=\s|$)/gu, ''));
}

/**
 * How many bytes a file's name may have, without its ending. File systems stop at 255, and generated
 * files have some more than these.
 */
export const MAX_NAME_BYTES = 200;

/** Splits `2023-06-14-a-title.md` into its day as written, if it has one, and `a-title`. */
export function splitFileName(name: string): { day?: string; rest: string } {
  const bare = name.replace(/\.[^.]+$/, '');
  const match = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/u.exec(bare);
  return match ? { day: match[1], rest: match[2] } : { rest: bare };
}

/** The slug of a tag or topic. `C++` and `C#` must not fall together with `C`. */
export function slugOfTag(tag: string): string {
  return hyphenate(tag.toLowerCase().replaceAll('+', 'plus').replaceAll('#', 'sharp'));
}

// Letters, digits and emoji of any kind, with the marks that join and tint them.
const ADDRESSABLE =
  /(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{RI}._~-]|\u200d|\ufe0f)+/gu;

function hyphenate(text: string): string {
  // macOS hands out decomposed names; the same name must have one address everywhere.
  const parts = text.normalize('NFC').match(ADDRESSABLE) ?? [];
  return parts
    .join('-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
