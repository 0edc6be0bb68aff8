/*
 * The files of a search index, as the build writes them and a browser reads them. They are JSON, which every
 * host compresses. Documents have numbers, those of a kind one after the other, the newest last.
 */

/** `index.json`: where everything is. All other files are in a folder of the version, and never change. */
export type SearchManifest = {
  /** A hash of the index. */
  version: string;
  /** How many documents each kind has, in the order of their numbers. */
  kinds: [kind: string, count: number][];
  /** The first term of each file of terms, `terms-0.json` and so on, in the order of UTF-16 units. */
  terms: string[];
  /** How many documents each file of entries has, `entries-0.json` and so on. */
  entries: number[];
  /** Terms that are in so many documents that they find nothing. */
  common: string[];
};

/** A file of terms, sorted. */
export type TermFile = [term: string, postings: Postings][];

/**
 * The documents that have a term: for each weight from 1 to 9 their numbers, each as the difference from the
 * one before it.
 */
export type Postings = [weight: number, ...differences: number[]][];

/** What a list of results shows of a document. */
export type SearchEntry = {
  kind: string;
  title: string;
  /** The URL path of its page. */
  url: string;
  summary: string;
  /** The name of what it belongs to, such as the show of an episode. */
  of?: string;
  /** Such as `2026-01-31`. */
  date?: string;
  lang?: string;
  /** Whether the text goes on where its sections end. */
  isCut?: true;
  /** The start of its text, by sections. */
  sections: SearchSection[];
};

/** A part of a text under a heading. The first has none. */
export type SearchSection = { id?: string; heading?: string; text: string };

/** `words.json`: the words of titles and names, by which a misspelt one is corrected. */
export type WordFile = string[];

/** The term that all documents with a tag have. No word begins so. @param slug of the tag */
export function termOfTag(slug: string): string {
  return `#${slug}`;
}
