import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

const LONGEST = 240;

/** Takes how the text begins: its first paragraph, as plain text. */
export function opening() {
  return (tree: Root, file: VFile) => {
    const top = tree.children.filter((node) => node.type === 'element');
    const first = top.find((element) => element.tagName === 'p' && textOf(element) !== '') ?? firstParagraph(tree);
    file.data.opening = first ? shorten(textOf(first)) : '';
  };
}

function firstParagraph(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (!found && element.tagName === 'p' && textOf(element) !== '') found = element;
  });
  return found;
}

/** The text without the numbers of footnotes, which mean nothing elsewhere. */
function textOf(element: Element): string {
  const copy = structuredClone(element);
  visit(copy, 'element', (child, index, parent) => {
    if (!('dataFootnoteRef' in child.properties) || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return toString(copy).replaceAll(/\s+/g, ' ').trim();
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(' ') > LONGEST / 2 ? cut.lastIndexOf(' ') : LONGEST).replace(/[\s,;:–—-]+$/u, '')}…`;
}
