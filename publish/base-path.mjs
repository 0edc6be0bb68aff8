import { urlAttributes } from 'html-url-attributes';
import { visit } from 'unist-util-visit';

/**
 * Puts the path under which the site lies in front of each address from the site's top, such as
 * `/posts/`. What Next wrote has it already: its files under `_next`, and all of the head.
 * @param {import('hast').Root} page
 * @param {string} basePath such as `/blog`, or nothing
 */
export function addBasePath(page, basePath) {
  if (basePath === '') return;
  visit(page, 'element', (element) => {
    if (element.tagName === 'head') return 'skip';
    const { tagName, properties } = element;
    for (const [name, value] of Object.entries(properties)) {
      const tags = urlAttributes[name];
      const isSvgLink =
        (name === 'href' || name === 'xLinkHref') && tags?.includes(tagName) !== true;
      if (name === 'srcSet') {
        properties[name] = String(value).replace(/(^|,\s+|\s)(?=\/(?!\/))/g, `$1${basePath}`);
      } else if (tags === null || tags?.includes(tagName) || isSvgLink) {
        properties[name] = withBasePath(value, basePath);
      }
    }
    return undefined;
  });
}

/**
 * @template Value
 * @param {Value} address
 * @param {string} basePath
 */
export function withBasePath(address, basePath) {
  const isFromTop = typeof address === 'string' && /^\/(?!\/)/.test(address);
  return isFromTop && !address.startsWith(`${basePath}/_next/`) ? basePath + address : address;
}
