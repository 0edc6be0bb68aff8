import type { Element, Nodes, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Html, Nodes as MarkdownNodes } from 'mdast';
import type { Raw, State } from 'mdast-util-to-hast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { percentDecode } from '../../percent-decode';
import { openFenceIn } from '../code/open-fence';
import { formulasInHtml } from '../math/math-in-html';
import { pointsWithin, sourceLine } from '../position';
import { MarkupReport } from './markup-report';
import { OpenElements } from './open-elements';
import { RawEdits, type RawPlace } from './raw-edits';
import { type Dropped, readMarkup } from './read-markup';

/**
 * Warns of raw HTML that an HTML parser repairs or drops, and reads it in its author’s sense where a parser
 * would not: a self-closed element such as `<a id="x"/>` is empty, an unclosed one in a line of text ends
 * with its paragraph, and a URL in the text of a link is no second link. It comes before rehype-raw, which
 * has parse5 repair the rest without a word: of its errors, parse5 reports those of the tokenizer only.
 * Formulas in an HTML block become the placeholders that they are in Markdown.
 * @param options.loneDollars whether `$…$` is a formula in this file
 */
export function balanceTags({ loneDollars }: { loneDollars: boolean }) {
  return (tree: Root, file: VFile) => {
    const report = new MarkupReport(file);
    const edits = new RawEdits();
    const open = new OpenElements(report, edits);
    let isCut = false;
    readChildren(tree);
    open.finish();
    edits.apply(tree);

    function readChildren(parent: Parents): void {
      for (const node of parent.children) read(node, parent);
    }

    function read(node: Nodes, parent: Parents): void {
      if (node.type === 'raw') readRaw(node, parent);
      if (node.type === 'text' && node.value.trim() !== '') {
        open.text(node.value, { pointAt: () => node.position?.start ?? START }, 0);
      }
      if (node.type !== 'element') return;
      if (isAutolinkLiteral(node) && open.isInRawLink) {
        edits.unwrap(node);
        readChildren(node);
        return;
      }
      // What follows a cut is reported with it.
      if (isIndentedHtml(node, file) && open.isInRawHtml) {
        if (!isCut && node.position) {
          report.indented(node.position.start);
          open.loseEndTags();
        }
        return;
      }
      const opened = open.enter(node, textOf(node));
      readChildren(node);
      if (opened) open.exit(opened);
    }

    function readRaw(raw: Raw, parent: Parents): void {
      const pointAt = raw.position
        ? pointsWithin(file, raw.position.start, raw.value)
        : () => START;
      const place = { raw, parent, pointAt, isBlock: raw.data?.isBlock === true };
      const pieces = readMarkup(raw.value, open.context);
      let textStart = 0;
      for (const piece of pieces) {
        const written = raw.value.slice(piece.from, piece.to);
        if (piece.type !== 'text') {
          readFormulas(place, textStart, piece.from);
          textStart = piece.to;
        }
        if (piece.type === 'start') open.startTag({ ...piece, ...place, written });
        else if ('name' in piece) open.endTag({ ...piece, ...place, written });
        else if (piece.type === 'text') open.text(written, place, piece.from);
        else reportDropped(piece, written, pointAt(piece.from));
      }
      if (!place.isBlock) return;
      readFormulas(place, textStart, raw.value.length);
      const isFollowed = parent.children.at(-1) !== raw;
      if (isFollowed && openFenceIn(raw.value)) open.loseEndTags();
      isCut = /^cut/.test(pieces.at(-1)?.type ?? '') || (isFollowed && open.endBlock(place));
    }

    /** Between two tags of an HTML block, or behind the last one. */
    function readFormulas(place: RawPlace, from: number, to: number): void {
      const { raw, isBlock } = place;
      if (!isBlock || open.isInCode) return;
      const text = raw.value.slice(from, to);
      for (const formula of formulasInHtml(text, loneDollars)) {
        const isAlone = text.trim() === text.slice(formula.from, formula.to);
        const style = formula.isDisplay && isAlone && open.isInBlock ? 'block' : 'inline';
        const html = `<code data-tex="${style}">${formula.tex}</code>`;
        edits.replace(place, from + formula.from, from + formula.to, html);
      }
    }

    function reportDropped({ type, from }: Dropped, written: string, place: Point): void {
      if (type === 'bogus comment') report.bogus(place, written);
      if (type === 'cut tag') report.cutPiece(place, 'tag', false);
      if (type === 'cut comment') report.cutPiece(place, 'comment', from === 0);
    }
  };
}

const START = { line: 1, column: 1, offset: 0 };

/** Makes a raw node as remark-rehype does, which also knows whether it is a block. */
export function rawHandler(state: State, node: Html, parent: MarkdownNodes | undefined): Raw {
  const isBlock = HOLDS_HTML_BLOCKS.has(parent?.type ?? 'root');
  const raw: Raw = { type: 'raw', value: node.value, data: { isBlock } };
  state.patch(node, raw);
  return raw;
}

const HOLDS_HTML_BLOCKS = new Set([
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'defListDescription',
]);

/** A code block that is indented, not fenced, and begins with a tag or a comment. */
function isIndentedHtml(element: Element, file: VFile): boolean {
  const start = element.position?.start;
  if (element.tagName !== 'pre' || !start) return false;
  const isFenced = /^[`~]/.test(sourceLine(file, start.line).slice(start.column - 1));
  return !isFenced && /^\s*<[a-z/!]/i.test(textOf(element));
}

/** Whether an element is a link that GFM makes of a bare URL or email address. */
function isAutolinkLiteral({ tagName, properties, children: [text] }: Element): boolean {
  if (tagName !== 'a' || text?.type !== 'text') return false;
  const href = String(properties.href);
  return [href, href.replace(/^(mailto:|http:\/\/)/, '')].some(
    (url) => percentDecode(url) === percentDecode(text.value),
  );
}
