import type { Root } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import { visit } from 'unist-util-visit';
import { formatSrcset, parseSrcset } from '../pipeline/markdown/images/srcset';

/**
 * Puts the base path in front of each URL path, such as `/posts/`. Next has done so already in the
 * head, for its own files, and in its `<Link>`s, which are on pages with client components.
 * @param basePath such as `/blog`, or empty
 */
export function addBasePath(
  page: Root,
  basePath: string,
  { hasRuntime }: { hasRuntime: boolean },
): void {
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
      } else if (name === 'srcSet') {
        const candidates = parseSrcset(value).map(({ url, descriptor }) => ({
          url: withBasePath(url, basePath),
          descriptor,
        }));
        properties[name] = formatSrcset(candidates);
      } else if (isUrlAttribute(name, tagName)) {
        properties[name] = withBasePath(value, basePath);
      }
    }
    return undefined;
  });
}

/** Puts the base path in front of a URL path; other URLs stay as they are. */
export function withBasePath(url: string, basePath: string): string {
  return /^\/(?!\/)/.test(url) ? basePath + url : url;
}

function inCss(css: string, basePath: string): string {
  return css.replace(/(url\(\s*["']?)(?=\/(?!\/))/gi, `$1${basePath}`);
}

function isUrlAttribute(attribute: string, tagName: string): boolean {
  const tags = urlAttributes[attribute];
  // In SVG, any element may link.
  return tags === null || tags?.includes(tagName) || /^(href|xLinkHref)$/.test(attribute);
}
