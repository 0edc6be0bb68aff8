import { nearMiss } from '../source/problems';

/** How a block of code is shown, as its author says behind the language. */
export type CodeMeta = {
  title?: string;
  /** Marked lines, counted from 1. */
  marked: Set<number>;
  hasNumbers: boolean;
  /** The words that say nothing, and what is wrong with them. */
  faults: { word: string; message: string; remedy: string }[];
};

const KNOWN = ['title', 'showLineNumbers'];
const USAGE = 'write title="a name", {2,4-6} or showLineNumbers';
const PART = /title=("[^"]*"|'[^']*')|\{[^}]*\}|[^\s{]+/g;

/**
 * Reads what stands behind a fence's language: `title="train.py" {2,4-6} showLineNumbers`.
 * @param lines how many lines the block has
 */
export function readCodeMeta(meta: string, lines: number): CodeMeta {
  const read: CodeMeta = { marked: new Set(), hasNumbers: false, faults: [] };
  for (const [word, title] of meta.matchAll(PART)) {
    if (title) read.title = title.slice(1, -1);
    else if (word === 'showLineNumbers') read.hasNumbers = true;
    else if (/^\{[\d\s,-]+\}$/.test(word)) {
      const numbers = numbersIn(word.slice(1, -1));
      for (const number of numbers) read.marked.add(number);
      const beyond = numbers.find((number) => number < 1 || number > lines);
      if (beyond !== undefined) {
        const message = `line ${beyond} is to be marked, and there are ${lines}`;
        read.faults.push({ word, message, remedy: 'count from 1, within the block' });
      }
    } else {
      const name = word.replace(/[=:].*/, '');
      const meant = nearMiss(name, KNOWN);
      const message = `“${word}” says nothing behind the language of a block`;
      read.faults.push({ word, message, remedy: meant ? `write ${meant}` : USAGE });
    }
  }
  return read;
}

/** The numbers that `2,4-6` names. */
function numbersIn(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    // A slip such as 1-10000000 must not fill the memory.
    const count = Math.min(Math.max(last - first + 1, 0), 10_000);
    return Array.from({ length: count }, (_, place) => first + place);
  });
}
