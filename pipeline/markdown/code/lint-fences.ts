import type { Code, Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { visit } from '../visit';
import { openFenceIn } from './open-fence';

const OPENING = /^(`{3,}|~{3,})/;
// What stands before a line in a quote or a list.
const PREFIX = /^[ \t>]*/;

/** Warns of fences that are not closed, or not where their author meant it. */
export function lintFences() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    const lineCount = source.trimEnd().split('\n').length;
    let isInHtml = false;
    visit(tree, (node, _index, parent) => {
      if (node.type === 'html' && openFenceIn(node.value)) isInHtml = true;
      if (node.type !== 'code') return;
      const code = node;
      const { start, end } = code.position ?? {};
      const lines = source.slice(start?.offset, end?.offset).split('\n');
      const [fence] = OPENING.exec(lines[0]) ?? [];
      if (!fence || !start || !end || !parent) return;
      // What closes a fence within HTML opens one here, which is reported there.
      if (isInHtml && !code.lang) {
        isInHtml = false;
        return;
      }
      const content = lines.slice(1).map((line) => line.replace(PREFIX, ''));
      const isClosed = content.length > 0 && isClosing(content.at(-1) ?? '', fence);
      const warn = (message: string, hint: string) =>
        reportWarning(file, { place: start, message, hint });
      const inner = content.findIndex((line) => isOpening(line, fence));
      const innerLine = start.line + inner + 1;
      if (isClosed && inner >= 0) {
        warn(
          `code block with another fence in it, on line ${innerLine}: all up to line ${end.line} is code`,
          `write ${fence} where the code ends, before line ${innerLine}; or, to show that fence, open and close with ${fence}${fence[0]}`,
        );
      } else if (!isClosed) {
        const rest = restOf(code, parent, end.line >= lineCount);
        const almost = content.findIndex((line) => isAlmostClosing(line, fence));
        const hint =
          almost >= 0
            ? `write ${fence} and nothing else on line ${start.line + almost + 1}`
            : `write ${fence} on a line of its own after the code${rest.indent}`;
        warn(`code block without an end: ${rest.name} is shown as code`, hint);
      }
    });
  };
}

function isClosing(line: string, fence: string): boolean {
  const [closing] = OPENING.exec(line) ?? [];
  return isSameFence(closing, fence) && line.slice(closing?.length).trim() === '';
}

/** Whether a line opens a fence, with a language, that cannot close the one that it is in. */
function isOpening(line: string, fence: string): boolean {
  const [opening] = OPENING.exec(line) ?? [];
  return isSameFence(opening, fence) && /^[ \t]*[\w+#-]+[ \t]*$/.test(line.slice(opening?.length));
}

/** Too short, of the other character, or with text behind it. */
function isAlmostClosing(line: string, fence: string): boolean {
  return /^(`{2,}|~{2,})\s*$/.test(line) || (line.startsWith(fence) && !isOpening(line, fence));
}

function isSameFence(written: string | undefined, fence: string): boolean {
  return written !== undefined && written[0] === fence[0] && written.length >= fence.length;
}

function restOf(code: Code, parent: Parents, isAtEnd: boolean): { name: string; indent: string } {
  const siblings: Nodes[] = parent.children;
  const isLast = siblings.at(-1) === code;
  if (parent.type === 'listItem' && isLast) {
    return { name: 'the rest of the list item', indent: ', indented like the line that opens it' };
  }
  if (parent.type === 'blockquote' && isLast) {
    return { name: 'the rest of the quote', indent: ', with > before it' };
  }
  return { name: isAtEnd ? 'the rest of the text' : 'all that follows it', indent: '' };
}
