import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { plainText } from './plain-text';

const LONGEST = 240;

/** Takes how the text begins: its first paragraph, as plain text. */
export function excerpt() {
  return (tree: Root, file: VFile) => {
    const top = tree.children.filter((node) => node.type === 'element');
    const first =
      top.find((element) => element.tagName === 'p' && plainText(element) !== '') ??
      firstParagraph(tree);
    file.data.excerpt = first ? shorten(plainText(first)) : '';
  };
}

function firstParagraph(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (!found && element.tagName === 'p' && plainText(element) !== '') found = element;
  });
  return found;
}

function shorten(text: string): string {
  const letters = [...text];
  if (letters.length <= LONGEST) return text;
  const cut = letters.slice(0, LONGEST).join('');
  const lastSpace = cut.lastIndexOf(' ');
  const whole = lastSpace > LONGEST / 2 ? cut.slice(0, lastSpace) : cut;
  return `${whole.replace(/[\s,;:–—-]+$/u, '')}…`;
}
