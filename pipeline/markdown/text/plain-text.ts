import type { Element, ElementContent } from 'hast';
import { mathText } from '../math/math-text';

/**
 * The text of an element in one line, without the numbers of footnotes: formulas in plain signs, and
 * no images. hast-util-to-string keeps the numbers, and joins the tokens of a formula.
 */
export function plainText(element: Element): string {
  return inOneLine(textIn(element, false));
}

/** The name of an element for a list or a label: its text, where an image is read by its alt text. */
export function accessibleName(element: Element): string {
  return inOneLine(textIn(element, true));
}

/** Whether an element has words besides its formulas. */
export function hasWords(element: Element): boolean {
  return element.children.some((child) => {
    if (child.type === 'text') return /[\p{L}\p{N}]/u.test(child.value);
    return (
      child.type === 'element' && !isSilent(child) && child.tagName !== 'math' && hasWords(child)
    );
  });
}

function inOneLine(text: string): string {
  // The narrow spaces within French quotes stay.
  return text.replaceAll(/[ \t\r\n\f]+/g, ' ').trim();
}

function textIn(node: ElementContent, withNames: boolean): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isSilent(node)) return '';
  const { tagName, properties, children } = node;
  if (tagName === 'math') return mathText(node);
  if (tagName === 'br') return ' ';
  if (withNames && tagName === 'img') return String(properties.alt ?? '');
  const text = children.map((child) => textIn(child, withNames)).join('');
  const isNamed = withNames && (properties.role === 'img' || text.trim() === '');
  return isNamed ? String(properties.ariaLabel ?? text) : text;
}

/** Whether an element has no text for a reader: the number of a footnote, a script, or what old browsers show. */
function isSilent({ tagName, properties }: Element): boolean {
  return (
    'dataFootnoteRef' in properties ||
    /^(script|style|template|audio|video|object|iframe|canvas|noscript)$/.test(tagName)
  );
}
