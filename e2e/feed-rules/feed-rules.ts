// The rules of feeds, as their specifications and those who read them have them. No validator runs here:
// that of the W3C is a website and a Python program (https://github.com/w3c/feedvalidator), and none was
// found for Node. feedsmith reads what is broken, as a reader must. What that of the W3C says of
// the feeds here beyond these rules: SVG and MathML are “non-html tags”, frames a risk, entries of one day
// have the same time, `docs` of OPML 2.0 is unknown, and what Apple demands of a show is missing.
import { checkAtom } from './atom';
import type { Report } from './element-rules';
import { checkJsonFeed } from './json-feed';
import { checkOpml } from './opml';
import { parseXml, type XmlElement } from './parse-xml';
import { checkRss } from './rss';
import { checkSitemap } from './sitemap';

/** A feed as a host sends it. */
export type SentFeed = {
  /** Where it is published, which is not the host of a test. */
  url: string;
  /** The Content-Type header. */
  contentType: string;
  body: string;
};

/**
 * Browsers download `application/atom+xml` and `application/rss+xml`, or show their source
 * (https://github.com/whatwg/html/issues/7420). Readers and the validator of the W3C take this one as well.
 */
const XML = ['application/xml'];

/** The rules of XML formats, by the name of their root element. */
const formats: Record<
  string,
  { types: string[]; check: (root: XmlElement, feed: SentFeed, report: Report) => void }
> = {
  'atom:feed': {
    types: XML,
    check: (root, { url }, report) => checkAtom(root, url, report),
  },
  rss: {
    types: XML,
    check: (root, { url }, report) => checkRss(root, url, report),
  },
  opml: {
    types: ['text/x-opml'],
    check: (root, { body }, report) => checkOpml(root, body, report),
  },
  'sitemap:urlset': {
    types: ['application/xml', 'text/xml'],
    check: (root, { url }, report) => checkSitemap(root, url, report),
  },
};

/**
 * The rules that a feed violates, each with its place. It is Atom, RSS, JSON Feed, OPML or a sitemap.
 * @returns nothing for a valid feed
 */
export function violationsOf(feed: SentFeed): string[] {
  return feed.body.trimStart().startsWith('{') ? inJson(feed) : inXml(feed);
}

function inXml(feed: SentFeed): string[] {
  const violations: string[] = [];
  const root = parsed(() => parseXml(feed.body));
  if (root instanceof Error) return [`not well-formed: ${root.message}`];
  const format = formats[root.name];
  if (!format) return [`line ${root.line}, ${root.name}: no format has this root element`];
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(feed.body)) {
    violations.push('line 1: no XML declaration with the encoding UTF-8');
  }
  violations.push(...contentTypeViolations(feed.contentType, format.types));
  format.check(root, feed, ({ line, name }, message) =>
    violations.push(`line ${line}, ${name}: ${message}`),
  );
  return violations;
}

function inJson({ body, url, contentType }: SentFeed): string[] {
  const root = parsed<unknown>(() => JSON.parse(body));
  if (root instanceof Error) return [`not well-formed: ${root.message}`];
  const violations = contentTypeViolations(contentType, ['application/feed+json']);
  checkJsonFeed(root, url, (place, message) => violations.push(`${place}: ${message}`));
  return violations;
}

function parsed<Root>(parse: () => Root): Root | Error {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function contentTypeViolations(contentType: string, types: string[]): string[] {
  const [type, parameter] = contentType.toLowerCase().split(/;\s*/);
  const isValid = types.includes(type) && [undefined, 'charset=utf-8'].includes(parameter);
  return isValid ? [] : [`Content-Type: “${contentType}” is not ${types.join(' or ')}`];
}
