import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** What an element says, in one line, without the numbers of footnotes, which mean nothing elsewhere. */
export function plainText(element: Element): string {
  const copy = structuredClone(element);
  visit(copy, 'element', (child, index, parent) => {
    if (!('dataFootnoteRef' in child.properties) || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return textOf(copy).replaceAll(/\s+/g, ' ').trim();
}
