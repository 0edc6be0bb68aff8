import { distance } from 'fastest-levenshtein';
import {
  type Postings,
  type SearchEntry,
  type SearchManifest,
  type TermFile,
  termOfTag,
  type WordFile,
} from './index-format';
import { isUnspaced, normalized, type Word, wordsOf } from './terms';

/** Reduces a word of a language to its stem. */
export type Stemmer = (term: string) => string;

/** What a reader searches for. */
export type Query = {
  text: string;
  kind?: string;
  /** The slug of a tag. */
  tag?: string;
};

/** What was found. */
export type Found = {
  /** Numbers of documents, best first. */
  documents: number[];
  /** Whether no document has all the words: these have the most of them. */
  isNearest: boolean;
  /** What was searched for instead of a misspelt text. */
  corrected?: string;
  /** Phrases in quotes that a document must have: `hasPhrases` says whether it does. */
  phrases: string[][];
  /** Whether a term of a text is one of those that were searched for, to mark it. */
  isMatch: (term: string) => boolean;
};

/** What a word was found as: the weights of documents by their numbers, and the terms that match. */
type Match = { scores: Map<number, number>; terms: Set<string> };

/** More words would load more files. */
const MAX_QUERY_WORDS = 7;
/** What is longer is cut, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 300;
/** What a word loads: its own file, that of its stem, and one with what it begins. */
const MAX_TERM_FILES = 3;
const MIN_PREFIX = 2;
// What a term counts for beside the word itself.
const SAME_STEM = 0.8;
const CONTINUATION = 0.6;
/** The newest of documents that match as well comes first. */
const NEWER = 1e-9;

/** A search index whose files are loaded when a query needs them. */
export type SearchIndex = {
  manifest: SearchManifest;
  find(query: Query): Promise<Found>;
  entryOf(document: number): Promise<SearchEntry>;
};

/** What depends on the languages of the site. */
export type SearchLanguage = {
  stemmers: readonly Stemmer[];
  /** Words that find nothing beside others, such as those of a question. */
  stopWords: readonly string[];
};

/**
 * Opens a search index.
 * @param load reads a file of the index by its name, and throws where there is none
 */
export async function openIndex(
  load: (name: string) => Promise<unknown>,
  { stemmers, stopWords }: SearchLanguage,
): Promise<SearchIndex> {
  const manifest = (await load('index.json')) as SearchManifest;
  const files = new Map<string, Promise<unknown>>();
  const loadOnce = <Value>(name: string): Promise<Value> => {
    const known = files.get(name);
    if (known) return known as Promise<Value>;
    const loading = load(`data/${manifest.version}/${name}`);
    files.set(name, loading);
    // What could not be loaded once may be there the next time.
    loading.catch(() => files.delete(name));
    return loading as Promise<Value>;
  };
  const common = new Set([...manifest.common, ...stopWords.map(normalized)]);
  const total = manifest.kinds.reduce((sum, [, count]) => sum + count, 0);
  const stemsOf = (term: string) => stemmers.map((stem) => stem(term));

  /** The place of the file that a term is in, if it is in any. */
  function fileOf(term: string): number {
    const after = manifest.terms.findIndex((first) => first > term);
    return Math.max(0, (after < 0 ? manifest.terms.length : after) - 1);
  }

  /** All terms of some files that begin with a text. */
  async function termsFrom(start: string, places: number[]): Promise<TermFile> {
    const names = [...new Set(places)].slice(0, MAX_TERM_FILES).map((at) => `terms-${at}.json`);
    const read = await Promise.all(names.map((name) => loadOnce<TermFile>(name)));
    return read.flat().filter(([term]) => term.startsWith(start));
  }

  /** @param isBegun whether the reader may still be writing it */
  async function matchTerm(word: string, isBegun: boolean): Promise<Match> {
    const stems = stemsOf(word);
    // “studies” and “study” have the stem “studi”, and begin with less than that.
    const shared = Math.min(word.length, ...stems.map((stem) => sharedStart(stem, word) - 1));
    const from = word.slice(0, Math.max(shared, Math.min(word.length, MIN_PREFIX)));
    const own = fileOf(word);
    // More of what the word begins may be in the file after its own.
    const following = manifest.terms[own + 1]?.startsWith(word) ? [own + 1] : [];
    const found = await termsFrom(from, [own, ...stems.map(fileOf), ...following]);
    const match: Match = { scores: new Map(), terms: new Set() };
    const add = (term: string, postings: Postings, quality: number) => {
      match.terms.add(term);
      const numbers = numbersOf(postings);
      const rarity = Math.log(1 + total / numbers.length);
      for (const [number, weight] of numbers) {
        // Squared, one word of a title tells more than several that are somewhere in a text.
        const score = quality * weight ** 2 * rarity;
        if (score > (match.scores.get(number) ?? 0)) match.scores.set(number, score);
      }
    };
    for (const [term, postings] of found) {
      if (term === word) add(term, postings, 1);
      else if (stemsOf(term).some((stem, index) => stem === stems[index])) {
        add(term, postings, SAME_STEM);
      }
    }
    const canBegin = word.length >= MIN_PREFIX || isUnspaced(word);
    if ((isBegun || match.scores.size === 0) && canBegin) {
      for (const [term, postings] of found) {
        if (!match.terms.has(term) && term.startsWith(word)) {
          add(term, postings, (CONTINUATION * word.length) / term.length);
        }
      }
    }
    return match;
  }

  async function matchWord({ whole, parts }: Word, isBegun: boolean): Promise<Match> {
    const asWhole = whole && (await matchTerm(whole, isBegun));
    if (asWhole && asWhole.scores.size > 0) return asWhole;
    return allOf(
      await Promise.all(
        parts.map((part, index) => matchTerm(part, isBegun && index === parts.length - 1)),
      ),
    );
  }

  async function find({ text, kind, tag }: Query): Promise<Found> {
    const { words, phrases } = readQuery(text, common);
    const endsOpen = !/[\s"“”„«»]$/.test(text);
    const matches = await Promise.all(
      words.map((word, index) => matchWord(word, endsOpen && index === words.length - 1)),
    );
    const missing = words.filter((_, index) => matches[index].scores.size === 0);
    const { scores: inAll } = allOf(matches);
    const isNearest = inAll.size === 0;
    const corrected = missing.length > 0 ? await correct(text, missing) : undefined;
    // A word that nothing has is most likely misspelt; where no other is meant, the rest is searched for.
    if (isNearest && corrected !== undefined && corrected !== text) {
      const found = await find({ text: corrected, kind, tag });
      if (found.documents.length > 0) return { ...found, corrected };
    }
    const scores = isNearest ? nearestOf(matches) : inAll;
    const tagged = tag === undefined ? undefined : await documentsWith(tag);
    const documents: number[] = [];
    const ranked = [...scores].sort(([a, x], [b, y]) => y + b * NEWER - (x + a * NEWER));
    for (const [number] of ranked) {
      if (tagged && !tagged.has(number)) continue;
      const own = kindOf(number);
      if (kind === undefined || kind === own) documents.push(number);
    }
    const terms = new Set(matches.flatMap((match) => [...match.terms]));
    return { documents, isNearest, phrases, isMatch: (term) => terms.has(term) };
  }

  async function documentsWith(tag: string): Promise<Set<number>> {
    const term = termOfTag(tag);
    const [found] = (await termsFrom(term, [fileOf(term)])).filter(([it]) => it === term);
    return new Set(found ? numbersOf(found[1]).map(([number]) => number) : []);
  }

  /** Puts a word of a title or a name in place of each that nothing has. */
  async function correct(text: string, missing: Word[]): Promise<string | undefined> {
    const known = await loadOnce<WordFile>('words.json');
    let corrected = text;
    for (const { start, end } of missing.toReversed()) {
      const word = normalized(text.slice(start, end));
      const nearest = known
        .map((other) => ({ other, steps: areSwapped(word, other) ? 1 : distance(word, other) }))
        .filter(({ steps }) => steps <= (word.length < 6 ? 1 : 2) && word.length > 2)
        .sort((a, b) => a.steps - b.steps)[0];
      if (nearest) corrected = corrected.slice(0, start) + nearest.other + corrected.slice(end);
    }
    return corrected;
  }

  function kindOf(number: number): string {
    let first = 0;
    for (const [kind, count] of manifest.kinds) {
      first += count;
      if (number < first) return kind;
    }
    throw new Error(`no document ${number}`);
  }

  async function entryOf(document: number): Promise<SearchEntry> {
    let first = 0;
    for (const [index, count] of manifest.entries.entries()) {
      if (document < first + count) {
        const file = await loadOnce<SearchEntry[]>(`entries-${index}.json`);
        return file[document - first];
      }
      first += count;
    }
    throw new Error(`no document ${document}`);
  }

  return { manifest, find, entryOf };
}

/**
 * Whether a document has phrases, in its title, its summary or its text. A document that has all their words may have
 * them where its text is not quoted any more, so it counts.
 */
export function hasPhrases(entry: SearchEntry, phrases: string[][]): boolean {
  if (entry.isCut) return true;
  const texts = [
    entry.title,
    entry.summary,
    ...entry.sections.flatMap((it) => [it.heading, it.text]),
  ];
  const spoken = texts.map((text) => ` ${partsOf(wordsOf(text ?? '')).join(' ')} `);
  return phrases.every((phrase) => spoken.some((text) => text.includes(` ${phrase.join(' ')} `)));
}

/** The words of a query, as far as they find something, and its phrases. */
function readQuery(
  text: string,
  common: ReadonlySet<string>,
): { words: Word[]; phrases: string[][] } {
  const read = text.slice(0, MAX_QUERY_LENGTH);
  const phrases = [...read.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)]
    .map(([, phrase]) => partsOf(wordsOf(phrase)))
    .filter((phrase) => phrase.length > 1);
  const all = wordsOf(read);
  const telling = all.filter(({ parts }) => !parts.every((part) => common.has(part)));
  const words = telling.length > 0 ? telling : all;
  const longestFirst = words.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const kept = new Set(longestFirst.slice(0, MAX_QUERY_WORDS));
  return { words: words.filter((word) => kept.has(word)), phrases };
}

function lengthOf({ start, end }: Word): number {
  return end - start;
}

function partsOf(words: Word[]): string[] {
  return words.flatMap(({ parts }) => parts);
}

/** What documents have of all matches. */
function allOf(matches: Match[]): Match {
  const [first, ...others] = matches;
  if (!first) return { scores: new Map(), terms: new Set() };
  const scores = new Map<number, number>();
  for (const [number, score] of first.scores) {
    if (others.every((other) => other.scores.has(number))) {
      scores.set(
        number,
        others.reduce((sum, it) => sum + (it.scores.get(number) ?? 0), score),
      );
    }
  }
  return { scores, terms: new Set(matches.flatMap(({ terms }) => [...terms])) };
}

/** The documents that have most of what tells documents apart. */
function nearestOf(matches: Match[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const match of matches) {
    for (const [number, score] of match.scores) {
      scores.set(number, (scores.get(number) ?? 0) + score);
    }
  }
  const best = Math.max(0, ...scores.values());
  return new Map([...scores].filter(([, score]) => score >= best / 3));
}

function numbersOf(postings: Postings): [number: number, weight: number][] {
  return postings.flatMap(([weight, ...differences]) => {
    let number = 0;
    return differences.map((difference): [number, number] => {
      number += difference;
      return [number, weight];
    });
  });
}

/** Whether two words differ in two neighbouring letters that are swapped, which is one mistake: “guage”. */
function areSwapped(a: string, b: string): boolean {
  const at = sharedStart(a, b);
  return (
    a.length === b.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
