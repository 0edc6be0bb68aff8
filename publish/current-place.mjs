import { visit } from 'unist-util-visit';

/**
 * Marks in the page's menu where the reader is: the link to the page itself, and the one to the part
 * of the site that it belongs to.
 * @param {import('hast').Root} page
 * @param {string} address the page's path on the site, such as `/posts/a/`
 */
export function currentPlace(page, address) {
  visit(page, { tagName: 'header' }, (header) => {
    visit(header, { tagName: 'nav' }, (nav) => {
      visit(nav, { tagName: 'a' }, ({ properties }) => {
        const href = String(properties.href ?? '');
        if (href === address) properties.ariaCurrent = 'page';
        else if (href !== '/' && address.startsWith(href)) properties.ariaCurrent = 'true';
      });
    });
    return 'skip';
  });
}
