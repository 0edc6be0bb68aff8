import type { Nodes, Root } from 'mdast';
import type { Point } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** A part of a text as its author typed it. */
export type SourceText = {
  type: 'text' | 'html' | 'definition' | 'heading';
  /** Code, formulas and comments are blanks in it, so that each letter keeps its place. */
  value: string;
  /** Where a letter of it stands in the file. */
  pointAt: (index: number) => Point;
};

const TYPES: Record<string, SourceText['type']> = {
  paragraph: 'text',
  table: 'text',
  defListTerm: 'text',
  heading: 'heading',
  html: 'html',
  definition: 'definition',
};
const UNREAD = /<(code|pre|script|style|textarea)\b.*?(?:<\/\1>|$)|<!--.*?-->/gis;

/** What stands in a text to be read, block by block, as it was typed. */
export function sourceTextsIn(tree: Root, file: VFile): SourceText[] {
  const source = String(file);
  const found: SourceText[] = [];
  visit(tree, (node) => {
    const type = TYPES[node.type];
    const from = node.position?.start.offset;
    if (type === undefined || from === undefined) return undefined;
    const value = withoutCode(node, source.slice(from, node.position?.end.offset), from);
    found.push({ type, value, pointAt: (index) => pointAt(source, from + index) });
    return SKIP;
  });
  return found;
}

function withoutCode(block: Nodes, typed: string, from: number): string {
  let value = typed;
  visit(block, ({ type, position }) => {
    const { start, end } = position ?? {};
    if (!/^inline(Code|Math)$/.test(type) || start?.offset === undefined) return;
    value = blank(value, start.offset - from, (end?.offset ?? from) - from);
  });
  return value.replaceAll(UNREAD, (part) => blank(part, 0, part.length));
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
