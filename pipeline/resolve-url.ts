import { canParseUrl } from './can-parse-url';

/**
 * The absolute form of a URL. One that is absolute stays as it is written, and one that cannot be parsed too:
 * a parser would add a slash to `https://a.example` and encode other characters, and who compares addresses
 * as text would take it for another.
 * @param base the absolute URL that it is relative to
 * @param basePath the path of the host under which the site is served, such as `/blog`, or ''
 */
export function resolveUrl(url: string, base: string, basePath: string): string {
  if (!canParseUrl(url, base)) return url;
  const { href, protocol } = new URL(isRootRelative(url) ? basePath + url : url, base);
  if (url.startsWith('//')) return protocol + url;
  // `https:a` is relative to a page of that scheme, and white space is not part of a URL.
  const isAbsolute = canParseUrl(url) && new URL(url).href === href;
  return isAbsolute && !/\s/.test(url) ? url : href;
}

function isRootRelative(url: string): boolean {
  return /^\/(?!\/)/.test(url);
}
