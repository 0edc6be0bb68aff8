import { parseDay } from './dates';

/** Whether a file is Markdown, by its extension. */
export function isMarkdown(file: string): boolean {
  return /\.(md|markdown)$/i.test(file);
}

/**
 * The slug of a post, show or page: the name of its file without date and extension. Letters of any script,
 * capitals and emoji stay; other characters become hyphens.
 * @param file a path such as `posts/2023-06-14-a-title.md`
 */
export function slugOfFile(file: string): string {
  return hyphenate(splitFileName(nameOfFile(file)).rest);
}

/** The slug for a `slug` that an author writes. Of a path such as `/blog/a-title/`, the last part counts. */
export function slugOfPath(path: string): string {
  return hyphenate(path.replace(/\/+$/, '').replace(/^.*\//, ''));
}

/**
 * The name of a file without its extension. The name of `a-title/index.md` is that of its folder, which also
 * holds the files that it shows (a leaf bundle of Hugo).
 * @param file a path below the content folder or the project
 */
export function nameOfFile(file: string): string {
  const [name, folder] = file.split('/').reverse();
  const bare = name.replace(/\.[^.]+$/, '');
  // Of a translation, `index.de.md`, the language stays.
  return folder === undefined ? bare : bare.replace(INDEX, folder);
}

const INDEX = /^index(?=\.[a-z]{2}(?:-[a-z]{2})?$|$)/i;

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

const DATED_NAME = /^(\d{4})([-_.])(\d{1,2})\2(\d{1,2})(?:[-_\s–—]+(.+))?$/u;
// A number of eight digits, or of twelve with the time, is a date only where it is one of these centuries.
const COMPACT_NAME = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?[-_\s–—]+(\D.*)$/u;

/**
 * Splits a name such as `2023-06-14-a-title` or `2023-06-14 A title` into the day, as ISO 8601 has it, and
 * the rest. A name that is only a date is both.
 */
export function splitFileName(name: string): { day?: string; rest: string } {
  const [, year, , month, date, rest = name] = DATED_NAME.exec(name) ?? [];
  if (year) return { day: [year, month, date].join('-'), rest };
  const compact = COMPACT_NAME.exec(name);
  const day = compact?.slice(1, 4).join('-') ?? '';
  return compact && parseDay(day) ? { day, rest: compact[4] } : { rest: name };
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
