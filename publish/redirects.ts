import { addressOf, formsOf, idOf } from './addresses';
import { withBasePath } from './base-path';
import type { ContentReport } from './content-report';
import { PublishError } from './diagnostics';

/** Addresses that lead to others. */
export type Redirects = Map<string, string>;

/** Where other generators have their feed: who followed a site that has moved here goes on hearing of it. */
const feeds = ['/atom.xml', '/rss.xml', '/index.xml', '/feed/'];

/**
 * All redirects of the site: its own, and the former addresses that posts name.
 * @param former as addresses are written in a browser
 * @param published the ids of all files
 * @throws {PublishError} where a former address is one that is in use
 */
export function redirectsOf(former: ContentReport['redirects'], published: Set<string>): Redirects {
  const redirects: Redirects = new Map();
  /** Whose each form of an address is */
  const owners: Map<string, string> = new Map();
  const files = new Set([...published].map(same));
  const folders = new Set([...published].flatMap(foldersOf).map(same));
  for (const id of published) {
    for (const form of formsOf(addressOf(id))) owners.set(same(form), SITE);
  }

  /** @returns who has it */
  function take(from: string, to: string, owner: string): string | undefined {
    const id = idOf(from);
    const taken = [...formsOf(from), `/${id}`].map(same);
    const other = taken.map((form) => owners.get(form)).find((name) => name && name !== owner);
    const isInTheWay = folders.has(same(id)) || foldersOf(id).some((name) => files.has(same(name)));
    if (other || isInTheWay) return other ?? SITE;
    for (const form of taken) owners.set(form, owner);
    if (id.endsWith('.html')) files.add(same(id));
    for (const folder of foldersOf(id)) folders.add(same(folder));
    redirects.set(from, to);
    return undefined;
  }

  for (const { from, to, file } of former) {
    const [old, now] = [decodeURIComponent(from), decodeURIComponent(to)];
    // A permalink may be the address that the post has anyway.
    if (idOf(old) === idOf(now) || formsOf(now).includes(old)) continue;
    const other = take(old, now, file);
    if (other === undefined) continue;
    throw new PublishError([
      {
        file,
        field: 'redirect_from',
        message: `${old} is in use by ${other}`,
        hint: 'take it out, also where it is the permalink',
      },
    ]);
  }
  for (const feed of feeds) take(feed, '/feed.xml', 'the feed');
  return redirects;
}

const SITE = 'the site itself';

/**
 * What two names have in common that are one on some file system.
 */
function same(name: string) {
  return name.normalize('NFC').toLowerCase();
}

function foldersOf(id: string): string[] {
  return id.split('/').flatMap((_name, index, all) => (index ? all.slice(0, index).join('/') : []));
}

// What Cloudflare reads of the file, at most. From most of the others a page leads on.
const MOST_RULES = 2000;

/**
 * The redirects for edge hosts, as their file `_redirects`.
 * @see https://developers.cloudflare.com/workers/static-assets/redirects/
 */
export function redirectsFile(redirects: Redirects) {
  return [...redirects]
    .flatMap(([from, to]) =>
      formsOf(from).map((form) => `${encodeURI(form)} ${encodeURI(to)} 301\n`),
    )
    .slice(0, MOST_RULES)
    .join('');
}

/**
 * A page for hosts that only know files: a browser goes on by itself, a search engine knows what is meant.
 * @returns nothing where the file could not be a page
 */
export function redirectPage(
  from: string,
  to: string,
  basePath: string,
): { id: string; html: string } | undefined {
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
