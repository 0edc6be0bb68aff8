import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import type { Fence } from './fences';

/** The attributes of a fence, from its meta. */
export type FenceMeta = {
  title?: string;
  /** Lines to highlight, 1-based. */
  highlighted: Set<number>;
  hasLineNumbers: boolean;
};

const ATTRIBUTES = { code: ['title', 'showLineNumbers'], figure: ['title'] };
const USAGE = {
  code: 'write title="a name", {2,4-6} or showLineNumbers',
  figure: 'write title="a name"',
};
// A quote or brace that is not closed takes the rest, so that it is reported once.
const PART = /[\w-]+=("[^"]*"|'[^']*')|[\w-]+=["'].*|\{[^}]*\}|\{.*|[^\s{]+/g;
const RANGE = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/;

/**
 * Parses the meta of a fence, such as `title="train.py" {2,4-6} showLineNumbers`, and reports a warning
 * for each unknown or invalid part. fenceparser and Shiki's meta transformers were tried: they ignore
 * what they do not know, and keep no positions.
 * @param use whether the fence is shown as code or as a figure, which has only a title
 */
export function readFenceMeta(fence: Fence, file: VFile, use: 'code' | 'figure'): FenceMeta {
  const meta: FenceMeta = { highlighted: new Set(), hasLineNumbers: false };
  // R Markdown's {r, echo=FALSE} is reported as its language.
  if (fence.language.startsWith('{')) return meta;
  const lines = fence.text.replace(/\n$/, '').split('\n').length;
  for (const { 0: part, 1: quoted, index } of fence.meta.matchAll(PART)) {
    const warning = readPart(meta, part, quoted, lines, use);
    if (warning) report(fence, file, index, warning);
  }
  return meta;
}

function readPart(
  meta: FenceMeta,
  part: string,
  quoted: string | undefined,
  lines: number,
  use: 'code' | 'figure',
): DiagnosticText | undefined {
  const name = part.replace(/[=:].*/, '');
  if (quoted && name === 'title') {
    meta.title = quoted.slice(1, -1);
    return undefined;
  }
  if (part === 'showLineNumbers' && use === 'code') {
    meta.hasLineNumbers = true;
    return undefined;
  }
  if (/^\{[.#=]?[a-z]/i.test(part)) {
    return { message: `attribute “${part}” of Pandoc has no effect`, hint: 'remove it' };
  }
  const [, label] = /^\[([^[\]]+)\]$/.exec(part) ?? [];
  if (label !== undefined) {
    return { message: `label “${part}” of VitePress is not shown`, hint: `write title="${label}"` };
  }
  if (part.startsWith('{') && use === 'code') return readRanges(meta, part, lines);
  if (!quoted && /=["']/.test(part)) {
    return { message: `“${part}” has a quote that is not closed`, hint: 'close it' };
  }
  const meant = didYouMean(name, ATTRIBUTES[use]);
  const hint = meant === 'title' ? 'write title="a name"' : meant && `write ${meant}`;
  return { message: `unknown attribute “${part}” after the language`, hint: hint ?? USAGE[use] };
}

function readRanges(meta: FenceMeta, part: string, lines: number): DiagnosticText | undefined {
  const numbers = lineNumbersIn(part);
  if (!numbers) {
    return { message: `invalid line numbers “${part}”`, hint: 'write lines as {2,4-6}' };
  }
  for (const number of numbers) meta.highlighted.add(number);
  const beyond = numbers.find((number) => number < 1 || number > lines);
  if (beyond === undefined) return undefined;
  return {
    message: `no line ${beyond} to highlight: the block has ${lines}`,
    hint: 'count from 1, within the block',
  };
}

/** The numbers in `{2,4-6}`, or undefined where they are not valid. */
function lineNumbersIn(part: string): number[] | undefined {
  if (!part.endsWith('}')) return undefined;
  const numbers: number[] = [];
  for (const range of part.slice(1, -1).split(',')) {
    const [, first, last = first] = RANGE.exec(range) ?? [];
    const count = Number(last) - Number(first) + 1;
    if (!(count > 0)) return undefined;
    // A typo such as 1-10000000 must not fill the memory.
    const offsets = Array.from({ length: Math.min(count, 10_000) }, (_, offset) => offset);
    numbers.push(...offsets.map((offset) => Number(first) + offset));
  }
  return numbers;
}

/** @param offset in characters from the start of the meta */
function report({ pre, meta }: Fence, file: VFile, offset: number, warning: DiagnosticText): void {
  const start = pre.position?.start;
  const info = start ? String(file).split('\n')[start.line - 1] : '';
  const before = info.lastIndexOf(meta);
  const place = start && before >= 0 ? { ...start, column: before + offset + 1 } : start;
  reportWarning(file, { place, ...warning });
}
