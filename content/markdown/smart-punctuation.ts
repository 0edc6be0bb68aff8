import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Sets quotes, dashes and three dots as a book does, by the rules that kramdown has from SmartyPants:
 * `"a"` is “a”, `--` an en dash, `---` an em dash. Code, formulas, HTML and addresses stay.
 * Its `<<` and `>>` stay too: where data scientists write, they shift bits.
 * @see https://kramdown.gettalong.org/syntax.html#typographic-symbols
 */
export function smartPunctuation() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (!isBlock(node)) return undefined;
      setQuotes(runsIn(node));
      // A quote in a table or a list is visited by itself.
      return SKIP;
    });
  };
}

type Run = { node?: Text; value: string };

/** Blocks hold what a sentence runs through: quotes open and close within them. */
function isBlock(node: Nodes): node is Parents & { children: PhrasingContent[] } {
  return /^(paragraph|heading|tableCell|defListTerm)$/.test(node.type);
}

function runsIn(parent: Parents): Run[] {
  return parent.children.flatMap((node): Run[] => {
    if (node.type === 'text') return [{ node, value: node.value }];
    // A tag is not seen, and a picture or a piece of code is like a word.
    if (node.type === 'html') return [];
    if (node.type === 'break') return [{ value: ' ' }];
    if (!('children' in node)) return [{ value: 'a' }];
    return isBareAddress(node) ? [{ value: 'a' }] : runsIn(node);
  });
}

function isBareAddress(node: Parents): boolean {
  if (node.type !== 'link' || node.children.length !== 1) return false;
  const [text] = node.children;
  return text.type === 'text' && /^(https?:|www\.|mailto:|[^\s@]+@)/i.test(text.value);
}

function setQuotes(runs: Run[]) {
  const set = curly(runs.map(({ value }) => value).join(''));
  let start = 0;
  for (const { node, value } of runs) {
    const end = start + value.length;
    // Only now, since these change how long the text is.
    if (node) node.value = dashes(set.slice(start, end));
    start = end;
  }
}

const PAIRS: Record<string, readonly [opening: string, closing: string]> = {
  '"': ['“', '”'],
  "'": ['‘', '’'],
};
// Behind all else, a quote closes.
const OPENS_BEHIND = /[\s\\[{(\-–—“‘]/;

function curly(text: string): string {
  let last = { place: -2, quote: '' };
  return text.replaceAll(/["']/g, (sign, place: number) => {
    const before = last.place === place - 1 ? last.quote : (text[place - 1] ?? ' ');
    const isDecade = sign === "'" && /^\d\ds/.test(text.slice(place + 1, place + 4));
    const isOpening = OPENS_BEHIND.test(before) && /\S/.test(text[place + 1] ?? ' ') && !isDecade;
    last = { place, quote: PAIRS[sign][isOpening ? 0 : 1] };
    return last.quote;
  });
}

function dashes(text: string): string {
  return text
    .replaceAll(/(?<!-)---(?!-)/g, '—')
    .replaceAll(/(?<!-)--(?!-)/g, '–')
    .replaceAll('...', '…');
}
