import type { Root } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import { formatSrcset, parseSrcset } from '../pipeline/markdown/images/srcset';
import { visitElements } from './visit-elements';

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
  visitElements(page, ({ tagName, properties, children }, parent) => {
    const isInHead = parent.type === 'element' && parent.tagName === 'head';
    const done = isInHead || hasRuntime ? `${basePath}/` : `${basePath}/_next/`;
    for (const child of tagName === 'style' ? children : []) {
      if (child.type === 'text') child.value = addBasePathToCss(child.value, basePath);
    }
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string' || value.startsWith(done)) continue;
      if (name === 'style') {
        properties[name] = addBasePathToCss(value, basePath);
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
  });
}

/** Puts the base path in front of a URL path; other URLs stay as they are. */
export function withBasePath(url: string, basePath: string): string {
  return /^\/(?!\/)/.test(url) ? basePath + url : url;
}

/** Puts the base path in front of each URL path in CSS, but for those that Next has written. */
export function addBasePathToCss(css: string, basePath: string): string {
  const isDone = (url: string) => url.startsWith(`${basePath}/_next/`);
  const withPath = (_match: string, start: string, url: string) =>
    start + (isDone(url) ? url : withBasePath(url, basePath));
  return (
    css
      .replace(/(url\(\s*["']?)(\/[^"')]*)/gi, withPath)
      .replace(/(@import\s+["'])(\/[^"']*)/gi, withPath)
      // Within image-set(), a string is a URL too.
      .replace(/image-set\((?:[^()]|\([^()]*\))*\)/gi, (set) =>
        set.replace(/((?:image-set\(|,)\s*["'])(\/[^"']*)/gi, withPath),
      )
  );
}

function isUrlAttribute(attribute: string, tagName: string): boolean {
  const tags = urlAttributes[attribute];
  // In SVG, any element may link.
  return tags === null || tags?.includes(tagName) || /^(href|xLinkHref)$/.test(attribute);
}
