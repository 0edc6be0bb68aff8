import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { sourceLine } from '../position';
import { shorten } from '../shorten';
import type { RawPlace } from './raw-edits';
import type { Tag } from './read-markup';

/** A tag in a raw node. */
export type PlacedTag = Tag & RawPlace & { written: string };

/** What becomes of an element without an end tag. */
export type Ending = 'at once' | 'with its block' | 'with its parent' | 'never';

const ENDINGS: Record<Ending, string> = {
  'at once': 'it is read as empty',
  'with its block': 'it ends with its paragraph or block',
  'with its parent': 'it ends with the element that it is in',
  never: 'all that follows is in it',
};

const JSX_NAMES: Record<string, string> = { classname: 'class', htmlfor: 'for' };

/**
 * Warnings of raw HTML that browsers repair or drop. Of the same on one line, only the first is reported.
 */
export class MarkupReport {
  #file: VFile;
  #reported = new Set<string>();

  constructor(file: VFile) {
    this.#file = file;
  }

  #warn(place: Point, message: string, hint: string, kind = message): void {
    const key = `${place.line} ${kind}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    reportWarning(this.#file, { place, message, hint });
  }

  /** @param isClosed whether it has an end tag */
  unknown(tag: PlacedTag, isClosed: boolean): void {
    const { written, name } = tag;
    const short = shorten(written);
    const isComponent = /^<[A-Z]/.test(written) && (tag.isSelfClosed || isClosed || hasValues(tag));
    if (isComponent) {
      const effect = isClosed ? 'only what it holds is shown' : 'nothing is shown in its place';
      this.#warn(
        pointOf(tag),
        `MDX component “${short}” is not run: ${effect}`,
        isClosed
          ? `write what it does in Markdown or HTML, and remove <${nameIn(written)}> and its end tag`
          : 'write in Markdown or HTML what it shows, or remove it',
        name,
      );
      return;
    }
    this.#warn(
      pointOf(tag),
      `unknown element “${short}”: ${isClosed ? 'it has no effect, and its tags are' : 'it is'} not shown`,
      isClosed
        ? `remove its tags, or write an element of HTML; to show them, write &lt; in place of each <`
        : this.#asText(tag),
      name,
    );
  }

  /** A void element without attributes, such as `<source>`, which shows nothing. */
  empty(tag: PlacedTag): void {
    const message = `empty element “${shorten(tag.written)}”: nothing is shown in its place`;
    this.#warn(pointOf(tag), message, this.#asText(tag));
  }

  unclosed(tag: PlacedTag, ending: Ending): void {
    const end = `</${nameIn(tag.written)}>`;
    const text = `or &lt; in place of <, if no element is meant`;
    this.#warn(
      pointOf(tag),
      `unclosed element “${shorten(tag.written)}”: ${ENDINGS[ending]}`,
      ending === 'at once'
        ? `write ${end} after it, ${text}`
        : `write ${end} where it ends, ${text}`,
    );
  }

  stray({ written, ...tag }: PlacedTag): void {
    this.#warn(
      pointOf(tag),
      `end tag “${shorten(written)}” closes no element: it is dropped`,
      `remove it, or write <${nameIn(written)}> where the element begins`,
    );
  }

  /** `</b>` before the `</i>` of an element in it. */
  misnested(inner: PlacedTag, outerEnd: PlacedTag): void {
    const end = `</${inner.name}>`;
    this.#warn(
      pointOf(outerEnd),
      `misnested elements: “${outerEnd.written}” stands before the ${end} of an element in it`,
      `write ${end}${outerEnd.written}, and remove the ${end} after it`,
    );
  }

  /** An element of a line of text that a block in it ends. */
  interrupted(tag: PlacedTag, by: PlacedTag): void {
    this.#warn(
      pointOf(tag),
      `misnested elements: “${shorten(tag.written)}” ends before the <${by.name}> in it`,
      `write <div> in place of <${tag.name}>, and </div> in place of </${tag.name}>`,
    );
  }

  /** Code that begins within a paragraph, which ends at a blank line in it. */
  codeInText(tag: PlacedTag): void {
    this.#warn(
      pointOf(tag),
      '<pre> within a paragraph: what is in it is read as Markdown, without its indentation',
      'begin a line with <pre>, or write ``` above the code and below it',
    );
  }

  /** An element that begins in one paragraph and ends in another. */
  split(tag: PlacedTag, isRepeated: boolean): void {
    const effect = isRepeated ? 'it is opened again in each block' : 'it ends with the first';
    this.#warn(
      pointOf(tag),
      `misnested elements: “${shorten(tag.written)}” begins in one block and ends in another: ${effect}`,
      `write </${nameIn(tag.written)}> at the end of each paragraph, and ${shorten(tag.written)} at the start of the next`,
    );
  }

  /** A `<p>` that a block in it ends. @param by the name of the block */
  closedParagraph(tag: PlacedTag, by: string): void {
    const block = by === 'p' ? 'the paragraph' : `the <${by}>`;
    this.#warn(
      pointOf(tag),
      `paragraph “${shorten(tag.written)}” ends before ${block} in it: HTML allows no block there`,
      'write <div> in place of <p>, and </div> in place of </p>',
    );
  }

  nestedLink(place: Point): void {
    this.#warn(
      place,
      'link within a link: the outer one ends before it',
      'write </a> before it, or remove one of the two',
    );
  }

  /** @param what the text or the tag */
  movedOut(place: Point, what: string): void {
    this.#warn(
      place,
      `content outside of the cells of a table: “${shorten(what)}” is shown above the table`,
      'put it into a cell, between <td> and </td>, or before the table',
      'moved',
    );
  }

  outsideTable(tag: PlacedTag): void {
    this.#warn(
      pointOf(tag),
      `table element “${shorten(tag.written)}” outside of a table: its tag is dropped`,
      'write <table> before it, and </table> after the last row; or remove it',
    );
  }

  pagePart(tag: PlacedTag): void {
    this.#warn(
      pointOf(tag),
      `element “${shorten(tag.written)}” of a whole page: its tag is dropped`,
      'remove it, and its end tag; keep what is between <body> and </body>',
      'page',
    );
  }

  /** An element that no end tag closes: the rest of the page would be in it. */
  plainText(tag: PlacedTag): void {
    this.#warn(
      pointOf(tag),
      '<plaintext> makes code of the whole rest of a page: its tag is dropped',
      'write <pre> in its place, and </pre> where it ends, or &lt; in place of <',
    );
  }

  /** HTML that ends the SVG or MathML that it is in. */
  breakout(tag: PlacedTag, within: string): void {
    this.#warn(
      pointOf(tag),
      `misnested elements: <${within}> ends before “${shorten(tag.written)}” in it`,
      within === 'svg' ? 'put it between <foreignObject> and </foreignObject>' : 'write <mtext>',
    );
  }

  /** An element in which a blank line ends the HTML. */
  cut(tag: PlacedTag): void {
    const { name } = tag;
    if (name === 'style' && !this.#hasMarkdown(tag)) return;
    const start = `<${name}>`;
    this.#warn(
      pointOf(tag),
      `HTML is cut within ${start}: what follows the blank line in it is read as Markdown`,
      /^(svg|math)$/.test(name)
        ? `remove the blank lines between ${start} and </${name}>`
        : `begin ${start} at the start of a line, with a blank line before it`,
    );
  }

  /** Whether Markdown changes what is behind a blank line in a style sheet. Notebooks have many without. */
  #hasMarkdown({ pointAt, from }: PlacedTag): boolean {
    const source = String(this.#file).slice(pointAt(from).offset);
    const [content] = source.split(/<\/style/i, 1);
    const behind = content.slice(content.search(/\n\s*\n/));
    return /["'`*_[\]<]|--/.test(behind);
  }

  /** A tag or a comment without an end. @param isWhole whether the comment begins the HTML block */
  cutPiece(place: Point, what: 'tag' | 'comment', isWhole: boolean): void {
    if (isWhole) {
      const message = 'unclosed comment: nothing that follows is shown';
      this.#warn(place, message, 'write --> where it ends');
    } else if (what === 'comment') {
      const message = 'comment is cut by a blank line: what follows that line is shown';
      const hint = 'begin the comment at the start of a line, with a blank line before it';
      this.#warn(place, message, hint);
    } else {
      const message = 'tag is cut by a blank line, and dropped';
      this.#warn(place, message, 'remove the blank line in it, and write > where it ends');
    }
  }

  bogus(place: Point, written: string): void {
    this.#warn(
      place,
      `declaration “${shorten(written)}” is not shown`,
      'remove it; to show it, write &lt; in place of <',
    );
  }

  indented(place: Point): void {
    this.#warn(
      place,
      'indented HTML is shown as code, since a blank line stands before it',
      'remove the blank line, or all spaces at the start of this and the next lines',
    );
  }

  attributes(tag: PlacedTag): void {
    for (const { name, from } of tag.duplicates) {
      this.#warn(
        tag.pointAt(from),
        `duplicate attribute “${name}” of <${tag.name}>: only the first counts`,
        /^(class|style)$/.test(name)
          ? `write one ${name}="…" with both values`
          : 'remove one of the two',
      );
    }
    let isAfterJsx = false;
    for (const { name, value, from } of tag.attributes) {
      const place = tag.pointAt(from);
      // A value in quotes is JSON, or that of Vue.
      const isQuoted = /^[^=]*=\s*["']/.test(tag.raw.value.slice(from));
      const isExpression = !isQuoted && /^\{(?:[^{%]|\{\s*(?:\w+\s*:|$))/.test(value);
      if (name in JSX_NAMES || isExpression) {
        this.#warn(
          place,
          `JSX attribute “${tag.raw.value.slice(from, from + name.length)}” of <${tag.name}> has no effect`,
          JSX_NAMES[name]
            ? `write ${JSX_NAMES[name]} in place of it`
            : `write it as in HTML: ${name}="…"`,
        );
        // What follows it is read as attributes.
        isAfterJsx ||= value.startsWith('{');
      } else if (/["'<]/.test(name) && !isAfterJsx) {
        this.#warn(
          place,
          `misplaced quote in an attribute of <${tag.name}>: “${shorten(name)}” is read as an attribute`,
          'write name="value" for each attribute, and &quot; in place of a " in a value',
        );
      }
    }
  }

  /** How to show a tag as it is typed. Within other HTML, backticks are text. */
  #asText({ written, raw, pointAt, from }: PlacedTag): string {
    const { line, column } = pointAt(from);
    const before = sourceLine(this.#file, line).slice(Math.max(0, column - 41), column - 1);
    const word = /[\w.:]*$/.exec(before)?.[0] ?? '';
    const isOneLine = !/[\n`]/.test(written) && written.length < 60;
    if (raw.value.slice(0, from).trim() !== '' || !isOneLine) {
      return 'to show it, write &lt; in place of <';
    }
    return `to show it, put it between two \`: \`${word}${written}\`; or write &lt; in place of <`;
  }
}

function pointOf({ pointAt, from }: Pick<PlacedTag, 'pointAt' | 'from'>): Point {
  return pointAt(from);
}

function nameIn(written: string): string {
  return /^<\/?([^\s/>]+)/.exec(written)?.[1] ?? '';
}

function hasValues({ attributes }: Tag): boolean {
  return attributes.some(({ value }) => value !== '');
}
