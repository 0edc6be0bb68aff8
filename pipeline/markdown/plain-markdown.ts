import { urlAttributes } from 'html-url-attributes';
import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown } from 'mdast-util-to-markdown';
import { decodeString } from 'micromark-util-decode-string';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { canParseUrl } from '../can-parse-url';
import { resolveUrl } from '../resolve-url';
import { readMarkup, type Tag } from './html/read-markup';
import { formatSrcset, parseSrcset } from './images/srcset';
import { linkDestination } from './links/link-destination';
import type { RenderOptions } from './render-options';
import type { Range } from './source-text';
import { SKIP, visit } from './visit';

/** A link of Obsidian, and what it has become. */
export type ReplacedWikiLink = { range: Range; nodes: PhrasingContent[] };

/** The parts of a Markdown file that differ in its published Markdown, as ranges of the file. */
export type MarkdownParts = {
  /** The destinations of links, images and definitions, with the `<>` around them. */
  destinations: Range[];
  html: Range[];
  formulas: Range[];
  /** Definitions of links and footnotes that nothing refers to, which some use as comments. */
  unused: Range[];
};

/** The URLs of published files by what a text has in their place. */
export type PublishedUrls = Map<string, string>;

declare module 'mdast' {
  interface RootData {
    destinations?: Range[];
  }
}

/** Records where the destinations of links are, which the nodes of a tree do not say. */
export function destinations(this: Processor) {
  const record: FromMarkdown = {
    enter: { resourceDestination: enter, definitionDestination: enter },
  };
  const data = this.data();
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), record];
}

const enter: NonNullable<FromMarkdown['enter']>[string] = function (token) {
  const [root] = this.stack;
  root.data ??= {};
  const found = root.data as NonNullable<Root['data']>;
  found.destinations ??= [];
  found.destinations.push([token.start.offset, token.end.offset]);
};

/** Collects the parts of a Markdown file that its published Markdown has otherwise, before plugins change the tree. */
export function markdownParts() {
  return (tree: Root, file: VFile) => {
    const parts: MarkdownParts = {
      destinations: tree.data?.destinations ?? [],
      html: [],
      formulas: [],
      unused: [],
    };
    const isUsed = usedDefinitions(tree);
    visit(tree, (node) => {
      const range = rangeOf(node);
      if (!range) return;
      if (node.type === 'html') parts.html.push(range);
      if (node.type === 'math' || node.type === 'inlineMath') parts.formulas.push(range);
      const isDefinition = node.type === 'definition' || node.type === 'footnoteDefinition';
      if (isDefinition && !isUsed(node)) parts.unused.push(range);
    });
    file.data.markdownParts = parts;
  };
}

function rangeOf({ position }: Pick<Nodes, 'position'>): Range | undefined {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  return [start.offset, end.offset];
}

/** Tells which definitions a page shows: of two with one name, the first counts, and a footnote may lead to another. */
function usedDefinitions(tree: Root): (node: Nodes) => boolean {
  const definitions = new Map<string, Nodes>();
  visit(tree, ['definition', 'footnoteDefinition'], (node) => {
    const key = keyOf(node);
    if (!definitions.has(key)) definitions.set(key, node);
  });
  const used = new Set<Nodes>();
  collect(tree);
  return (node) => used.has(node);

  function collect(from: Nodes): void {
    visit(from, (node) => {
      if (node.type === 'footnoteDefinition' && node !== from) return SKIP;
      if (!/Reference$/.test(node.type)) return undefined;
      const definition = definitions.get(keyOf(node));
      if (!definition || used.has(definition)) return undefined;
      used.add(definition);
      collect(definition);
      return undefined;
    });
  }
}

function keyOf(node: Nodes): string {
  const name = 'identifier' in node ? node.identifier : '';
  return `${node.type.startsWith('footnote') ? 'footnote' : 'link'} ${name}`;
}

/** Records the URL that a file named in a text is published at. @param written as it is in the text */
export function recordPublished(file: VFile, written: string, url: string): void {
  file.data.publishedUrls ??= new Map();
  if (!file.data.publishedUrls.has(written)) file.data.publishedUrls.set(written, url);
}

type Edit = { from: number; to: number; text: string };

/**
 * The Markdown of a file as its author has written it, for readers outside of the site: with absolute URLs, those of
 * the published files among them, and without what the page does not show: comments and unused definitions.
 * @param source what was rendered
 */
export function plainMarkdown(options: RenderOptions, file: VFile, source: string): string {
  const { destinations, html, formulas, unused } = file.data.markdownParts ?? noParts;
  const absolute = absoluteUrls(options, file);
  const edits = [
    ...unused.map(([from, to]) => removal(source, from, to)),
    ...destinations.map(([from, to]) => {
      const written = source.slice(from, to).replace(/^<(.*)>$/s, '$1');
      return { from, to, text: linkDestination(absolute(decodeString(written))) };
    }),
    ...html.flatMap(([from, to]) => htmlEdits(source, from, to, absolute)),
    ...formulas.map(([from, to]) => {
      // The end of the line stays one that TeX ignores.
      const text = source.slice(from, to).replaceAll(/(?<!\\)((?:\\\\)*%)[^\n]*/g, '$1');
      return { from, to, text };
    }),
    ...(file.data.wikiLinks ?? []).map(({ range: [from, to], nodes }) => ({
      from,
      to,
      text: markdownOf(nodes, absolute),
    })),
  ];
  return `${applied(source, edits).trim()}\n`;
}

const noParts: MarkdownParts = { destinations: [], html: [], formulas: [], unused: [] };

/** Makes a function that gives the absolute form of a URL of the text. */
function absoluteUrls({ siteUrl, basePath, urlOfFile }: RenderOptions, file: VFile) {
  const base = new URL(basePath + urlOfFile(file.path), siteUrl).href;
  // The tree of a page may have encoded what the file has not.
  const keyOf = (url: string) => (canParseUrl(url, base) ? new URL(url, base).href : url);
  const published = new Map<string, string>();
  for (const [written, url] of file.data.publishedUrls ?? []) published.set(keyOf(written), url);
  for (const { written, url, file: target } of file.data.links ?? []) {
    if (target !== undefined && !published.has(keyOf(written))) published.set(keyOf(written), url);
  }
  return (written: string) => resolveUrl(published.get(keyOf(written)) ?? written, base, basePath);
}

/** Removes a part of a text, with the line that it alone stands in. */
function removal(source: string, from: number, to: number): Edit {
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const end = source.indexOf('\n', to) < 0 ? source.length : source.indexOf('\n', to) + 1;
  const isAlone = `${source.slice(start, from)}${source.slice(to, end)}`.trim() === '';
  return isAlone ? { from: start, to: end, text: '' } : { from, to, text: '' };
}

const URLS = new Set(Object.keys(urlAttributes).map((name) => name.toLowerCase()));

function htmlEdits(
  source: string,
  from: number,
  to: number,
  absolute: (url: string) => string,
): Edit[] {
  const html = source.slice(from, to);
  return readMarkup(html, { isForeign: false }).flatMap((piece): Edit[] => {
    if (piece.type === 'start') return attributeEdits(html, from, piece, absolute);
    if (!/comment$/.test(piece.type)) return [];
    return [removal(source, from + piece.from, from + piece.to)];
  });
}

function attributeEdits(
  html: string,
  offset: number,
  { attributes }: Tag,
  absolute: (url: string) => string,
): Edit[] {
  return attributes.flatMap(({ name, value, from }) => {
    const isSrcset = name === 'srcset';
    if (!isSrcset && !URLS.has(name)) return [];
    const written = /^[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/.exec(html.slice(from))?.[0];
    if (written === undefined) return [];
    const url = isSrcset
      ? formatSrcset(parseSrcset(value).map((it) => ({ ...it, url: absolute(it.url) })))
      : absolute(value.trim());
    const escaped = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const start = offset + from;
    return [{ from: start, to: start + written.length, text: `${name}="${escaped}"` }];
  });
}

function markdownOf(nodes: PhrasingContent[], absolute: (url: string) => string): string {
  const children = nodes.map((node) => {
    if (node.type === 'html') {
      const edits = htmlEdits(node.value, 0, node.value.length, absolute);
      return { ...node, value: applied(node.value, edits) };
    }
    return 'url' in node ? { ...node, url: absolute(node.url) } : node;
  });
  return toMarkdown({ type: 'paragraph', children }).trim();
}

/** Of two edits that overlap, the outer one is made. */
function applied(source: string, edits: Edit[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < end) continue;
    pieces.push(source.slice(end, from), text);
    end = to;
  }
  return pieces.join('') + source.slice(end);
}
