import type { Element } from 'hast';
import type { Point } from 'unist';
import {
  BLOCKS,
  BREAKS_OUT,
  CLOSES_PARAGRAPH,
  CUT_BY_BLANK_LINE,
  FORMATTING,
  HIDES_CONTENT,
  HIDES_TEXT,
  IN_TABLE_PARTS,
  isCustom,
  isKnown,
  LIST_SCOPE,
  ONLY_IN_TABLE,
  OPTIONAL_END,
  PAGE_PARTS,
  PARAGRAPH_SCOPE,
  RAW_TEXT,
  SCOPE,
  SHOWN_AS_TYPED,
  TABLE_PARTS,
  TABLE_SCOPE,
  VOID,
  VOID_WITH_ATTRIBUTES,
} from './elements';
import type { Ending, MarkupReport, PlacedTag } from './markup-report';
import type { RawEdits, RawPlace } from './raw-edits';
import type { Context } from './read-markup';

/** An element that is open, or was. */
type Opened = {
  name: string;
  /** The start tag, if it is raw HTML. */
  tag?: PlacedTag;
  /** Its number in the document. */
  order: number;
  isOpen: boolean;
  /** Whether it is SVG or MathML, and whether what it holds is. */
  isForeign: boolean;
  holdsForeign: boolean;
  /** Whether it changes nothing, within one of the same name. */
  isRepeated: boolean;
  /** Whether a blank line has cut it, or one around it: what is wrong in it follows from that. */
  isCut: boolean;
  /** Whether its end tag may be in code. Other than a cut, it says nothing of what the element holds. */
  hasLostEnd: boolean;
};

/** What ends an element before its end tag. It has a tag if it is raw HTML. */
type Closer = { name: string; tag?: PlacedTag };

type Ended = {
  opened: Opened;
  by?: Closer;
  /** Whether its end tag, if it comes, is no news. */
  isSettled: boolean;
};

/**
 * The open elements while a document is read: HTML’s “stack of open elements”. It finds the start tag that
 * its author meant by each end tag, where a parser only repairs.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements
 */
export class OpenElements {
  #report: MarkupReport;
  #edits: RawEdits;
  #open: Opened[] = [];
  #counts = new Map<string, number>();
  /** How many are raw HTML, and how many hold code or a drawing. */
  #rawCount = 0;
  #codeCount = 0;
  #order = 0;
  /** Elements that have ended before their end tag, by name. */
  #ended = new Map<string, Ended[]>();
  /** Start tags of unknown elements, and whether they have an end tag. */
  #unknown = new Map<PlacedTag, boolean>();
  #isAfterCutSvg = false;
  #toldTables = new Set<Opened | undefined>();
  /** The names of start tags that are text, by parent. */
  #brokenStarts = new WeakMap<object, Set<string>>();
  /** Names without another end tag in a raw node or a parent. */
  #unended = new WeakMap<object, Set<string>>();

  constructor(report: MarkupReport, edits: RawEdits) {
    this.#report = report;
    this.#edits = edits;
  }

  /** Where the next raw node begins. */
  get context(): Context {
    const last = this.#open.at(-1);
    const isRawText = last?.tag && !last.isForeign && RAW_TEXT.has(last.name);
    return {
      isForeign: last?.holdsForeign === true,
      rawText: isRawText ? last.name : undefined,
    };
  }

  /** Whether an element of raw HTML is open. */
  get isInRawHtml(): boolean {
    return this.#rawCount > 0;
  }

  /** Whether text here is code, or part of a drawing. */
  get isInCode(): boolean {
    return this.#codeCount > 0;
  }

  /** Whether text here is right in a block. */
  get isInBlock(): boolean {
    const last = this.#open.at(-1);
    return !last || BLOCKS.has(last.name);
  }

  /** Whether a link of raw HTML is open. */
  get isInRawLink(): boolean {
    return this.#indexOf('a', SCOPE, ({ tag }) => tag !== undefined && hasHref(tag)) >= 0;
  }

  startTag(tag: PlacedTag): void {
    const { name } = tag;
    this.#report.attributes(tag);
    if (this.#open.at(-1)?.holdsForeign) {
      if (!BREAKS_OUT.has(name)) {
        if (!tag.isSelfClosed) this.#push(name, tag);
        return;
      }
      this.#breakOut({ name, tag });
    }
    if (PAGE_PARTS.has(name)) {
      this.#report.pagePart(tag);
      return;
    }
    if (name === 'pre' && !tag.isBlock && !this.#isEndedLater(tag)) this.#report.codeInText(tag);
    if (name === 'plaintext') {
      this.#report.plainText(tag);
      this.#edits.replace(tag, tag.from, tag.to, '');
      return;
    }
    this.#closeBefore({ name, tag }, () => tag.pointAt(tag.from));
    if (ONLY_IN_TABLE.has(name) && !this.#counts.get('table')) {
      this.#report.outsideTable(tag);
      this.#end(this.#opened(name, tag), undefined, true);
      return;
    }
    if (!isHidden(tag)) this.#checkTable(name, tag.written, () => tag.pointAt(tag.from));
    if (VOID.has(name)) {
      const isPlain = tag.attributes.every(({ value }) => value === '');
      if (VOID_WITH_ATTRIBUTES.has(name) && isPlain) this.#report.empty(tag);
      return;
    }
    const isUnknown = !isKnown(name) && !isCustom(name);
    const isConsequence = this.#isAfterCutSvg || this.#open.at(-1)?.isCut;
    if (isUnknown && !isConsequence) this.#unknown.set(tag, false);
    if (HIDES_TEXT.has(name) && !tag.isSelfClosed && !this.#isEndedLater(tag)) {
      this.#report.unclosed(tag, 'at once');
      this.#edits.replace(tag, tag.to, tag.to, `</${name}>`);
    } else if (!tag.isSelfClosed || OPTIONAL_END.has(name)) this.#push(name, tag);
    else if (!/^(svg|math)$/.test(name)) this.#edits.replace(tag, tag.to, tag.to, `</${name}>`);
  }

  endTag(tag: PlacedTag): void {
    const { name } = tag;
    if (VOID.has(name) || PAGE_PARTS.has(name)) return;
    if (name === 'plaintext') {
      this.#edits.replace(tag, tag.from, tag.to, '');
      return;
    }
    if (name === 'svg') this.#isAfterCutSvg = false;
    const scope = ONLY_IN_TABLE.has(name) || name === 'table' ? TABLE_SCOPE : SCOPE;
    const index = this.#indexOf(name, scope, ({ tag }) => tag !== undefined);
    if (index < 0) {
      this.#endNothing(tag);
      return;
    }
    this.#popTo(index + 1, { name, tag });
    const opened = this.#pop();
    if (opened?.tag && this.#unknown.has(opened.tag)) this.#unknown.set(opened.tag, true);
  }

  /** Whether an end tag of this name follows in the same HTML block or line of text. */
  #isEndedLater({ name, raw, parent, isBlock, to }: PlacedTag): boolean {
    const place = isBlock ? raw : parent;
    const unended = this.#unended.get(place) ?? new Set();
    this.#unended.set(place, unended);
    if (unended.has(name)) return false;
    const end = new RegExp(`</${name}\\b`, 'i');
    const isEnded = isBlock
      ? end.test(raw.value.slice(to))
      : parent.children
          .slice(parent.children.indexOf(raw))
          .some((node) => node.type === 'raw' && end.test(node.value));
    if (!isEnded) unended.add(name);
    return isEnded;
  }

  /** Text that is not white space only. */
  text(value: string, { pointAt }: Pick<RawPlace, 'pointAt'>, from: number): void {
    this.#checkTable('', value, () => pointAt(from));
  }

  /** An element of Markdown begins. @param text what is in it @returns undefined for one without an end */
  enter(element: Element, text: string): Opened | undefined {
    const name = element.tagName;
    const place = () => element.position?.start ?? { line: 1, column: 1 };
    if (this.#open.at(-1)?.holdsForeign && BREAKS_OUT.has(name)) this.#breakOut({ name });
    this.#closeBefore({ name }, place);
    this.#checkTable(name, text, place);
    return VOID.has(name) ? undefined : this.#push(name);
  }

  /** The same element ends. */
  exit(opened: Opened): void {
    if (opened.isOpen) this.#popTo(this.#open.lastIndexOf(opened), { name: opened.name });
  }

  /** The end tags of what is open are in code, which is reported itself. */
  loseEndTags(): void {
    for (const opened of this.#open) opened.hasLostEnd = true;
  }

  /** The HTML block of a raw node has ended with a blank line. @returns whether that cuts an element */
  endBlock({ raw }: RawPlace): boolean {
    // What the node has opened is on top.
    let index = this.#open.length - 1;
    for (; this.#open[index]?.tag?.raw === raw; index -= 1) {
      const { name, isForeign } = this.#open[index];
      if (!isForeign && CUT_BY_BLANK_LINE.has(name)) break;
    }
    if (this.#open[index]?.tag?.raw !== raw) return false;
    const { tag } = this.#open[index] ?? {};
    // An HTML block that begins with such an element ends with it.
    if (!tag || this.#open[index].hasLostEnd || raw.value.slice(0, tag.from).trim() === '')
      return false;
    this.#report.cut(tag);
    for (const opened of this.#open.slice(index)) opened.isCut = true;
    return true;
  }

  /** The document ends. What has no end tag is reported, and ends where that loses least. */
  finish(): void {
    this.#popTo(0, undefined);
    const unclosed = [...this.#ended.values()]
      .flat()
      .filter(({ opened }) => opened.isForeign || !OPTIONAL_END.has(opened.name));
    // Inner ones end first.
    for (const ended of unclosed.sort((a, b) => b.opened.order - a.opened.order)) {
      this.#close(ended);
    }
    for (const [tag, isClosed] of this.#unknown) this.#report.unknown(tag, isClosed);
  }

  /** Writes the missing end tag of an element. */
  #close({ opened, by }: Ended): void {
    const { name, tag, isForeign } = opened;
    if (!tag) return;
    const html = `</${name}>`;
    const ending = endingOf(opened, by);
    if (ending === 'at once') this.#edits.replace(tag, tag.to, tag.to, html);
    if (ending === 'with its block') {
      const end = by?.tag;
      const isBeforeTag = end && (tag.isBlock ? end.raw === tag.raw : end.parent === tag.parent);
      if (isBeforeTag) this.#edits.replace(end, end.from, end.from, html);
      else if (tag.isBlock)
        this.#edits.replace(tag, tag.raw.value.length, tag.raw.value.length, html);
      else this.#edits.appendToLine(tag, html);
    }
    if (opened.isCut || opened.hasLostEnd) return;
    if (isKnown(name) || isForeign) this.#report.unclosed(tag, ending);
    else if (isCustom(name) && tag.attributes.length > 0) this.#report.unclosed(tag, ending);
    else if (isCustom(name)) this.#report.unknown(tag, false);
  }

  /** An end tag without its element: reports why. */
  #endNothing(tag: PlacedTag): void {
    const { name } = tag;
    const ended = this.#ended.get(name)?.pop();
    if (ended?.opened.isCut || ended?.opened.hasLostEnd || ended?.isSettled) return;
    // It is that of an element around the one whose end tag is lost.
    const isOpen = (this.#counts.get(name) ?? 0) > 0;
    if (!ended && isOpen && this.#open.at(-1)?.hasLostEnd) return;
    const start = ended?.opened.tag;
    const by = ended?.by;
    // An unknown element has no effect in any place.
    if (start && this.#unknown.has(start)) {
      this.#unknown.set(start, true);
      return;
    }
    // A parser adds an empty paragraph in place of it, and ends an element of Markdown with it.
    if (!start || OPTIONAL_END.has(name)) this.#edits.replace(tag, tag.from, tag.to, '');
    if (name === 'p' && start) {
      const isPlain = start.attributes.length === 0 && by?.tag === undefined;
      if (!isPlain) this.#report.closedParagraph(start, by?.name ?? '');
    } else if (!start && this.#hasBrokenStart(tag)) {
      // The start tag is text, which is reported.
    } else if (!start || OPTIONAL_END.has(name)) this.#report.stray(tag);
    else if (by?.tag?.type === 'end') this.#report.misnested(start, by.tag);
    else if (by?.tag) this.#report.interrupted(start, by.tag);
    else this.#report.split(start, FORMATTING.has(name));
  }

  /** Whether a start tag that Markdown took for text stands in the line of text of an end tag. */
  #hasBrokenStart({ name, parent, isBlock }: PlacedTag): boolean {
    if (isBlock) return false;
    const known = this.#brokenStarts.get(parent);
    if (known) return known.has(name);
    const texts = parent.children.flatMap((node) => (node.type === 'text' ? [node.value] : []));
    const names = texts.flatMap((text) => [...text.matchAll(/<([a-z][a-z\d]*)\s/gi)]);
    const found = new Set(names.map(([, name]) => name.toLowerCase()));
    this.#brokenStarts.set(parent, found);
    return found.has(name);
  }

  /** HTML ends the SVG or MathML that it is in. */
  #breakOut(by: Closer): void {
    const index = this.#open.findLastIndex(
      ({ holdsForeign, isForeign }) => holdsForeign && !isForeign,
    );
    const root = this.#open[index];
    if (!root?.tag) return;
    if (by.tag) this.#report.breakout(by.tag, root.name);
    else this.#report.cut(root.tag);
    for (const opened of this.#open.slice(index)) opened.isCut = true;
    this.#isAfterCutSvg = root.name === 'svg';
    this.#popTo(index, by);
  }

  /** Ends what a start tag ends by being there. */
  #closeBefore(closer: Closer, place: Place): void {
    const { name } = closer;
    const last = this.#open.at(-1)?.name ?? '';
    if (CLOSES_PARAGRAPH.has(name)) this.#closeParagraph(closer);
    if (name === 'a') this.#closeLink(closer, place);
    if (name === 'li') this.#closeNearest(['li'], LIST_SCOPE, closer);
    if (name === 'dt' || name === 'dd') this.#closeNearest(['dt', 'dd'], LIST_SCOPE, closer);
    if (ONLY_IN_TABLE.has(name)) {
      const index = this.#open.findLastIndex(({ name }) => parentsOf(closer.name).has(name));
      if (index >= 0) this.#popTo(index + 1, closer);
    }
    const isClosed = ENDS_BEFORE.some((names) => names.test(name) && names.test(last));
    if (isClosed) this.#popTo(this.#open.length - 1, closer);
  }

  #closeNearest(names: string[], scope: ReadonlySet<string>, by: Closer): void {
    const index = Math.max(...names.map((name) => this.#indexOf(name, scope)));
    if (index >= 0) this.#popTo(index, by);
  }

  /** Ends a paragraph before a block. Formatting elements in it go on within the block. */
  #closeParagraph(by: Closer): void {
    const index = this.#indexOf('p', PARAGRAPH_SCOPE);
    if (index < 0) return;
    const kept: Opened[] = [];
    while (this.#open.length > index) {
      const opened = this.#pop();
      if (opened && FORMATTING.has(opened.name)) kept.unshift(opened);
      else if (opened) this.#end(opened, by);
    }
    for (const opened of kept) {
      this.#open.push(opened);
      this.#count(opened, 1);
    }
  }

  /** A link ends where another begins. */
  #closeLink(by: Closer, place: Place): void {
    const index = this.#indexOf('a', SCOPE);
    if (index < 0) return;
    const [outer] = this.#open.splice(index, 1);
    this.#count(outer, -1);
    const isLink = !outer.tag || hasHref(outer.tag);
    if (isLink) this.#report.nestedLink(place());
    outer.isCut ||= isLink;
    this.#end(outer, by, true);
  }

  /** Reports what is in a table, but not in one of its cells. */
  #checkTable(name: string, what: string, place: Place): void {
    const last = this.#open.at(-1);
    if (!last?.tag || !TABLE_PARTS.has(last.name) || IN_TABLE_PARTS.has(name)) return;
    const table = this.#open.findLast(({ name }) => name === 'table');
    if (!this.#toldTables.has(table)) this.#report.movedOut(place(), what);
    this.#toldTables.add(table);
  }

  /** The index of the innermost element of a name, or -1. @param scope what it is not looked for beyond */
  #indexOf(name: string, scope: ReadonlySet<string>, matches = (_opened: Opened) => true): number {
    if (!this.#counts.get(name)) return -1;
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const opened = this.#open[index];
      if (opened.name === name && matches(opened)) return index;
      if (scope.has(opened.name)) return -1;
    }
    return -1;
  }

  #opened(name: string, tag?: PlacedTag): Opened {
    const parent = this.#open.at(-1);
    const isForeign = parent?.holdsForeign === true;
    this.#order += 1;
    return {
      name,
      tag,
      order: this.#order,
      isOpen: true,
      isForeign,
      holdsForeign: /^(svg|math)$/.test(name) || (isForeign && !HOLDS_HTML.test(name)),
      isRepeated:
        tag?.attributes.length === 0 && FORMATTING.has(name) && (this.#counts.get(name) ?? 0) > 0,
      isCut: parent?.isCut === true,
      hasLostEnd: false,
    };
  }

  #push(name: string, tag?: PlacedTag): Opened {
    const opened = this.#opened(name, tag);
    this.#open.push(opened);
    this.#count(opened, 1);
    return opened;
  }

  #pop(): Opened | undefined {
    const opened = this.#open.pop();
    if (opened) this.#count(opened, -1);
    return opened;
  }

  #count(opened: Opened, change: 1 | -1): void {
    opened.isOpen = change > 0;
    if (opened.tag) this.#rawCount += change;
    if (opened.isForeign || SHOWN_AS_TYPED.has(opened.name)) this.#codeCount += change;
    this.#counts.set(opened.name, (this.#counts.get(opened.name) ?? 0) + change);
  }

  /** Ends all but a number of elements before their end tags. */
  #popTo(length: number, by: Closer | undefined): void {
    while (this.#open.length > length) {
      const opened = this.#pop();
      if (opened) this.#end(opened, by);
    }
  }

  /** An element ends before its end tag. */
  #end(opened: Opened, by: Closer | undefined, isSettled = false): void {
    if (!opened.tag) return;
    const ended = this.#ended.get(opened.name) ?? [];
    ended.push({ opened, by, isSettled });
    this.#ended.set(opened.name, ended);
  }
}

type Place = () => Point;

/** Elements of these names end where another of them begins next to them. */
const ENDS_BEFORE = [/^h[1-6]$/, /^(option|optgroup)$/, /^(rt|rp|rb|rtc)$/];

/** Elements of SVG and MathML that hold HTML. */
const HOLDS_HTML = /^(foreignobject|desc|annotation-xml|mtext|mi|mo|mn|ms)$/;

function endingOf({ name, tag, isForeign, isRepeated }: Opened, by: Closer | undefined): Ending {
  if (isForeign) return 'with its parent';
  const isAnchor = name === 'a' && tag !== undefined && !hasHref(tag);
  if (!isKnown(name) || isAnchor || isRepeated || HIDES_CONTENT.has(name)) return 'at once';
  if (!BLOCKS.has(name) || !tag?.isBlock) return 'with its block';
  return by ? 'with its parent' : 'never';
}

function parentsOf(name: string): ReadonlySet<string> {
  if (name === 'td' || name === 'th') return TABLE_PARTS;
  return name === 'tr' ? TABLE_BODIES : TABLE;
}

const TABLE = new Set(['table']);
const TABLE_BODIES = new Set(['table', 'tbody', 'thead', 'tfoot']);

function hasHref({ attributes }: PlacedTag): boolean {
  return attributes.some(({ name }) => name === 'href');
}

function isHidden({ attributes }: PlacedTag): boolean {
  return attributes.some(({ name, value }) => name === 'type' && value === 'hidden');
}
