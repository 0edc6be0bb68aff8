import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from '../visit';

/**
 * Sets images side by side that their author has put on one line of Markdown, or into one `<figure>`, or
 * given widths in percent: as blocks, they would stand below each other. Those on lines of their own do, with a gap.
 */
export function imageRows() {
  return (tree: Root) => {
    visit(tree, 'element', (element) => {
      const { tagName, children } = element;
      if (tagName !== 'p' && tagName !== 'figure' && tagName !== 'div') return;
      const shown = children.filter((node) => !isCaption(node));
      const images = shown.filter(isImage);
      const others = shown.filter((node) => !isImage(node));
      if (images.length < 2 || !others.every(isSpace)) return;
      if (images.every(hasPercentWidth)) {
        // The space between them is as wide as a letter, so that four of 25 % would not fit.
        element.children = children.filter((node) => !isSpace(node));
      } else if (tagName === 'figure') {
        // The caption is a row of its own.
        element.children = [h('div.row', images), ...children.filter(isCaption)];
      } else if (tagName === 'p') {
        element.properties.className = [others.some(isLineEnd) ? 'stack' : 'row'];
      }
    });
  };
}

function isImage(node: ElementContent): node is Element {
  if (node.type !== 'element') return false;
  if (node.tagName === 'img' || node.tagName === 'picture') return true;
  const content = node.children.filter((child) => !isSpace(child));
  return node.tagName === 'a' && content.length === 1 && isImage(content[0]);
}

function hasPercentWidth(node: Element): boolean {
  const { width, style } = node.properties;
  return (
    /^\d+(\.\d+)?%$/.test(String(width ?? '')) || /\bwidth:\s*[\d.]+%/.test(String(style ?? ''))
  );
}

function isCaption(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'figcaption';
}

function isSpace(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');
}

function isLineEnd(node: ElementContent): boolean {
  return node.type === 'text' && node.value.includes('\n');
}
