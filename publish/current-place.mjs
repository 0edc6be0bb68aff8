import { visitParents } from 'unist-util-visit-parents';

/**
 * Marks where the reader is: in each `nav` the link to the page itself, and in the site's menu also the
 * one to the part that it belongs to.
 * @param {import('hast').Root} page
 * @param {string} address the page's path on the site, such as `/posts/a/`
 */
export function currentPlace(page, address) {
  visitParents(page, { tagName: 'a' }, ({ properties }, parents) => {
    const isWithin = (/** @type {string} */ name) =>
      parents.some((parent) => parent.type === 'element' && parent.tagName === name);
    if (!isWithin('nav')) return;
    const href = decode(String(properties.href ?? ''));
    const isPart = isWithin('header') && href !== '/' && address.startsWith(href);
    if (href === address) properties.ariaCurrent = 'page';
    else if (isPart) properties.ariaCurrent = 'true';
  });
}

/** @param {string} href */
function decode(href) {
  try {
    return decodeURI(href);
  } catch {
    // An address of the author's that is none.
    return href;
  }
}
