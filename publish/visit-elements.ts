import type { Element, Parents } from 'hast';

/** What a visitor returns of an element whose children are not to be visited. */
export const SKIP = 'skip';

/**
 * Visits the elements within a tree, in their order. A dozen functions visit each page, and
 * unist-util-visit, which names each call for stack traces, takes thirty times as long as this.
 * @param visitor changes elements, but adds and removes none
 */
export function visitElements(
  tree: Parents,
  visitor: (element: Element, parent: Parents) => unknown,
): void {
  for (const child of tree.children) {
    if (child.type !== 'element') continue;
    if (visitor(child, tree) !== SKIP) visitElements(child, visitor);
  }
}
