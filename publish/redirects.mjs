import { addressOf, formsOf, idOf, PublishError } from './addresses.mjs';
import { withBasePath } from './base-path.mjs';

/**
 * Addresses that lead to others.
 * @typedef {Map<string, string>} Redirects
 */

/** Where other generators have their feed: who followed a site that has moved here goes on hearing of it. */
const feeds = ['/atom.xml', '/rss.xml', '/index.xml', '/feed/'];

/**
 * All redirects of the site: its own, and the former addresses that posts name.
 * @param {{ from: string, to: string, file: string }[]} former as addresses are written in a browser
 * @param {Set<string>} published the ids of all files
 * @returns {Redirects}
 * @throws {PublishError} where a former address is one that is in use
 */
export function redirectsOf(former, published) {
  const used = new Set([...published].flatMap((id) => formsOf(addressOf(id))));
  /** @type {Redirects} */
  const redirects = new Map();
  /** @type {Map<string, string>} which post's each file of a redirect is */
  const owners = new Map();
  for (const feed of feeds) if (!published.has(idOf(feed))) redirects.set(feed, '/feed.xml');
  for (const { from, to, file } of former) {
    const [old, now] = [decodeURI(from), decodeURI(to)];
    // A permalink may be the address that the post has anyway.
    if (idOf(old) === idOf(now) || formsOf(now).includes(old)) continue;
    const folders = old.split('/').map((_name, index, all) => all.slice(1, index).join('/'));
    const isUsed = used.has(old) || published.has(idOf(old));
    if (isUsed || folders.some((folder) => published.has(folder))) {
      throw refusal(file, old, 'is in use by the site itself');
    }
    const owner = owners.get(idOf(old)) ?? file;
    if (owner !== file) throw refusal(file, old, `leads to ${owner} already`);
    owners.set(idOf(old), file);
    redirects.set(old, now);
  }
  return redirects;
}

/** @param {string} file @param {string} address @param {string} what */
function refusal(file, address, what) {
  return new PublishError(
    `${file}  redirect_from: ${address} ${what}\n    → take it out, also where it is the permalink`,
  );
}

// What Cloudflare reads of the file, at most. Pages lead on from the others.
const MOST_RULES = 2000;

/**
 * The redirects for edge hosts, as their file `_redirects`.
 * @see https://developers.cloudflare.com/workers/static-assets/redirects/
 * @param {Redirects} redirects
 */
export function redirectsFile(redirects) {
  return [...redirects]
    .flatMap(([from, to]) =>
      formsOf(from).map((form) => `${encodeURI(form)} ${encodeURI(to)} 301\n`),
    )
    .slice(0, MOST_RULES)
    .join('');
}

/**
 * A page for hosts that only know files: a browser goes on by itself, a search engine knows what is meant.
 * @param {string} from
 * @param {string} to
 * @param {string} basePath
 * @returns {{ id: string, html: string } | undefined} nothing where the file could not be a page
 */
export function redirectPage(from, to, basePath) {
  const id = idOf(from);
  if (!id.endsWith('.html')) return undefined;
  const target = encodeURI(withBasePath(to, basePath));
  return {
    id,
    html: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Moved</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url=${target}"><link rel="canonical" href="${target}">
</head><body><p>This page has moved: <a href="${target}">${target}</a></p></body></html>
`,
  };
}
