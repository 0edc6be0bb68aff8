import { nearMiss } from '../../diagnostics/diagnostic';

/** How a block of code is shown, as its author says behind the language. */
export type CodeMeta = {
  title?: string;
  /** Marked lines, counted from 1. */
  marked: Set<number>;
  hasNumbers: boolean;
  /** What is wrong, and where it stands in what was read, counted from 0. */
  faults: { at: number; message: string; remedy: string }[];
};

const KNOWN = ['title', 'showLineNumbers'];
const USAGE = 'write title="a name", {2,4-6} or showLineNumbers';
// A quote or brace that nobody closes takes the rest along, so that it is told of once.
const PART = /[\w-]+=("[^"]*"|'[^']*')|[\w-]+=["'].*|\{[^}]*\}|\{.*|[^\s{]+/g;
const RANGE = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/;

/**
 * Reads what stands behind a fence's language: `title="train.py" {2,4-6} showLineNumbers`.
 * @param lines how many lines the block has
 */
export function readCodeMeta(meta: string, lines: number): CodeMeta {
  const read: CodeMeta = { marked: new Set(), hasNumbers: false, faults: [] };
  for (const { 0: word, 1: quoted, index: at } of meta.matchAll(PART)) {
    const name = word.replace(/[=:].*/, '');
    if (quoted && name === 'title') read.title = quoted.slice(1, -1);
    else if (word === 'showLineNumbers') read.hasNumbers = true;
    else if (word.startsWith('{')) {
      const numbers = numbersIn(word);
      for (const number of numbers ?? []) read.marked.add(number);
      const beyond = numbers?.find((number) => number < 1 || number > lines);
      if (!numbers) {
        const message = `“${word}” names no lines to mark`;
        read.faults.push({ at, message, remedy: 'write lines as {2,4-6}' });
      } else if (beyond !== undefined) {
        const message = `line ${beyond} is to be marked, and there are ${lines}`;
        read.faults.push({ at, message, remedy: 'count from 1, within the block' });
      }
    } else if (!quoted && /=["']/.test(word)) {
      const message = `“${word}” begins with a quote that nothing closes`;
      read.faults.push({ at, message, remedy: 'close it' });
    } else {
      const meant = nearMiss(name, KNOWN);
      const message = `“${word}” says nothing behind the language of a block`;
      const remedy = meant === 'title' ? 'write title="a name"' : meant && `write ${meant}`;
      read.faults.push({ at, message, remedy: remedy ?? USAGE });
    }
  }
  return read;
}

/** The numbers that `{2,4-6}` names, or nothing where it is written otherwise. */
function numbersIn(word: string): number[] | undefined {
  if (!word.endsWith('}')) return undefined;
  const numbers: number[] = [];
  for (const range of word.slice(1, -1).split(',')) {
    const [, first, last = first] = RANGE.exec(range) ?? [];
    const count = Number(last) - Number(first) + 1;
    if (!(count > 0)) return undefined;
    // A slip such as 1-10000000 must not fill the memory.
    const places = Array.from({ length: Math.min(count, 10_000) }, (_, place) => place);
    numbers.push(...places.map((place) => Number(first) + place));
  }
  return numbers;
}
