import { hashOf } from '../store/hash';
import type {
  Postings,
  SearchEntry,
  SearchManifest,
  SearchSection,
  TermFile,
} from './index-format';
import { termOfTag } from './index-format';
import { allTermsOf, termsOf, wordsOf } from './terms';

/** A document that can be found. */
export type SearchDocument = Omit<SearchEntry, 'sections'> & {
  /** Names by which it is found as by its title, such as those of tags and hosts. */
  names: string[];
  /** The slugs of its tags. */
  tags: string[];
  sections: SearchSection[];
};

/** A document as it is in the index. Another document does not change it, so that it can be kept. */
export type IndexedDocument = {
  entry: SearchEntry;
  /** Pairs of a term and its weight, from 1 to 9. */
  weights: [string, number][];
  /** The words of its title and its names, by which misspelt ones are corrected. */
  nameWords: string[];
};

/** A file of the index. */
export type IndexFile = { name: string; content: string };

// What a word counts for by where it is.
const TITLE = 4;
const NAME = 2.5;
const HEADING = 2;
const SUMMARY = 1;
const TEXT = 3;
/** Of a title that is this word alone. */
const WHOLE_TITLE = 1.5;
const MOST = TITLE + WHOLE_TITLE + NAME + HEADING + SUMMARY + TEXT;
const WEIGHTS = 9;
// As in BM25: how soon more of a word counts little, and how much a long text lowers it.
const SATURATION = 1.5;
const LENGTH = 0.7;
const USUAL_WORDS = 500;

/** The most characters of a text that results can quote: 1,600 words. All of it can be found. */
const MAX_QUOTED = 10_000;
/** About 6 kB compressed. */
const TERM_FILE = 18_000;
/** About 4 kB compressed: a result costs one such file. Hosts have limits on how many files a site has. */
const ENTRY_FILE = 12_000;
/** A term in more than a third of so many documents is common. */
const COMMON_SHARE = 1 / 3;
const COMMON_FROM = 100;
const MAX_WORDS = 8000;

/** Finds the terms of a document, and how much each counts. */
export function indexDocument({
  names,
  tags,
  sections,
  ...entry
}: SearchDocument): IndexedDocument {
  const titleTerms = termsOf(entry.title);
  const scores = new Map<string, number>();
  const add = (terms: Iterable<string>, score: number) => {
    for (const term of new Set(terms)) scores.set(term, (scores.get(term) ?? 0) + score);
  };
  add(titleTerms, TITLE + WHOLE_TITLE / Math.max(1, titleTerms.length));
  const nameTerms = [...names, entry.of ?? ''].flatMap(termsOf);
  add(nameTerms, NAME);
  add(
    sections.flatMap(({ heading }) => termsOf(heading ?? '')),
    HEADING,
  );
  add(termsOf(entry.summary), SUMMARY);
  const counts = new Map<string, number>();
  let length = 0;
  for (const { text } of sections) {
    for (const word of wordsOf(text)) {
      length += 1;
      for (const term of allTermsOf(word)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const lengthFactor = 1 - LENGTH + (LENGTH * length) / USUAL_WORDS;
  for (const [term, count] of counts) {
    const score = (TEXT * count) / (count + SATURATION * lengthFactor);
    scores.set(term, (scores.get(term) ?? 0) + score);
  }
  for (const tag of tags) scores.set(termOfTag(tag), MOST);
  const weights = [...scores].map(([term, score]): [string, number] => [
    term,
    Math.max(1, Math.min(WEIGHTS, Math.round((score / MOST) * WEIGHTS))),
  ]);
  const quoted = cutSections(sections);
  const isCut = lengthOf(quoted) < lengthOf(sections);
  return {
    entry: { ...entry, ...(isCut && { isCut }), sections: quoted },
    weights,
    nameWords: [...titleTerms, ...nameTerms],
  };
}

function lengthOf(sections: SearchSection[]): number {
  return sections.reduce((sum, { text }) => sum + text.length, 0);
}

function cutSections(sections: SearchSection[]): SearchSection[] {
  let left = MAX_QUOTED;
  return sections.flatMap((section) => {
    if (left <= 0) return [];
    const text = section.text.slice(0, left);
    left -= text.length;
    return [{ ...section, text }];
  });
}

/**
 * Makes the files of an index. Tried instead: Pagefind 1.6. With 10,000 posts of 600 words a reader fetches
 * 180 kB before the first result, and a common word costs 370 kB more; each edit costs the build a minute,
 * since all is indexed anew; and a page with it has to allow WebAssembly.
 * @param documents those of a kind one after the other, the newest last
 */
export function buildIndex(documents: IndexedDocument[]): IndexFile[] {
  const kinds = new Map<string, number>();
  for (const { entry } of documents) kinds.set(entry.kind, (kinds.get(entry.kind) ?? 0) + 1);
  const terms = invert(documents);
  const isCommon = ([, numbers]: InvertedTerm) =>
    documents.length >= COMMON_FROM && numbers.length > documents.length * COMMON_SHARE;
  const termFiles = divided(
    terms.map(([term, ...lists]): TermFile[number] => [term, postingsOf(lists)]),
    TERM_FILE,
  );
  const entryFiles = divided(
    documents.map(({ entry }) => entry),
    ENTRY_FILE,
  );
  const words = new Set(documents.flatMap(({ nameWords }) => nameWords));
  const contents = new Map([
    ...termFiles.map((file, index): [string, string] => [`terms-${index}.json`, jsonOf(file)]),
    ...entryFiles.map((file, index): [string, string] => [`entries-${index}.json`, jsonOf(file)]),
    // Titles of the newest documents come last.
    ['words.json', jsonOf([...words].slice(-MAX_WORDS).map((word) => JSON.stringify(word)))],
  ]);
  const common = terms.filter(isCommon).map(([term]) => term);
  const manifest: Omit<SearchManifest, 'version'> = {
    kinds: [...kinds],
    terms: termFiles.map(([first]) => (JSON.parse(first) as TermFile[number])[0]),
    entries: entryFiles.map((file) => file.length),
    common: common.filter((term) => !term.startsWith('#')),
  };
  const version = hashOf(
    JSON.stringify([manifest, ...[...contents].map(([name, it]) => [name, hashOf(it)])]),
  ).slice(0, 12);
  return [
    { name: 'index.json', content: JSON.stringify({ version, ...manifest }) },
    ...[...contents].map(([name, content]) => ({ name: `data/${version}/${name}`, content })),
  ];
}

/** A term, and two lists of the same length: numbers of documents and weights. */
type InvertedTerm = [term: string, numbers: number[], weights: number[]];

function invert(documents: IndexedDocument[]): InvertedTerm[] {
  const terms = new Map<string, [number[], number[]]>();
  for (const [number, { weights }] of documents.entries()) {
    for (const [term, weight] of weights) {
      const lists = terms.get(term);
      if (lists) {
        lists[0].push(number);
        lists[1].push(weight);
      } else terms.set(term, [[number], [weight]]);
    }
  }
  return [...terms]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, lists]): InvertedTerm => [term, ...lists]);
}

function postingsOf([numbers, weights]: [number[], number[]]): Postings {
  const byWeight = new Map<number, number[]>();
  for (const [index, number] of numbers.entries()) {
    const list = byWeight.get(weights[index]);
    if (list) list.push(number);
    else byWeight.set(weights[index], [number]);
  }
  return [...byWeight]
    .sort(([a], [b]) => b - a)
    .map(([weight, list]): Postings[number] => [
      weight,
      ...list.map((number, index) => number - (index === 0 ? 0 : list[index - 1])),
    ]);
}

/** Divides values into files of about a length, each value as JSON. */
function divided(values: readonly unknown[], max: number): string[][] {
  const files: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const value of values) {
    const json = JSON.stringify(value);
    if (length + json.length > max) {
      files.push([]);
      length = 0;
    }
    files.at(-1)?.push(json);
    length += json.length;
  }
  return files;
}

function jsonOf(values: string[]): string {
  return `[${values.join(',')}]`;
}
