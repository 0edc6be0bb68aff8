import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isAutolinkLiteral } from '../links/autolink-literals';

/**
 * Makes quotes, dashes and ellipses typographic by kramdown's rules, which are those of SmartyPants: `"a"` is
 * “a”, `--` an en dash, `---` an em dash. Code, formulas, HTML, autolinks and escaped characters stay, and
 * `<<` and `>>` too, since in posts about code they shift bits. retext-smartypants was tried through
 * remark-smartypants: it changes escaped dashes and the text of autolinks, and gets the quotes around a
 * `<br>` wrong.
 * @see https://kramdown.gettalong.org/syntax.html#typographic-symbols
 */
export function smartPunctuation() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    visit(tree, (node) => {
      if (!isBlock(node)) return undefined;
      replacePunctuation(runsIn(node, source));
      // Nested blocks are visited themselves.
      return SKIP;
    });
  };
}

/** A piece of a block's text. One without a node only gives the context of its neighbours. */
type Run = { node?: Text; value: string };

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

function replacePunctuation(runs: Run[]) {
  const text = curlyQuotes(runs.map(({ value }) => value).join(''));
  let start = 0;
  for (const { node, value } of runs) {
    const end = start + value.length;
    // Dashes come last, since they change the length.
    if (node) node.value = restoreEscapes(dashes(text.slice(start, end)));
    start = end;
  }
}

const PAIRS: Record<string, readonly [opening: string, closing: string]> = {
  '"': ['“', '”'],
  "'": ['‘', '’'],
};
// After any other character, a quote closes.
const OPENS_AFTER = /[\s\\[{(\-–—“‘=/<|]/;

function curlyQuotes(text: string): string {
  let last = { index: -2, quote: '' };
  return text.replaceAll(/["']/g, (quote, index: number) => {
    const before = last.index === index - 1 ? last.quote : (text[index - 1] ?? ' ');
    const isDecade = quote === "'" && /^\d\ds/.test(text.slice(index + 1, index + 4));
    const isOpening = OPENS_AFTER.test(before) && /\S/.test(text[index + 1] ?? ' ') && !isDecade;
    last = { index, quote: PAIRS[quote][isOpening ? 0 : 1] };
    return last.quote;
  });
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
