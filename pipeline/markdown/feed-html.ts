import type { Element, ElementContent, Root, RootContent } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import { resolveUrl } from '../resolve-url';
import { eventHandlers, isScriptUrl } from './html/csp-violations';
import { parseSrcset } from './images/srcset';
import type { RenderOptions } from './render-options';

/** What feeds get in place of an element that only works on the page, or null for nothing. */
export type FeedReplacements = Map<Element, Element | null>;

/** Replaces an element in feeds. @param other null to remove it */
export function replaceInFeed(file: VFile, element: Element, other: Element | null): void {
  // One map for all: a copy for each heading of a long text takes quadratic time.
  file.data.feedReplacements ??= new Map();
  file.data.feedReplacements.set(element, other);
}

/** Renders the same tree for feeds, with absolute URLs. */
export function feedHtml({ siteUrl, basePath, urlOfFile }: RenderOptions) {
  const writer = unified().use(rehypeStringify).freeze();
  return (tree: Root, file: VFile) => {
    const base = new URL(basePath + urlOfFile(file.path), siteUrl).href;
    const html = writer.stringify(
      feedTree(tree, file.data.feedReplacements ?? new Map(), (url) =>
        resolveUrl(url, base, basePath),
      ),
    );
    // What the feed does not have leaves its line break behind.
    file.data.feedHtml = html.trim();
  };
}

/**
 * Makes the tree for feeds from that of a page: with absolute URLs, without buttons and code, and with one
 * variant of each image, since few feed readers choose among several.
 * @param absoluteUrl makes a URL of the tree absolute
 * @returns another tree; that of the page stays as it is
 */
function feedTree(
  page: Root,
  replacements: FeedReplacements,
  absoluteUrl: (url: string) => string,
): Root {
  return { ...page, children: page.children.flatMap(toFeed) };

  function toFeed<Node extends RootContent | ElementContent>(
    node: Node,
  ): Node | Element | ElementContent[] {
    // Notes that authors leave to themselves.
    if (node.type === 'comment') return [];
    if (node.type !== 'element') return node;
    const other = replacements.get(node);
    if (other === null || ONLY_ON_PAGES.has(node.tagName)) return [];
    if (isNoWrap(node)) return node.children.flatMap(toFeed);
    const element = other ?? (node.tagName === 'picture' && node.children.find(isImg)) ?? node;
    const { tagName, properties, children } = element || node;
    const attributes = { ...properties };
    if (tagName === 'img') {
      attributes.src ??= parseSrcset(String(attributes.srcSet ?? '')).at(0)?.url;
      delete attributes.srcSet;
      delete attributes.sizes;
    }
    for (const name of eventHandlers(node)) delete attributes[name];
    for (const name of Object.keys(urlAttributes)) {
      const url = attributes[name];
      if (isScriptUrl(url)) delete attributes[name];
      else if (typeof url === 'string') attributes[name] = absoluteUrl(url);
    }
    return { ...(element || node), properties: attributes, children: children.flatMap(toFeed) };
  }
}

// Feed readers remove code, and some reject a feed with it.
const ONLY_ON_PAGES = new Set(['button', 'script', 'style']);

/** Where the page keeps signs beside a formula, which needs its style sheet. */
function isNoWrap({ tagName, properties }: Element): boolean {
  return tagName === 'span' && [properties.className].flat().includes('nowrap');
}

function isImg(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'img';
}
