import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isAutolinkLiteral } from '../links/autolink-literals';

/**
 * Sets quotes, dashes and three dots as a book does, by the rules that kramdown has from SmartyPants:
 * `"a"` is “a”, `--` an en dash, `---` an em dash. Code, formulas, HTML and addresses stay, and
 * so does what is typed behind a backslash.
 * Its `<<` and `>>` stay too: where data scientists write, they shift bits.
 * @see https://kramdown.gettalong.org/syntax.html#typographic-symbols
 */
export function smartPunctuation() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    visit(tree, (node) => {
      if (!isBlock(node)) return undefined;
      setQuotes(runsIn(node, source));
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

function runsIn(parent: Parents, source: string): Run[] {
  return parent.children.flatMap((node): Run[] => {
    if (node.type === 'text') return [{ node, value: withHeld(node, source) }];
    // A tag is not seen, and a picture or a piece of code is like a word.
    if (node.type === 'html') return /^<br\b/i.test(node.value) ? [{ value: ' ' }] : [];
    if (node.type === 'break') return [{ value: ' ' }];
    if (!('children' in node)) return [{ value: 'a' }];
    return isAutolinkLiteral(node) ? [{ value: 'a' }] : runsIn(node, source);
  });
}

function setQuotes(runs: Run[]) {
  const set = curly(runs.map(({ value }) => value).join(''));
  let start = 0;
  for (const { node, value } of runs) {
    const end = start + value.length;
    // Only now, since these change how long the text is.
    if (node) node.value = released(dashes(set.slice(start, end)));
    start = end;
  }
}

const PAIRS: Record<string, readonly [opening: string, closing: string]> = {
  '"': ['“', '”'],
  "'": ['‘', '’'],
};
// Behind all else, a quote closes.
const OPENS_BEHIND = /[\s\\[{(\-–—“‘=/<|]/;

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

/** Signs that no text has, in place of those that are to stay. */
const HELD: Record<string, string> = { '"': '\ue000', "'": '\ue001', '-': '\ue002', '.': '\ue003' };

/** A text in which the signs typed behind a backslash are others, so that nothing is made of them. */
function withHeld({ value, position }: Text, source: string): string {
  const typed = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  if (!/\\["'.-]/.test(typed)) return value;
  const signs = typed.match(/\\.|["'.-]/gs)?.filter((sign) => /["'.-]$/.test(sign)) ?? [];
  // An entity such as `&quot;` is a sign too, and then which is which is not known.
  if (signs.length !== value.match(/["'.-]/g)?.length) return value;
  let place = -1;
  return value.replaceAll(/["'.-]/g, (sign) => {
    place += 1;
    return signs[place]?.startsWith('\\') ? HELD[sign] : sign;
  });
}

function released(text: string): string {
  return text.replaceAll(/[\ue000-\ue003]/g, (sign) => '"\'-.'[sign.charCodeAt(0) - 0xe000]);
}
