import type { Root } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import { visit } from 'unist-util-visit';

/**
 * Puts the path under which the site lies in front of each address from the site's top, such as
 * `/posts/`. Next has done so already in all of the head, for its own files, and in its own links,
 * which are on pages with client components.
 * @param basePath such as `/blog`, or nothing
 */
export function addBasePath(page: Root, basePath: string, { hasRuntime }: { hasRuntime: boolean }) {
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
 * @param address others stay as they are
 */
export function withBasePath(address: string, basePath: string) {
  return /^\/(?!\/)/.test(address) ? basePath + address : address;
}

function inCss(css: string, basePath: string) {
  return css.replace(/(url\(\s*["']?)(?=\/(?!\/))/gi, `$1${basePath}`);
}

function holdsAddress(attribute: string, tagName: string) {
  const tags = urlAttributes[attribute];
  // In SVG, any element may link.
  return tags === null || tags?.includes(tagName) || /^(href|xLinkHref)$/.test(attribute);
}
