import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** A code block in the HTML tree: a fence, indented code, or a `<pre><code>` in raw HTML. */
export type Fence = {
  /** In lower case, or ''. */
  language: string;
  /** The rest of the info string, after the language, or ''. */
  meta: string;
  text: string;
  pre: Element;
  parent: Parents;
};

/** The code blocks of a tree that hold nothing but text, in order. */
export function fencesIn(tree: Root): Fence[] {
  const fences: Fence[] = [];
  visit(tree, 'element', (pre, _index, parent) => {
    const [code, ...more] = pre.children;
    const isCode = pre.tagName === 'pre' && code?.type === 'element' && code.tagName === 'code';
    if (!isCode || more.length > 0 || !parent) return;
    if (code.children.some(({ type }) => type !== 'text')) return;
    const name = [code.properties.className ?? []]
      .flat()
      .map(String)
      .find((className) => className.startsWith('language-'));
    fences.push({
      language: name?.slice('language-'.length).toLowerCase() ?? '',
      meta: String(code.properties.dataMeta ?? ''),
      text: textOf(code),
      pre,
      parent,
    });
  });
  return fences;
}

/** Replaces a code block by another element. */
export function replaceFence({ pre, parent }: Fence, element: Element): void {
  const children: (Root | Element)['children'][number][] = parent.children;
  children.splice(children.indexOf(pre), 1, element satisfies ElementContent);
}
