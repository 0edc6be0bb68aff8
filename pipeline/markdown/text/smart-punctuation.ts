import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { isAutolinkLiteral } from '../links/autolink-literals';
import { SKIP, visit } from '../visit';
import { type Quotes, quotesOf } from './quotes';

/**
 * Makes quotes, dashes and ellipses typographic by kramdown's rules, which are those of SmartyPants: `"a"` is
 * “a” in English and „a“ in German, `--` an en dash, `---` an em dash. Code, formulas, HTML, autolinks and
 * escaped characters stay, and `<<` and `>>` too, since in posts about code they shift bits.
 * retext-smartypants was tried through remark-smartypants: it changes escaped dashes and the text of
 * autolinks, and gets the quotes around a `<br>` wrong.
 * @param language of the text, as a language tag (BCP 47)
 * @see https://kramdown.gettalong.org/syntax.html#typographic-symbols
 */
export function smartPunctuation(language: string) {
  const quotes = quotesOf(language);
  return (tree: Root, file: VFile) => {
    const source = String(file);
    visit(tree, (node) => {
      if (!isBlock(node)) return undefined;
      replacePunctuation(runsIn(node, source), quotes);
      // Nested blocks are visited themselves.
      return SKIP;
    });
  };
}

// Code, formulas and URLs, which stay as they are.
const VERBATIM = /(`+).+?\1|\$\$.+?\$\$|\\\\?\(.+?\\\\?\)|https?:\/\/\S+/gs;

/** Makes the punctuation of a text outside of Markdown typographic, such as that of a title. */
export function smartText(text: string, language: string): string {
  const runs: Run[] = [];
  let end = 0;
  for (const { 0: verbatim, index } of text.matchAll(VERBATIM)) {
    runs.push(textRun(text.slice(end, index)), { value: 'a', verbatim });
    end = index + verbatim.length;
  }
  runs.push(textRun(text.slice(end)));
  replacePunctuation(runs, quotesOf(language));
  return runs.map(({ node, verbatim }) => verbatim ?? node?.value).join('');
}

function textRun(value: string): Run {
  return { node: { type: 'text', value }, value };
}

/** A piece of a block's text. One without a node only gives the context of its neighbours. */
type Run = { node?: Text; value: string; verbatim?: string };

/** Blocks of phrasing content: quotes open and close within one. */
function isBlock(node: Nodes): node is Parents & { children: PhrasingContent[] } {
  return /^(paragraph|heading|tableCell|defListTerm)$/.test(node.type);
}

function runsIn(parent: Parents, source: string): Run[] {
  return parent.children.flatMap((node): Run[] => {
    if (node.type === 'text') return [{ node, value: protectEscapes(node, source) }];
    // Tags are transparent, and images and code are like a word.
    if (node.type === 'html') return /^<br\b/i.test(node.value) ? [{ value: ' ' }] : [];
    if (node.type === 'break') return [{ value: ' ' }];
    if (!('children' in node)) return [{ value: 'a' }];
    return isAutolinkLiteral(node) ? [{ value: 'a' }] : runsIn(node, source);
  });
}

function replacePunctuation(runs: Run[], quotes: Quotes) {
  const curly = curlyQuotes(runs.map(({ value }) => value).join(''), quotes);
  let start = 0;
  for (const { node, value } of runs) {
    const from = start;
    start += value.length;
    if (!node) continue;
    const text = value.replaceAll(
      /["']/g,
      (quote, index: number) => curly.get(from + index) ?? quote,
    );
    node.value = restoreEscapes(dashes(text));
  }
}

// After any other character, a quote closes.
const OPENS_AFTER = /[\s\\[{(\-–—=/<>|]/;
// Scripts without spaces between words: what is before a quote does not tell whether it opens.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uff65]/u;
const LETTER = /[\p{L}\p{N}]/u;
const HEBREW = /\p{Script=Hebrew}/u;
const APOSTROPHE = '’';
/** Of feet and inches, minutes and seconds. */
const PRIME = '′';
const DOUBLE_PRIME = '″';
/** Within a Hebrew acronym. */
const GERSHAYIM = '״';

/** The typographic quotes of a text, by the index of the straight ones. */
function curlyQuotes(text: string, [open, close, openSingle, closeSingle]: Quotes) {
  const curly = new Map<number, string>();
  // The single quotes that no other has closed yet.
  const openSingles: number[] = [];
  let isOpen = false;
  let isUnbalanced = false;
  let last = { index: -2, isOpening: false, isApostrophe: false };
  for (const { 0: quote, index } of text.matchAll(/["']/g)) {
    const before = text[index - 1] ?? ' ';
    const after = text[index + 1] ?? ' ';
    if (!isUnbalanced && isPrime(text, index, quote === '"' ? isOpen : openSingles.length > 0)) {
      curly.set(index, quote === '"' ? DOUBLE_PRIME : PRIME);
      continue;
    }
    const isDecade = quote === "'" && /^\d\ds/.test(text.slice(index + 1, index + 4));
    const isAdjacent = last.index === index - 1;
    // As in l'"attention".
    const isElided: boolean = isAdjacent && last.isApostrophe && LETTER.test(after);
    const opensAfter: boolean = isAdjacent ? last.isOpening || isElided : OPENS_AFTER.test(before);
    const isUnclosed: boolean = quote === '"' ? isOpen : openSingles.length > 0;
    const isOpening: boolean = UNSPACED.test(before)
      ? !isUnclosed
      : opensAfter && /\S/.test(after) && !isDecade;
    const isApostrophe = quote === "'" && !isOpening && (!isUnclosed || LETTER.test(after));
    if (quote === '"' && HEBREW.test(before) && HEBREW.test(after)) curly.set(index, GERSHAYIM);
    else if (quote === '"') {
      isUnbalanced ||= !isOpen && !isOpening;
      isOpen = isOpening;
      curly.set(index, isOpening ? open : close);
    } else if (isOpening) {
      openSingles.push(index);
      curly.set(index, openSingle);
    } else {
      if (!isApostrophe) openSingles.pop();
      curly.set(index, isApostrophe ? APOSTROPHE : closeSingle);
    }
    last = { index, isOpening, isApostrophe };
  }
  // In English, as in kramdown, a quote at the start of a word opens. Elsewhere it is an apostrophe.
  if (closeSingle !== APOSTROPHE) for (const index of openSingles) curly.set(index, APOSTROPHE);
  return curly;
}

/**
 * Whether a quote behind a digit is a unit, as in `5'10"`. Where a quotation is open, it closes that one, unless
 * another quote does. @param isOpen whether a quote of its kind is
 */
function isPrime(text: string, index: number, isOpen: boolean): boolean {
  const quote = text[index];
  const after = text[index + 1] ?? ' ';
  if (!/\d/.test(text[index - 1] ?? '') || /\p{L}/u.test(after)) return false;
  if (!isOpen) return true;
  // Minutes before seconds.
  if (quote === "'") return /^[ \u00a0]?\d+(\.\d+)?"/.test(text.slice(index + 1, index + 9));
  const next = text.indexOf('"', index + 1);
  return next > 0 && !OPENS_AFTER.test(text[next - 1]) && !/\d/.test(text[next - 1]);
}

function dashes(text: string): string {
  return text
    .replaceAll(/(?<!-)---(?!-)/g, '—')
    .replaceAll(/(?<!-)--(?!-)/g, '–')
    .replaceAll('...', '…');
}

/** Characters of the private use area in place of escaped ones. */
const PROTECTED: Record<string, string> = {
  '"': '\ue000',
  "'": '\ue001',
  '-': '\ue002',
  '.': '\ue003',
};

/** The text of a node, in which characters that the author escaped with a backslash are protected ones. */
function protectEscapes({ value, position }: Text, source: string): string {
  const typed = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  if (!/\\["'.-]/.test(typed)) return value;
  const found = typed.match(/\\.|["'.-]/gs)?.filter((part) => /["'.-]$/.test(part)) ?? [];
  // With a character reference such as `&quot;`, it is not known which is which.
  if (found.length !== value.match(/["'.-]/g)?.length) return value;
  let index = -1;
  return value.replaceAll(/["'.-]/g, (character) => {
    index += 1;
    return found[index]?.startsWith('\\') ? PROTECTED[character] : character;
  });
}

function restoreEscapes(text: string): string {
  return text.replaceAll(
    /[\ue000-\ue003]/g,
    (character) => '"\'-.'[character.charCodeAt(0) - 0xe000],
  );
}
