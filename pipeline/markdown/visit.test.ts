import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Node, Parent } from 'unist';
import { EXIT, SKIP, visit as visitOfLibrary } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { visit } from './visit';

const TEXT = '# A *b*\n\nc **d `e`** f\n\n- g\n- h [i](j)\n\n> k\n>\n> - l\n';

type Visit = typeof visit;

/** What a visitor sees in a new tree, and the tree that it leaves. */
function traceOf(visits: (tree: Root, visit: Visit, see: (...seen: unknown[]) => void) => void) {
  return [visit, visitOfLibrary].map((each) => {
    const tree = fromMarkdown(TEXT);
    const seen: unknown[] = [];
    visits(tree, each, (...values) => seen.push(values));
    return { seen, tree };
  });
}

test.for<[string, Parameters<typeof traceOf>[0]]>([
  [
    'all nodes',
    (tree, visit, see) => visit(tree, (node, index, parent) => see(node.type, index, parent?.type)),
  ],
  ['one type', (tree, visit, see) => visit(tree, 'text', (text) => see(text.value))],
  [
    'several types',
    (tree, visit, see) => visit(tree, ['heading', 'listItem'], ({ type }) => see(type)),
  ],
  [
    'what a function chooses',
    (tree, visit, see) =>
      visit(
        tree,
        ({ type }: Node) => type === 'list',
        ({ type }) => see(type),
      ),
  ],
  ['properties', (tree, visit, see) => visit(tree, { depth: 1 }, ({ type }) => see(type))],
  [
    'skipped children',
    (tree, visit, see) =>
      visit(tree, ({ type }) => {
        see(type);
        return type === 'list' ? SKIP : undefined;
      }),
  ],
  [
    'an exit',
    (tree, visit, see) =>
      visit(tree, ({ type }) => {
        see(type);
        return type === 'strong' ? EXIT : undefined;
      }),
  ],
  [
    'an exit by false',
    (tree, visit, see) =>
      visit(tree, ({ type }) => {
        see(type);
        return type !== 'list';
      }),
  ],
  [
    'removed nodes',
    (tree, visit, see) =>
      visit(tree, 'text', (text, index, parent) => {
        see(text.value);
        (parent as Parent).children.splice(index ?? 0, 1);
        return index;
      }),
  ],
  [
    'replaced nodes',
    (tree, visit, see) =>
      visit(tree, 'strong', (strong, index, parent) => {
        see(strong.children.length);
        (parent as Parent).children.splice(index ?? 0, 1, ...strong.children);
        return [SKIP, (index ?? 0) + strong.children.length];
      }),
  ],
  [
    'a list of children that is replaced',
    (tree, visit, see) =>
      visit(tree, (node) => {
        see(node.type);
        if ('children' in node) (node as Parent).children = [...node.children].reverse();
      }),
  ],
])('visits as the library does: %s', ([, visits]) => {
  const [own, library] = traceOf(visits);
  expect(own.seen.length).toBeGreaterThan(0);
  expect(own).toEqual(library);
});
