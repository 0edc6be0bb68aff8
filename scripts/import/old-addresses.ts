import { basename } from 'node:path/posix';
import type { JekyllDocument } from './jekyll-document';
import type { JekyllSite } from './jekyll-site';
import { linesOf } from './kramdown-lines';

/** Where the addresses of a blog lead now. */
export type OldAddresses = {
  /**
   * What a link of a document becomes: the new address of a page, or the path of a file from the top. Others stay.
   * @param from the address of the document with the link
   */
  resolve(address: string, from: string | undefined): NewAddress;
};

/** What an address becomes. */
type NewAddress = {
  url: string;
  /** Whether the blog has no such page or file here: the address leads to where it was published. */
  isMissing?: boolean;
};

/** Pages that each site here has, by the names that blogs have for them. */
const OWN_PAGES: Record<string, string> = {
  '': '/',
  '/blog': '/posts/',
  '/posts': '/posts/',
  '/archive': '/posts/',
  '/archives': '/posts/',
  '/tags': '/tags/',
  '/categories': '/tags/',
  '/feed.xml': '/feed.xml',
  '/atom.xml': '/feed.xml',
  '/rss.xml': '/feed.xml',
  '/feed': '/feed.xml',
  '/sitemap.xml': '/sitemap.xml',
};
/** No host has this name (RFC 2606): what a blog without an address of its own lacks. */
const NOWHERE = 'https://missing.invalid';

/** Links in Markdown and HTML: what is before the destination, and the destination. */
const DESTINATION =
  /(\]\(\s*<)([^<>\n]+)(?=>)|(\]\(\s*)((?:[^\s()<>]|\([^\s()<>]*\))+)|(^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?)([^\s<>]+)|(<[a-z][^<>]*?\s(?:src|href|poster|data-src)\s*=\s*["']?)([^"'\s<>]+)/gim;
/** Code within a line and formulas, whose brackets make no links. */
const CODE =
  /\$\$[\s\S]*?\$\$|\\\\\([\s\S]*?\\\\\)|\\begin\{[a-z]+\*?\}[\s\S]*?\\end\{[a-z]+\*?\}|(`+)(?!`)[^`]*?(?<!`)\1(?!`)/g;

/** Finds the new addresses of a blog's pages. @param newUrls of the documents that are imported */
export function oldAddresses(
  { config, others }: JekyllSite,
  newUrls: Map<JekyllDocument, string>,
): OldAddresses {
  const urls = new Map<string, string>();
  for (const [document, url] of newUrls) {
    if (document.url !== undefined) urls.set(keyOf(document.url), url);
  }
  // Authors also write the name of the file of a post.
  const sources = new Map([...newUrls].map(([{ file }, url]) => [basename(file), url]));
  const files = new Set(others.map((file) => `/${file}`));
  const host =
    config.url === '' ? undefined : config.url.replace(/^https?:\/\//i, '').toLowerCase();

  function pathOf(address: string, from: string): string | undefined {
    let path = address;
    const absolute = /^(?:https?:)?\/\/([^/?#]+)(.*)$/i.exec(address);
    if (absolute) {
      if (host === undefined || absolute[1].toLowerCase() !== host) return undefined;
      path = absolute[2] || '/';
    } else if (/^(?:[a-z][a-z\d+.-]*:|#|\?|\{)/i.test(address)) return undefined;
    if (config.baseurl !== '' && `${path}/`.startsWith(`${config.baseurl}/`)) {
      path = path.slice(config.baseurl.length) || '/';
    }
    if (path.startsWith('/')) return path;
    try {
      const { pathname, search, hash } = new URL(path, `http://blog.example${from}`);
      return decodeURI(pathname) + search + hash;
    } catch {
      return undefined;
    }
  }

  return {
    resolve(written, from = '/') {
      const address = written.replaceAll(/&(?:amp|#x26|#38);/gi, '&');
      const path = pathOf(address, from);
      if (path === undefined) return { url: written };
      const [, name, rest] = /^([^?#]*)(.*)$/.exec(path) ?? [];
      const source = /\.(?:md|markdown)$/i.test(name ?? '')
        ? sources.get(basename(decoded(name ?? '')))
        : undefined;
      const page = urls.get(keyOf(name ?? '')) ?? source;
      if (page !== undefined) return { url: `${page}${(rest ?? '').replace(/^\?[^#]*/, '')}` };
      // A relative path may be meant from the top, as a theme has it.
      const fromTop = `/${address.replace(/^\.?\//, '')}`;
      if (files.has(decoded(name ?? ''))) return { url: path };
      if (files.has(decoded(fromTop))) return { url: fromTop };
      const own = OWN_PAGES[keyOf(name ?? '')];
      if (own !== undefined) return { url: own };
      const home = /\.|^\/\/localhost/.test(host ?? '')
        ? `${config.url}${config.baseurl}`
        : NOWHERE;
      return { url: `${home}${encodeURI(decoded(path))}`, isMissing: true };
    },
  };
}

/** Rewrites the links and images of a text, but for those in code. */
export function withAddresses(markdown: string, change: (address: string) => string): string {
  const runs: { isCode: boolean; lines: string[] }[] = [];
  for (const { text, kind } of linesOf(markdown)) {
    const isCode = kind === 'code';
    if (runs.at(-1)?.isCode === isCode) runs.at(-1)?.lines.push(text);
    else runs.push({ isCode, lines: [text] });
  }
  return runs
    .map(({ isCode, lines }) => (isCode ? lines.join('\n') : outsideOfCode(lines.join('\n'))))
    .join('\n');

  function outsideOfCode(text: string): string {
    let result = '';
    let last = 0;
    for (const match of text.matchAll(CODE)) {
      result += changed(text.slice(last, match.index)) + match[0];
      last = match.index + match[0].length;
    }
    return result + changed(text.slice(last));
  }

  function changed(text: string): string {
    return text.replaceAll(DESTINATION, (whole, ...groups: (string | undefined)[]) => {
      const place = [0, 2, 4, 6].find((index) => groups[index] !== undefined);
      if (place === undefined) return whole;
      const address = groups[place + 1] ?? '';
      const written = change(address);
      return `${groups[place]}${/[\s()]/.test(written) && !/[\s()]/.test(address) ? encodeURI(written).replaceAll('(', '%28').replaceAll(')', '%29') : written}`;
    });
  }
}

/** The same for all forms in which hosts answer a page. */
export function keyOf(path: string): string {
  return decoded(path)
    .replace(/(?:\/index)?(?:\.(?:html?|md|markdown))?\/?$/i, '')
    .toLowerCase();
}

/** A path without percent-encoding, but for what separates its parts. */
export function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
