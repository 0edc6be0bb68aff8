import { urlAttributes } from 'html-url-attributes';
import { visit } from 'unist-util-visit';

/**
 * Puts the path under which the site lies in front of each address from the site's top, such as
 * `/posts/`. Next has done so already in all of the head, for its own files, and in its own links,
 * which are on pages with client components.
 * @param {import('hast').Root} page
 * @param {string} basePath such as `/blog`, or nothing
 * @param {{ hasRuntime: boolean }} exported
 */
export function addBasePath(page, basePath, { hasRuntime }) {
  if (basePath === '') return;
  const done = hasRuntime ? `${basePath}/` : `${basePath}/_next/`;
  visit(page, 'element', ({ tagName, properties, children }) => {
    if (tagName === 'head') return 'skip';
    for (const child of tagName === 'style' ? children : []) {
      if (child.type === 'text') child.value = inCss(child.value, basePath);
    }
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string' || value.startsWith(done)) continue;
      if (name === 'style') {
        properties[name] = inCss(value, basePath);
      } else if (name === 'srcSet' && !value.includes('data:')) {
        properties[name] = value.replace(/(^|,\s*|\s)(?=\/(?!\/))/g, `$1${basePath}`);
      } else if (holdsAddress(name, tagName)) {
        properties[name] = withBasePath(value, basePath);
      }
    }
    return undefined;
  });
}

/**
 * An address from the site's top, from the host's.
 * @param {string} address others stay as they are
 * @param {string} basePath
 */
export function withBasePath(address, basePath) {
  return /^\/(?!\/)/.test(address) ? basePath + address : address;
}

/** @param {string} css @param {string} basePath */
function inCss(css, basePath) {
  return css.replace(/(url\(\s*["']?)(?=\/(?!\/))/gi, `$1${basePath}`);
}

/** @param {string} attribute @param {string} tagName */
function holdsAddress(attribute, tagName) {
  const tags = urlAttributes[attribute];
  // In SVG, any element may link.
  return tags === null || tags?.includes(tagName) || /^(href|xLinkHref)$/.test(attribute);
}
