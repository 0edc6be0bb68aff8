import type { Element, ElementContent, Parents, Root, RootContent } from 'hast';
import type { Raw } from 'mdast-util-to-hast';
import type { Point } from 'unist';
import { BLOCKS } from './elements';

declare module 'mdast-util-to-hast' {
  interface RawData {
    /** Whether it is an HTML block, not a tag in a line of text. */
    isBlock?: boolean;
  }
}

/** A raw node, and where it is. */
export type RawPlace = {
  raw: Raw;
  parent: Parents;
  /** Whether it is an HTML block, not a tag in a line of text. */
  isBlock: boolean;
  pointAt: (offset: number) => Point;
};

type Edit = { from: number; to: number; html: string };
type Child = RootContent | ElementContent;

/**
 * Collects changes of raw HTML while a tree is read, and makes them at the end. A raw node is split rather
 * than rewritten, so that the positions of what follows in it stay those of the file.
 */
export class RawEdits {
  #edits = new Map<Raw, { place: RawPlace; edits: Edit[] }>();
  #before = new Map<Child, Raw[]>();
  #atEnd = new Map<Parents, Raw[]>();
  #unwrapped = new Set<Child>();

  /** Replaces a part of a raw node, or inserts where the part is empty. */
  replace(place: RawPlace, from: number, to: number, html: string): void {
    const known = this.#edits.get(place.raw) ?? { place, edits: [] };
    known.edits.push({ from, to, html });
    this.#edits.set(place.raw, known);
  }

  /** Inserts at the end of the text that a tag is in. An item of a list also holds blocks after it. */
  appendToLine({ raw, parent }: RawPlace, html: string): void {
    const following = parent.children.slice(parent.children.indexOf(raw));
    const isFlow = parent.type === 'element' && HOLDS_BLOCKS.has(parent.tagName);
    const end = isFlow ? following.findIndex(isBlock) : -1;
    if (end < 0) this.#add(this.#atEnd, parent, html, parent.position?.end);
    else this.#add(this.#before, following[end], html, following[end].position?.start);
  }

  /** Replaces an element by what it holds. */
  unwrap(element: Element): void {
    this.#unwrapped.add(element);
  }

  #add<Key>(edits: Map<Key, Raw[]>, key: Key, value: string, place: Point | undefined): void {
    const known = edits.get(key) ?? [];
    known.push({ type: 'raw', value, position: place && { start: place, end: place } });
    edits.set(key, known);
  }

  apply(tree: Root): void {
    const count = this.#edits.size + this.#before.size + this.#atEnd.size + this.#unwrapped.size;
    if (count > 0) this.#applyIn(tree);
  }

  #applyIn(parent: Parents): void {
    const children: Child[] = parent.children;
    const changed = children.flatMap((node): Child[] => {
      if (node.type === 'element') this.#applyIn(node);
      const edits = node.type === 'raw' ? this.#edits.get(node) : undefined;
      const nodes = edits ? split(edits.place, edits.edits) : [node];
      const kept = nodes.flatMap((kept) =>
        kept.type === 'element' && this.#unwrapped.has(kept) ? kept.children : [kept],
      );
      return [...(this.#before.get(node) ?? []), ...kept];
    });
    const atEnd = this.#atEnd.get(parent) ?? [];
    Object.assign(parent, { children: changed.concat(atEnd) });
  }
}

const HOLDS_BLOCKS = new Set(['li', 'dd', 'blockquote']);

function isBlock(node: Child): boolean {
  return (
    (node.type === 'element' && BLOCKS.has(node.tagName)) ||
    (node.type === 'raw' && node.data?.isBlock === true)
  );
}

function split({ raw, pointAt }: RawPlace, edits: Edit[]): Raw[] {
  const pieces: Raw[] = [];
  let done = 0;
  const add = (value: string, from: number, to: number) => {
    const position = raw.position && { start: pointAt(from), end: pointAt(to) };
    if (value) pieces.push({ type: 'raw', value, position });
  };
  // Sorting is stable: insertions at one place stay in their order.
  for (const { from, to, html } of edits.sort((a, b) => a.from - b.from)) {
    add(raw.value.slice(done, from), done, from);
    add(html, from, from);
    done = to;
  }
  add(raw.value.slice(done), done, raw.value.length);
  return pieces;
}
