/** A word of a text, and the terms by which it is found. */
export type Word = {
  /** Where it is in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** The whole of a word that has parts, such as `np.dot`, `readCsv` and `c++`. */
  whole?: string;
  /** The word itself, or its parts: `np` and `dot`; of a script without spaces, each two characters. */
  parts: string[];
  /** The last character of a script without spaces, by which a search for it alone finds it. */
  last?: string;
};

/** Letters, digits and underscores, joined as in code and names; or an emoji. */
const WORD =
  /[\p{L}\p{N}\p{M}_]+(?:[.:'’-][\p{L}\p{N}\p{M}_]+)*(?:\+\+|#(?![\p{L}\p{N}]))?|\p{Extended_Pictographic}/gu;
/** Where an identifier is divided: `read_csv`, `readCsv`. */
const BOUNDARY = /[^\p{L}\p{N}\p{M}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;
/** Scripts that are written without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
/** Accents of Latin, Greek and Cyrillic letters, points of Hebrew, and vowel signs of Arabic. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
/** Most words: nothing of them has to be looked up. */
const PLAIN = /^[A-Z]?[a-z0-9]{1,39}$/;
/** A longer term is an encoded file or a number of hundreds of digits. */
const MAX_TERM = 40;

/**
 * Divides a text into words. A browser divides what a reader searches for by the same rules as the build
 * divides the texts: so they must not depend on data that is not the same everywhere, as `Intl.Segmenter` does.
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: found, index }) => wordsIn(found, index));
}

/** All terms of a text, in its order. */
export function termsOf(text: string): string[] {
  return wordsOf(text).flatMap(allTermsOf);
}

/** All terms by which a word is found. */
export function allTermsOf({ whole, parts, last }: Word): string[] {
  return [...(whole ? [whole] : []), ...parts, ...(last ? [last] : [])];
}

/** Whether a term is of a script without spaces, where one character may be a word. */
export function isUnspaced(term: string): boolean {
  return term.search(UNSPACED) === 0;
}

function wordsIn(found: string, index: number): Word[] {
  if (PLAIN.test(found)) {
    return [{ start: index, end: index + found.length, parts: [found.toLowerCase()] }];
  }
  const unspaced = [...found.matchAll(UNSPACED)];
  if (unspaced.length === 0) return wordOf(found, index);
  const words: Word[] = [];
  let end = 0;
  for (const run of unspaced) {
    words.push(...wordOf(found.slice(end, run.index), index + end));
    words.push(...pairsOf(run[0], index + run.index));
    end = run.index + run[0].length;
  }
  return [...words, ...wordOf(found.slice(end), index + end)];
}

function wordOf(found: string, start: number): Word[] {
  const whole = normalized(found);
  const pieces = found.split(BOUNDARY).map(normalized).filter(Boolean);
  const parts = pieces.length > 0 ? pieces : [whole];
  if (whole === '') return [];
  const end = start + found.length;
  // A hyphen or an apostrophe makes no other word of its parts: “machine-learning” is “machine learning”.
  const isOne = parts.length === 1 ? parts[0] === whole : !/[._:+#]|\p{Ll}\p{Lu}/u.test(found);
  return [isOne ? { start, end, parts } : { start, end, whole, parts }];
}

/** Each two characters as a word: 東京都 is 東京 and 京都. */
function pairsOf(run: string, start: number): Word[] {
  const characters = [...run];
  if (characters.length === 1)
    return [{ start, end: start + run.length, parts: [normalized(run)] }];
  const words: Word[] = [];
  let at = start;
  for (const [index, character] of characters.slice(0, -1).entries()) {
    const next = characters[index + 1];
    const end = at + character.length + next.length;
    const word: Word = { start: at, end, parts: [normalized(character + next)] };
    if (index === characters.length - 2) word.last = normalized(next);
    words.push(word);
    at += character.length;
  }
  return words;
}

/** A term in lower case and without accents. */
export function normalized(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .slice(0, MAX_TERM);
}
