import type { Element, ElementContent, Root, RootContent } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import type { VFile } from 'vfile';

/** What feed readers get in place of an element that only means something on the page, or null. */
export type FeedReplacements = Map<Element, Element | null>;

/** Leaves an element out of feeds, or puts another in its place. */
export function replaceInFeed(file: VFile, element: Element, other: Element | null): void {
  file.data.feedReplacements = new Map([...(file.data.feedReplacements ?? []), [element, other]]);
}

/**
 * Makes the tree for feed readers of that of a page: absolute URLs, no buttons, and each image in one
 * size, since few feed readers choose among several.
 * @param absoluteUrl makes a URL of the text absolute
 * @returns a tree of its own
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
