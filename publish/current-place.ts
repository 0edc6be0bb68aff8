import type { Root } from 'hast';
import { visitParents } from 'unist-util-visit-parents';

/**
 * Marks where the reader is: in each `nav` the link to the page itself, and in the site's menu also the
 * one to the part that it belongs to.
 * @param address the page's path on the site, such as `/posts/a/`
 */
export function currentPlace(page: Root, address: string) {
  visitParents(page, { tagName: 'a' }, ({ properties }, parents) => {
    const isWithin = (name: string) =>
      parents.some((parent) => parent.type === 'element' && parent.tagName === name);
    if (!isWithin('nav')) return;
    const href = decode(String(properties.href ?? ''));
    const isPart = isWithin('header') && href !== '/' && address.startsWith(href);
    if (href === address) properties.ariaCurrent = 'page';
    else if (isPart) properties.ariaCurrent = 'true';
  });
}

function decode(href: string) {
  try {
    return decodeURI(href);
  } catch {
    // An address of the author's that is none.
    return href;
  }
}
