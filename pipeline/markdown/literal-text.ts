import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { pointsOf } from './position';
import { blankRanges, type Range } from './source-text';
import { visit } from './visit';

/** Stands for a character of what Markdown has read as code, a formula, HTML, an image, or a mark. */
const READ = '\uFFFC';

/** The source of a block of phrasing content, with `READ` in place of all that is not shown as typed. */
export type LiteralText = {
  block: Parents;
  parent: Parents;
  /** As its author typed it. */
  source: string;
  /** The same length as the source. */
  value: string;
  /** The position in the file of an offset in the value. 1-based. */
  pointAt: (offset: number) => Point;
};

const cache = new WeakMap<Root, LiteralText[]>();

/**
 * Collects the text that is shown as it was typed, for lint rules that look for markup in it: what Markdown
 * has read as such is not there. remark-lint's rules were tried: they read what is read.
 */
export function literalTextsIn(tree: Root, file: VFile): LiteralText[] {
  const known = cache.get(tree);
  if (known) return known;
  const source = String(file);
  const pointAt = pointsOf(source);
  const found: LiteralText[] = [];
  visit(tree, (block, _index, parent) => {
    const { start, end } = block.position ?? {};
    if (!/^(paragraph|heading|tableCell|defListTerm)$/.test(block.type) || !parent) return;
    if (!('children' in block) || start?.offset === undefined) return;
    const from = start.offset;
    const typed = source.slice(from, end?.offset);
    const ranges = readRanges(block, typed, from).sort(([a], [b]) => a - b);
    const value = blankRanges(typed, ranges, READ).replaceAll(/\\[!-/:-@[-`{-~]/g, READ.repeat(2));
    found.push({
      block,
      parent,
      source: typed,
      value,
      pointAt: (offset) => pointAt(from + offset),
    });
  });
  cache.set(tree, found);
  return found;
}

/** The parts of a block's source that are not text, as offsets in it. */
function readRanges(block: Parents, typed: string, from: number): Range[] {
  const ranges: Range[] = [];
  visit(block, (node) => {
    const [start, end] = rangeOf(node, from);
    if (node === block || node.type === 'text' || end === 0) return;
    if (!('children' in node)) ranges.push([start, end]);
    else if (/^(emphasis|strong|delete)$/.test(node.type)) {
      const length =
        /^(\*\*|__|~~)/.test(typed.slice(start, start + 2)) && node.type !== 'emphasis' ? 2 : 1;
      ranges.push([start, start + length], [end - length, end]);
    } else if (typed[start] === '<') ranges.push([start, end]);
    else if (typed[start] === '[') {
      const lastChild = node.children.at(-1);
      const textEnd = lastChild ? rangeOf(lastChild, from)[1] : 0;
      // A bare URL is a link without brackets.
      ranges.push([start, start + 1], [textEnd || start + 1, end]);
    }
  });
  return ranges;
}

function rangeOf({ position }: Nodes, from: number): Range {
  const { start, end } = position ?? {};
  return [(start?.offset ?? from) - from, (end?.offset ?? from) - from];
}

/** A line of a block's literal text, without the prefixes of quotes and its indentation. */
export type LiteralLine = {
  value: string;
  source: string;
  /** In the text of its block. */
  offset: number;
  /** Whether its author breaks the line after it. */
  hasBreak: boolean;
};

/** The lines of a block. */
export function literalLines({ value, source }: LiteralText): LiteralLine[] {
  let offset = 0;
  return value.split('\n').map((line) => {
    const indent = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
    const start = offset + indent;
    const typed = source.slice(start, offset + line.length);
    offset += line.length + 1;
    return {
      value: line.slice(indent).trimEnd(),
      source: typed.trimEnd(),
      offset: start,
      hasBreak: /( {2}|\\|<br *\/?>)\r?$/i.test(typed),
    };
  });
}

/** The literal texts of paragraphs, which may hold markup of blocks that was not read. */
export function literalParagraphs(tree: Root, file: VFile): (LiteralText & { block: Paragraph })[] {
  return literalTextsIn(tree, file).filter(isParagraph);
}

function isParagraph(text: LiteralText): text is LiteralText & { block: Paragraph } {
  return text.block.type === 'paragraph';
}
