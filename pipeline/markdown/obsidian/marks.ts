import type { Parents, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { blankHtmlCode } from '../source-text';
import { visit } from '../visit';

// Scripts without spaces between words have marks within them.
const WORD = /[\p{L}\p{N}=]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Turns `==words==` into `<mark>`, with whatever Markdown is between. In `a == b` and `a==b` there is none.
 * remark-mark-highlight and remark-flexible-markers were tried: they take an escaped `\==` and
 * comparisons such as `a==b and c==d` for marks.
 */
export function marks() {
  return (tree: Root, file: VFile) => {
    if (!String(file).includes('==')) return;
    visit(tree, (node) => {
      if ('children' in node) markIn(node, file);
    });
  };
}

function markIn(parent: Parents, file: VFile) {
  const children = parent.children as PhrasingContent[];
  if (!children.some((child) => child.type === 'text' && child.value.includes('=='))) return;
  const result: PhrasingContent[] = [];
  /** Where the last opening `==` is in the result. */
  let opening: number | undefined;
  for (const child of children) {
    if (child.type !== 'text' || !child.value.includes('==') || isEscaped(child, file)) {
      result.push(child);
      continue;
    }
    for (const { text, isOpening, isClosing } of piecesOf(child.value)) {
      if (text !== '==') {
        if (text !== '') result.push({ type: 'text', value: text, position: child.position });
      } else if (opening !== undefined && isClosing) {
        const [, ...content] = result.splice(opening);
        result.push({
          type: 'emphasis',
          data: { hName: 'mark' },
          children: content,
          position: child.position,
        });
        opening = undefined;
      } else {
        if (isOpening) opening = result.length;
        result.push({ type: 'text', value: '==', position: child.position });
      }
    }
  }
  parent.children = result as typeof parent.children;
}

/** Splits a text at each `==` that could open or close a mark. */
function piecesOf(value: string) {
  const pieces: { text: string; isOpening: boolean; isClosing: boolean }[] = [];
  let from = 0;
  for (const { index } of value.matchAll(/(?<!=)==(?!=)/g)) {
    const [before = '', after = ''] = [value[index - 1], value[index + 2]];
    const isWithin = (character: string) => WORD.test(character) && !UNSPACED.test(character);
    const isOpening = !/^\s?$/.test(after) && !isWithin(before);
    const isClosing = !/^\s$/.test(before) && !isWithin(after);
    // A mark may begin before, or end after, another node, such as strong words.
    const canOpen = isOpening || (after === '' && !isWithin(before));
    if (!canOpen && !isClosing) continue;
    pieces.push({ text: value.slice(from, index), isOpening: false, isClosing: false });
    pieces.push({ text: '==', isOpening: canOpen, isClosing });
    from = index + 2;
  }
  return [...pieces, { text: value.slice(from), isOpening: false, isClosing: false }];
}

/** Whether a text has an escaped `=`, which the tree does not show, or is code in HTML. */
function isEscaped({ position }: Text, file: VFile): boolean {
  const [from, to] = [position?.start.offset, position?.end.offset];
  const typed = blankHtmlCode(String(file)).slice(from, to);
  return typed.includes('\\=') || !typed.includes('==');
}
