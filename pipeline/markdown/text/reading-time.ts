/** What there is to read in a text. */
export type ReadingEffort = {
  /** Words, and characters of Chinese and Japanese, outside of tables, code and formulas. */
  prose: { words: number; characters: number };
  /** The same of each table. */
  tables: { words: number; characters: number }[];
  /** The lines of each code block that are not empty. */
  code: number[];
  /** The signs of each formula. */
  formulas: number[];
  /** Images, charts and diagrams. */
  images: number;
};

export const nothingToRead: ReadingEffort = {
  prose: { words: 0, characters: 0 },
  tables: [],
  code: [],
  formulas: [],
  images: 0,
};

/** Adults read so much of English silently: Brysbaert 2019, doi 10.1016/j.jml.2019.104047. */
const WORDS_PER_MINUTE = 238;
/** Chinese and Japanese, as Medium counts them. */
const CHARACTERS_PER_MINUTE = 500;
/** As Medium counts them: 12 seconds for the first, 11 for the second, and 3 from the tenth on. */
const FIRST_IMAGE = 12;
const LATER_IMAGE = 3;

// No study gives a rate for code and formulas in a post. A line of code holds about seven words and signs,
// which take as long as in prose; a sign of a formula stands for a word or a part of one.
const SECONDS_PER_LINE = 2;
const SECONDS_PER_SIGN = 0.3;

// What is longer is looked up, not read: a log, a data set, a derivation.
const MAX_LINES = 40;
const MAX_SIGNS = 60;
const MAX_WORDS_OF_TABLE = 150;

/** Estimates how long a text takes to read, in whole minutes: at least one. */
export function readingMinutes({ prose, tables, code, formulas, images }: ReadingEffort): number {
  const ofTables = tables.map((table) =>
    Math.min(proseSeconds(table), proseSeconds({ words: MAX_WORDS_OF_TABLE, characters: 0 })),
  );
  const ofCode = code.map((lines) => Math.min(lines, MAX_LINES) * SECONDS_PER_LINE);
  const ofFormulas = formulas.map((signs) => Math.min(signs, MAX_SIGNS) * SECONDS_PER_SIGN);
  const ofImages = Array.from({ length: images }, (_, index) =>
    Math.max(FIRST_IMAGE - index, LATER_IMAGE),
  );
  const seconds = [proseSeconds(prose), ...ofTables, ...ofCode, ...ofFormulas, ...ofImages];
  const sum = seconds.reduce((sum, some) => sum + some, 0);
  return Math.max(1, Math.round(sum / 60));
}

function proseSeconds({ words, characters }: ReadingEffort['prose']): number {
  return (words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE) * 60;
}
