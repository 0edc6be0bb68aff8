import { basename } from 'node:path/posix';

/** Whether a file is Markdown, by its extension. */
export function isMarkdown(file: string): boolean {
  return /\.(md|markdown)$/i.test(file);
}

/**
 * The slug of a post, show or page: its file name without date and extension. Letters of any script,
 * capitals and emoji stay; other characters become hyphens.
 * @param file a path such as `posts/2023-06-14-a-title.md`
 */
export function slugOfFile(file: string): string {
  const name = basename(file);
  const { rest } = splitFileName(name);
  return hyphenate(rest);
}

/** The slug for the file of a title: lower case, and without apostrophes. */
export function slugOfTitle(title: string): string {
  // A dot at the end of a sentence is not part of a word, as that of `v1.0` is.
  const words = title.toLowerCase().replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '');
  return hyphenate(words.replaceAll(/[._~]+(?=\s|$)/gu, ''));
}

/**
 * The maximum length in bytes of a file name without its extension. File systems allow 255, and
 * the names of generated files are somewhat longer.
 */
export const MAX_NAME_BYTES = 200;

/** Splits `2023-06-14-a-title.md` into the day, as written and if there is one, and `a-title`. */
export function splitFileName(name: string): { day?: string; rest: string } {
  const bare = name.replace(/\.[^.]+$/, '');
  const match = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/u.exec(bare);
  return match ? { day: match[1], rest: match[2] } : { rest: bare };
}

/** The slug of a tag or topic. `C++`, `C#` and `C` have different ones. */
export function slugOfTag(tag: string): string {
  return hyphenate(tag.toLowerCase().replaceAll('+', 'plus').replaceAll('#', 'sharp'));
}

// Letters, digits and emoji, with their combining marks, joiners and modifiers.
const SLUG_CHARACTERS =
  /(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{RI}._~-]|\u200d|\ufe0f)+/gu;

function hyphenate(text: string): string {
  // macOS decomposes file names; the same name must have one URL everywhere.
  const parts = text.normalize('NFC').match(SLUG_CHARACTERS) ?? [];
  return parts
    .join('-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
