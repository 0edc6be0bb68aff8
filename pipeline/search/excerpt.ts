import type { SearchEntry, SearchSection } from './index-format';
import { allTermsOf, type Word, wordsOf } from './terms';

/** A piece of a text that is marked as a match or not. */
export type Piece = { text: string; isMatch: boolean };

/** What a result quotes of a text: the section that has the most of what was searched for. */
export type Excerpt = { section: SearchSection; pieces: Piece[] };

/** Words of an excerpt, and those before its first match. */
const LENGTH = 30;
const BEFORE = 6;

/** Divides a text into what is a match and what is not. */
export function markMatches(text: string, isMatch: (term: string) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const word of wordsOf(text)) {
    // Pairs of characters overlap.
    if (!matches(word, isMatch) || word.end <= end) continue;
    const start = Math.max(word.start, end);
    const last = pieces.at(-1);
    if (last?.isMatch && start === end) last.text += text.slice(start, word.end);
    else {
      if (start > end) pieces.push({ text: text.slice(end, start), isMatch: false });
      pieces.push({ text: text.slice(start, word.end), isMatch: true });
    }
    end = word.end;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMatch: false });
  return pieces;
}

/** Finds what to quote of a document. Its summary where its text has no match. */
export function excerptOf(entry: SearchEntry, isMatch: (term: string) => boolean): Excerpt {
  const rated = entry.sections.map((section) => {
    const words = wordsOf(section.text);
    const places = words.flatMap((word, index) => (matches(word, isMatch) ? index : []));
    const inHeading = wordsOf(section.heading ?? '').filter((word) => matches(word, isMatch));
    return {
      section,
      words,
      places,
      rank: distinct([...places.map((at) => words[at]), ...inHeading]),
    };
  });
  const best = rated.reduce<(typeof rated)[number] | undefined>(
    (most, it) => (it.rank > (most?.rank ?? 0) ? it : most),
    undefined,
  );
  if (!best || best.places.length === 0) {
    const text = entry.summary;
    return { section: { ...best?.section, text }, pieces: markMatches(text, isMatch) };
  }
  const { section, words, places } = best;
  const first = Math.max(0, densest(words, places) - BEFORE);
  const last = Math.min(words.length, first + LENGTH) - 1;
  const start = first === 0 ? 0 : words[first].start;
  const end = last === words.length - 1 ? section.text.length : words[last].end;
  const quoted = `${first > 0 ? '… ' : ''}${section.text.slice(start, end)}${end < section.text.length ? ' …' : ''}`;
  return { section, pieces: markMatches(quoted, isMatch) };
}

/** The place of the match that most different ones follow within an excerpt. */
function densest(words: Word[], places: number[]): number {
  let best = places[0];
  let most = 0;
  for (const [index, place] of places.entries()) {
    const near = places.slice(index).filter((other) => other - place < LENGTH - BEFORE);
    const count = new Set(near.map((at) => keyOf(words[at]))).size;
    if (count > most) [best, most] = [place, count];
  }
  return best;
}

function matches(word: Word, isMatch: (term: string) => boolean): boolean {
  return allTermsOf(word).some(isMatch);
}

function distinct(words: Word[]): number {
  return new Set(words.map(keyOf)).size;
}

function keyOf({ whole, parts }: Word): string {
  return whole ?? parts.join(' ');
}
