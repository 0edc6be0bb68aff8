import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** The text of an element in one line, without the numbers of footnotes. hast-util-to-string keeps them. */
export function plainText(element: Element): string {
  const copy = structuredClone(element);
  visit(copy, 'element', (child, index, parent) => {
    if (!('dataFootnoteRef' in child.properties) || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return textOf(copy).replaceAll(/\s+/g, ' ').trim();
}
