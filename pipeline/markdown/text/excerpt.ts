import type { Element, Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { hasWords, plainText } from './plain-text';

// In characters.
const MAX_LENGTH = 240;

/**
 * Takes the first paragraph with words as plain text of at most 240 characters. remark-excerpt was not taken: it
 * looks for a comment such as `<!-- more -->`, which few posts have.
 */
export function excerpt() {
  return (tree: Root, file: VFile) => {
    const top = tree.children.filter((node) => node.type === 'element');
    const first = top.find(isParagraphWithWords) ?? firstParagraph(tree);
    file.data.excerpt = first ? shorten(plainText(first)) : '';
  };
}

function firstParagraph(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (!isParagraphWithWords(element)) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}

function isParagraphWithWords(element: Element): boolean {
  return element.tagName === 'p' && hasWords(element);
}

/** Cuts a text at a space, and removes the punctuation before it. */
function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= MAX_LENGTH) return text;
  const cut = characters.slice(0, MAX_LENGTH).join('');
  const lastSpace = cut.lastIndexOf(' ');
  const whole = lastSpace > MAX_LENGTH / 2 ? cut.slice(0, lastSpace) : cut;
  return `${whole.replace(/[\s,;:–—-]+$/u, '')}…`;
}
