import type { Nodes, Root } from 'mdast';
import type { Point } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** The source of a block, as its author typed it. */
export type SourceText = {
  type: 'text' | 'html' | 'definition' | 'heading';
  /** With spaces in place of code, formulas and comments, so that offsets stay. */
  value: string;
  /** The position in the file of an offset in the value, in characters. 1-based. */
  pointAt: (offset: number) => Point;
};

const TYPES: Record<string, SourceText['type']> = {
  paragraph: 'text',
  table: 'text',
  defListTerm: 'text',
  heading: 'heading',
  html: 'html',
  definition: 'definition',
};
export const HTML_CODE = /<(code|pre|script|style|textarea)\b.*?(?:<\/\1>|$)|<!--.*?-->/gis;

/**
 * Collects the source of the blocks that hold text, for lint rules: syntax that Markdown does not know is
 * split over several nodes in the tree. remark-lint's rules read the tree.
 */
export function sourceTextsIn(tree: Root, file: VFile): SourceText[] {
  const source = String(file);
  const found: SourceText[] = [];
  visit(tree, (node) => {
    const type = TYPES[node.type];
    const from = node.position?.start.offset;
    if (type === undefined || from === undefined) return undefined;
    const value = blankCode(node, source.slice(from, node.position?.end.offset), from);
    found.push({ type, value, pointAt: (offset) => pointAt(source, from + offset) });
    return SKIP;
  });
  return found;
}

function blankCode(block: Nodes, typed: string, from: number): string {
  return blankHtmlCode(blankNodes(block, /^inline(Code|Math)$/, typed, from));
}

/** Replaces code and comments in HTML by spaces, so that offsets and lines stay. */
export function blankHtmlCode(text: string): string {
  return text.replaceAll(HTML_CODE, (part) => blank(part, 0, part.length));
}

/**
 * Replaces nodes in the source of a block by spaces, so that offsets and lines stay.
 * @param types matches the types of these nodes
 * @param from the offset in the file at which the source starts
 */
export function blankNodes(block: Nodes, types: RegExp, typed: string, from: number): string {
  let value = typed;
  visit(block, ({ type, position }) => {
    const { start, end } = position ?? {};
    if (!types.test(type) || start?.offset === undefined) return;
    value = blank(value, start.offset - from, (end?.offset ?? from) - from);
  });
  return value;
}

function blank(text: string, from: number, to: number): string {
  const blanks = text.slice(from, to).replaceAll(/[^\n]/g, ' ');
  return text.slice(0, from) + blanks + text.slice(to);
}

function pointAt(source: string, offset: number): Point {
  const before = source.slice(0, offset);
  return {
    line: before.split('\n').length,
    column: offset - before.lastIndexOf('\n'),
    offset,
  };
}
