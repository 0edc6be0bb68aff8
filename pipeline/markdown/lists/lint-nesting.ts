import type { Blockquote, List, Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import { shorten } from '../shorten';
import { visit } from '../visit';

/**
 * Warns of what was meant to be in a list and is not: lists and blocks with too little indentation, and
 * items that go on outside of a quote. Kramdown, which Jekyll uses, reads them as their authors mean it.
 */
export function lintNesting() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    visit(tree, (parent) => {
      if (!('children' in parent)) return;
      parent.children.forEach((node, index) => {
        const before: Nodes | undefined = parent.children[index - 1];
        const after: Nodes | undefined = parent.children[index + 1];
        const found =
          before?.type === 'blockquote' && node.type === 'list'
            ? outsideQuote(before, node, source)
            : before?.type === 'list' &&
              (lostItem(before, node, source) ?? outsideItem(before, node, after, source));
        if (found) reportWarning(file, { place: node.position?.start, ...found });
      });
    });
  };
}

function outsideQuote(quote: Blockquote, list: List, source: string): DiagnosticText | undefined {
  const last: Nodes | undefined = quote.children.at(-1);
  if (last?.type !== 'list' || !isRightBelow(quote, list) || !goesOn(last, list, source)) {
    return undefined;
  }
  return {
    message: 'list that begins in a quote: this item is outside of the quote, in a list of its own',
    hint: 'write > and a space before this line and the lines of its list',
  };
}

/** The next item of a numbered list, right below a paragraph that is not in the list. */
function lostItem(list: List, node: Nodes, source: string): DiagnosticText | undefined {
  if (node.type !== 'paragraph' || !list.ordered) return undefined;
  const number = (list.start ?? 1) + list.children.length;
  const written = source.slice(node.position?.start.offset, node.position?.end.offset);
  const [item] = new RegExp(`(?<=\\n[ \\t>]*)${number}[.)][ \\t]+\\S.*`).exec(written) ?? [];
  // The first item of a paragraph’s own list is reported with it.
  if (item === undefined || number === 1 || written.includes(`\n${number + 1}`)) return undefined;
  const missing = columnOfText(list) - columnOf(node);
  const isIndented = columnOf(node) > columnOf(list) && missing > 0;
  return {
    message: `list item “${shorten(item)}” right below a paragraph that is not in its list: it is shown as text`,
    hint: `put an empty line before ${shorten(item)}${isIndented ? `, and write ${spacesOf(missing)} before the lines of the paragraph` : ''}`,
  };
}

function outsideItem(
  list: List,
  node: Nodes,
  after: Nodes | undefined,
  source: string,
): DiagnosticText | undefined {
  const missing = columnOfText(list) - columnOf(node);
  const isIndented = columnOf(node) > columnOf(list);
  const isGoneOn = after?.type === 'list' && (goesOn(list, after, source) || restarts(list, after));
  const isOutside =
    node.type === 'list'
      ? isIndented || (isGoneOn && list.ordered && !node.ordered && isRightBelow(list, node))
      : node.type === 'paragraph'
        ? isIndented && (isGoneOn || missing < columnOf(node) - columnOf(list))
        : node.type === 'code' && isGoneOn && isRightBelow(list, node) && isFence(node, source);
  if (!isOutside || missing < 1) return undefined;
  const spaces = spacesOf(missing);
  const what = node.type === 'code' ? 'code block' : node.type;
  return {
    message: `${what} with too little indentation: it is not in the list item above, and ends its list`,
    hint: `write ${spaces} before each of its lines`,
  };
}

function spacesOf(missing: number): string {
  return missing === 1 ? '1 more space' : `${missing} more spaces`;
}

/** Whether a list has the marker and the number that follow on another. */
function goesOn(list: List, next: List, source: string): boolean {
  if (list.ordered) return next.start === (list.start ?? 1) + list.children.length;
  return !next.ordered && markerOf(list, source) === markerOf(next, source);
}

/** Whether two numbered lists of one item each begin with 1, as in a list that Markdown is to count. */
function restarts(list: List, next: List): boolean {
  return list.start === 1 && next.start === 1 && list.children.length === 1;
}

function markerOf({ position }: List, source: string): string | undefined {
  return source[position?.start.offset ?? 0];
}

function isFence({ position }: Nodes, source: string): boolean {
  return /^(```|~~~)/.test(source.slice(position?.start.offset, position?.end.offset));
}

function isRightBelow(above: Nodes, { position }: Nodes): boolean {
  return position?.start.line === (above.position?.end.line ?? 0) + 1;
}

function columnOf({ position }: Nodes): number {
  return position?.start.column ?? 1;
}

/** The column in which the blocks of the last item of a list begin. */
function columnOfText(list: List): number {
  const first: Parents['children'][number] | undefined = list.children.at(-1)?.children[0];
  return first ? columnOf(first) : columnOf(list) + 2;
}
