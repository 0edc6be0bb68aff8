import type { Root } from 'hast';
import { visitParents } from 'unist-util-visit-parents';
import { percentDecode } from '../pipeline/percent-decode';

/**
 * Sets `aria-current` (WAI-ARIA 1.2): in each `nav` on the link to the page itself, and in the header's
 * menu also on the link to the section that the page belongs to.
 * @param pathname of the page, such as `/posts/a/`
 */
export function markCurrentPage(page: Root, pathname: string): void {
  visitParents(page, { tagName: 'a' }, ({ properties }, parents) => {
    const isWithin = (name: string) =>
      parents.some((parent) => parent.type === 'element' && parent.tagName === name);
    if (!isWithin('nav')) return;
    const href = percentDecode(String(properties.href ?? ''));
    const isSection = isWithin('header') && href !== '/' && pathname.startsWith(href);
    if (href === pathname) properties.ariaCurrent = 'page';
    else if (isSection) properties.ariaCurrent = 'true';
  });
}
