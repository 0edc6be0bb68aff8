import { withBasePath } from './base-path.mjs';

/**
 * Addresses that lead to others, by path on the site.
 * @typedef {Map<string, string>} Redirects
 */

/** Where other generators have their feed: who followed a site that has moved here goes on hearing of it. */
const feeds = ['/atom.xml', '/rss.xml', '/index.xml', '/feed/'];

/**
 * All redirects of the site: its own, and the former addresses that posts name.
 * @param {{ url?: string, redirect_from?: string[] }[]} documents
 * @param {Set<string>} taken the addresses of what is published
 * @returns {Redirects}
 * @throws {Error} where a former address is one that is in use
 */
export function redirectsOf(documents, taken) {
  /** @type {Redirects} */
  const redirects = new Map();
  for (const feed of feeds) if (!taken.has(feed)) redirects.set(feed, '/feed.xml');
  for (const { url, redirect_from: former = [] } of documents) {
    for (const address of url ? former : []) {
      if (taken.has(address)) {
        throw new Error(
          `redirect_from: ${address} is an address of the site itself, so it cannot lead to ${url}: take it out`,
        );
      }
      redirects.set(address, /** @type {string} */ (url));
    }
  }
  return redirects;
}

/**
 * The redirects for edge hosts, as their file `_redirects`.
 * @see https://developers.cloudflare.com/workers/static-assets/redirects/
 * @param {Redirects} redirects
 * @param {string} basePath
 */
export function redirectsFile(redirects, basePath) {
  return [...redirects]
    .flatMap(([from, to]) => forms(from).map((form) => [form, to]))
    .map(([from, to]) => `${basePath}${encodeURI(from)} ${withBasePath(to, basePath)} 301\n`)
    .join('');
}

/**
 * A page for hosts that only know files: a browser goes on by itself, a search engine knows what is meant.
 * @param {string} from
 * @param {string} to
 * @param {string} basePath
 * @returns {{ id: string, html: string } | undefined} nothing where no file can be a page
 */
export function redirectPage(from, to, basePath) {
  const isPage = from.endsWith('.html');
  if (!isPage && !from.endsWith('/')) return undefined;
  const target = withBasePath(to, basePath);
  return {
    id: decodeURI(isPage ? from.slice(1) : `${from.slice(1)}index.html`),
    html: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Moved</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url=${target}"><link rel="canonical" href="${target}">
</head><body><p>This page has moved: <a href="${target}">${target}</a></p></body></html>
`,
  };
}

/**
 * An address as it may be asked for: a folder also without its last slash.
 * @param {string} address
 */
export function forms(address) {
  return address.endsWith('/') && address !== '/' ? [address, address.slice(0, -1)] : [address];
}
