import { createRequire } from 'node:module';
import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { SKIP, visit } from '../visit';

/** How many terms of a text are kept. */
const MAX_TERMS = 40;
/** How often a word of the title counts. */
const TITLE_WEIGHT = 3;

// With what is within names, such as `scikit-learn`, `np.dot` and `C++`.
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-_.][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*[+#]*/gu;
// Scripts without spaces, or whose words grow by endings: pairs of characters say enough, and unlike the words of
// Intl.Segmenter they are the same on each version of Node.
const PAIRED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;
// Scripts without spaces whose words have many letters.
const SEGMENTED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

// Node 20.12 and the tools here disagree on how JSON is imported.
const require = createRequire(import.meta.url);
const stopwordsOf: Record<string, readonly string[]> = require('stopwords-iso');

/**
 * Collects the terms of the text, which say what it is about: its most frequent words in lower case, without
 * stop words such as `the`, and without blocks of code. stopword was not taken: it names languages in its own way.
 * @param language the language of the text (BCP 47)
 */
export function terms(language: string) {
  const stopwords = new Set(stopwordsOf[language.split('-')[0].toLowerCase()]);
  return (tree: Root, file: VFile) => {
    const counts = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const word of wordsIn(text)) {
        const term = word.toLowerCase();
        // English stop words include `ai` and `ml`, as the domains of countries.
        if (stopwords.has(term) && !isAcronym(word)) continue;
        counts.set(term, (counts.get(term) ?? 0) + weight);
      }
    };
    add(file.data.title ?? '', TITLE_WEIGHT);
    visit(tree, (node) => {
      if (node.type === 'element' && isNoText(node)) return SKIP;
      if (node.type === 'text') add(node.value, 1);
      return undefined;
    });
    file.data.terms = [...counts]
      // Not by a collation, which may differ between machines.
      .sort(([a, count], [b, other]) => other - count || (a < b ? -1 : 1))
      .slice(0, MAX_TERMS)
      .map(([term]) => term);
  };
}

/** The words of a text, without most of one or two letters. */
function wordsIn(text: string): string[] {
  const found: string[] = [];
  const take = (split: (run: string) => string[]) => (run: string) => {
    found.push(...split(run));
    return ' ';
  };
  const spaced = text
    .normalize('NFKC')
    .replaceAll(PAIRED, take(pairs))
    .replaceAll(SEGMENTED, take(segments));
  for (const [word] of spaced.matchAll(WORD)) {
    if (word.length > 2 || isAcronym(word)) found.push(word);
  }
  return found;
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function pairs(run: string): string[] {
  const characters = [...run];
  const found = characters.slice(1).map((character, index) => characters[index] + character);
  // Japanese writes its particles and endings in Hiragana.
  return found.filter((pair) => !/^\p{Script=Hiragana}+$/u.test(pair));
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
const MAX_SEGMENTED = 500;

/** The words of a run of letters, in pieces, since Intl.Segmenter takes quadratic time. */
function segments(run: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < run.length; start += MAX_SEGMENTED) {
    for (const { segment } of segmenter.segment(run.slice(start, start + MAX_SEGMENTED))) {
      if (segment.length > 2) found.push(segment);
    }
  }
  return found;
}

/** Whether an element is no prose: a script, a style sheet, a formula or a block of code. */
function isNoText({ tagName, properties }: Element): boolean {
  // Formulas are drawn later.
  return /^(script|style|pre|svg)$/.test(tagName) || 'dataTex' in properties;
}
