import type { Parents, Root } from 'hast';
import { percentDecode } from '../pipeline/percent-decode';
import { SKIP, visitElements } from './visit-elements';

/**
 * Sets `aria-current` (WAI-ARIA 1.2): in each `nav` on the link to the page itself, and in the header's
 * menu also on the link to the section that the page belongs to.
 * @param pathname of the page, such as `/posts/a/`
 */
export function markCurrentPage(page: Root, pathname: string): void {
  markLinks(page, { isInNav: false, isInHeader: false });

  function markLinks(tree: Parents, { isInNav, isInHeader }: Ancestors): void {
    visitElements(tree, (element) => {
      const { tagName, properties } = element;
      if (tagName === 'nav' || tagName === 'header') {
        markLinks(element, {
          isInNav: isInNav || tagName === 'nav',
          isInHeader: isInHeader || tagName === 'header',
        });
        return SKIP;
      }
      if (tagName !== 'a' || !isInNav) return undefined;
      const href = percentDecode(String(properties.href ?? ''));
      const isSection = isInHeader && href !== '/' && pathname.startsWith(href);
      if (href === pathname) properties.ariaCurrent = 'page';
      else if (isSection) properties.ariaCurrent = 'true';
      return undefined;
    });
  }
}

type Ancestors = { isInNav: boolean; isInHeader: boolean };
