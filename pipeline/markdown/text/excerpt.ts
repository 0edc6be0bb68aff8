import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { cutText } from '../../cut-text';
import { EXIT, visit } from '../visit';
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
    file.data.excerpt = first ? cutText(plainText(first), MAX_LENGTH) : '';
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
