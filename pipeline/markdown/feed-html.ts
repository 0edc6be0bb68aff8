import type { Element, ElementContent, Root, RootContent } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import type { VFile } from 'vfile';

/** What feeds get in place of an element that only works on the page, or null for nothing. */
export type FeedReplacements = Map<Element, Element | null>;

/** Replaces an element in feeds. @param other null to remove it */
export function replaceInFeed(file: VFile, element: Element, other: Element | null): void {
  file.data.feedReplacements = new Map([...(file.data.feedReplacements ?? []), [element, other]]);
}

/**
 * Makes the tree for feeds from that of a page: with absolute URLs, without buttons, and with one variant
 * of each image, since few feed readers choose among several.
 * @param absoluteUrl makes a URL of the tree absolute
 * @returns another tree; that of the page stays as it is
 */
export function feedTree(
  page: Root,
  replacements: FeedReplacements,
  absoluteUrl: (url: string) => string,
): Root {
  return { ...page, children: page.children.flatMap(toFeed) };

  function toFeed<Node extends RootContent | ElementContent>(node: Node): Node | Element | [] {
    if (node.type !== 'element') return node;
    const other = replacements.get(node);
    if (other === null || node.tagName === 'button') return [];
    const element = other ?? (node.tagName === 'picture' && node.children.find(isImg)) ?? node;
    const { tagName, properties, children } = element || node;
    const attributes = { ...properties };
    if (tagName === 'img' && attributes.src) {
      delete attributes.srcSet;
      delete attributes.sizes;
    }
    for (const name of Object.keys(urlAttributes)) {
      const url = attributes[name];
      if (typeof url === 'string') attributes[name] = absoluteUrl(url);
    }
    return { ...(element || node), properties: attributes, children: children.flatMap(toFeed) };
  }
}

function isImg(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'img';
}
