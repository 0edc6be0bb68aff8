import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { canParseUrl } from '../pipeline/can-parse-url';
import type { Diagnostic } from '../pipeline/diagnostics/diagnostic';
import { didYouMean } from '../pipeline/diagnostics/did-you-mean';
import { parseSrcset } from '../pipeline/markdown/images/srcset';
import { percentDecode } from '../pipeline/percent-decode';
import { isExecutable, urlsInCss } from './csp';
import type { ExportedPage } from './exported-page';
import { namesOfPages } from './page-names';
import { pathnameVariants, toPathname } from './pathnames';
import { isProse } from './prose-element';
import type { Redirects } from './redirects';
import { SKIP, visitElements } from './visit-elements';

/** What a page refers to, and what can be referred to on it. */
export type PageLinks = {
  page: Pick<ExportedPage, 'pathname' | 'routeFile'>;
  links: Link[];
  ids: Set<string>;
  /** Whether a script in the author's text may add ids. */
  hasAuthorsScript: boolean;
  /** The canonical URL, if there is one. */
  canonical?: string;
};

type Link = {
  /** As it is written in the page: a URL, or a part of one. */
  href: string;
  /** What a person sees of it, such as its text. */
  label: string;
  isInText: boolean;
};

/** Collects the links of a finished page: `href`, `src`, and URLs in `<meta>` and JSON-LD. */
export function linksOf(tree: Root, page: PageLinks['page']): PageLinks {
  const found: PageLinks = { page, links: [], ids: new Set(), hasAuthorsScript: false };
  collect(tree, false);
  return found;

  function collect(root: Root | Element, isInText: boolean) {
    visitElements(root, (element) => {
      if (!isProse(element)) {
        addElement(element, isInText);
        return undefined;
      }
      addElement(element, false);
      collect(element, true);
      return SKIP;
    });
  }

  function addElement(element: Element, isInText: boolean) {
    const { tagName, properties } = element;
    const { id, name } = properties;
    if (id) found.ids.add(String(id));
    if (tagName === 'a' && name) found.ids.add(String(name));
    if (tagName === 'script' && isInText) found.hasAuthorsScript ||= isExecutable(element);
    if (tagName === 'link' && [properties.rel].flat().includes('canonical')) {
      found.canonical = String(properties.href);
    }
    for (const href of hrefsOf(element)) {
      found.links.push({ href, label: labelOf(element), isInText });
    }
  }
}

function hrefsOf(element: Element): string[] {
  const { tagName, properties } = element;
  const { href, xLinkHref, src, poster, srcSet, content, type } = properties;
  if (/^(a|area|link)$/.test(tagName)) return strings(href ?? xLinkHref);
  // Within an SVG, a fragment names a part of the SVG.
  if (/^(image|use|feImage)$/.test(tagName)) {
    return strings(href ?? xLinkHref).filter((url) => !url.startsWith('#'));
  }
  if (tagName === 'style') return urlsInCss(textOf(element)).map(({ url }) => url);
  if (tagName === 'meta') return strings(content).filter(isAbsolute);
  if (tagName === 'script' && type === 'application/ld+json') return urlsInJson(textOf(element));
  return /^(img|source|video|audio|track|iframe|embed|script)$/.test(tagName)
    ? [
        ...strings(src),
        ...strings(poster),
        ...strings(srcSet)
          .flatMap(parseSrcset)
          .map(({ url }) => url),
      ]
    : [];
}

function strings(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}

function isAbsolute(url: string): boolean {
  return /^https?:\/\//i.test(url) && canParseUrl(url);
}

/** The absolute URLs in JSON-LD, without fragments: those name things, not parts of a page. */
function urlsInJson(json: string): string[] {
  const urls: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && isAbsolute(value)) urls.push(value.replace(/#.*/s, ''));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  try {
    walk(JSON.parse(json));
  } catch {
    // JSON-LD that is not JSON is ignored, as search engines do.
  }
  return urls;
}

const LABEL = 40;

function labelOf(element: Element): string {
  const { tagName, properties } = element;
  const text = tagName === 'a' ? textOf(element).replace(/\s+/g, ' ').trim() : '';
  if (text !== '') return `“${text.length > LABEL ? `${text.slice(0, LABEL)}…` : text}”`;
  if (tagName === 'script' && properties.type === 'application/ld+json') return 'JSON-LD';
  const name = properties.property ?? properties.name ?? properties.rel;
  return name ? `<${tagName} ${[name].flat().join(' ')}>` : `<${tagName}>`;
}

type Published = {
  /** Paths of all files. */
  files: string[];
  redirects: Redirects;
  basePath: string;
};

/**
 * Finds links within the site whose target does not exist: a file, a redirect, or an id of a page.
 * Links in Markdown were checked before, with their position; what is found here are mostly links made
 * by components and settings. Tried instead: linkinator, which requests the pages from a server, where the
 * absolute URLs in canonical links, `og:image` and JSON-LD are another site's.
 * @returns one diagnostic for each URL
 */
export function findBrokenLinks(
  pages: PageLinks[],
  { files, redirects, basePath }: Published,
): Diagnostic[] {
  const targets = targetsOf(files, redirects);
  const byPathname = new Map(pages.map((page) => [page.page.pathname, page]));
  const home = byPathname.get('/')?.canonical;
  const origin = home === undefined ? 'https://site.invalid' : new URL(home).origin;
  const broken = new Map<string, Broken>();

  for (const { page, links } of pages) {
    const base = origin + basePath + encodeURI(page.pathname);
    for (const { href, label, isInText } of links) {
      const url = canParseUrl(href, base) ? new URL(href, base) : undefined;
      if (url?.origin !== origin || !url.pathname.startsWith(`${basePath}/`)) continue;
      const pathname = percentDecode(url.pathname.slice(basePath.length));
      // The 404 page has links to its own parts, but is served at other pathnames.
      const target = pathname === page.pathname ? pathname : targets.get(pathname);
      const fragment = url.hash.slice(1).replace(/:~:.*/s, '');
      if (target !== undefined && hasFragment(byPathname.get(target), fragment)) continue;
      const missing: Missing =
        target === undefined
          ? { pathname }
          : { pathname: target, fragment: percentDecode(fragment) };
      const key = JSON.stringify(missing);
      const known = broken.get(key) ?? { ...missing, label, isInText: true, pages: new Set() };
      known.pages.add(page);
      known.isInText &&= isInText;
      broken.set(key, known);
    }
  }
  return [...broken.values()].map((link) => diagnose(link, pages, targets));
}

type Missing = { pathname: string; fragment?: string };
type Broken = Missing & {
  label: string;
  /** Whether all its links are in the authors' texts. */
  isInText: boolean;
  pages: Set<PageLinks['page']>;
};

/** Where each pathname leads that a link may have, after redirects. */
function targetsOf(files: string[], redirects: Redirects): Map<string, string> {
  const targets = new Map<string, string>();
  const add = (from: string, to: string) => {
    for (const variant of pathnameVariants(from)) targets.set(variant, to);
  };
  for (const outputPath of files) {
    // It is served at any pathname but its own.
    if (outputPath !== '404.html') add(toPathname(outputPath), toPathname(outputPath));
  }
  for (const [from, to] of redirects) add(from, to);
  return targets;
}

/** Whether a fragment leads to a part of a page (HTML 7.4.6.4). Files other than pages are not read. */
function hasFragment(page: PageLinks | undefined, fragment: string): boolean {
  if (!page || page.hasAuthorsScript || /^(top)?$/i.test(fragment)) return true;
  return page.ids.has(fragment) || page.ids.has(percentDecode(fragment));
}

function diagnose(link: Broken, pages: PageLinks[], targets: Map<string, string>): Diagnostic {
  const { pathname, fragment, label, isInText } = link;
  const [first] = link.pages;
  const names = [...link.pages].map((page) => page.pathname);
  const isOnAll = names.length > 1 && names.length === pages.length;
  const where = namesOfPages(names, pages.length);
  const missing =
    fragment === undefined
      ? `no ${isFile(pathname) ? 'file' : 'page'} at ${pathname}`
      : `no id “${fragment}” on the page ${pathname}`;
  const known =
    fragment === undefined
      ? [...new Set(targets.values())].filter((target) => isFile(target) === isFile(pathname))
      : [...(pages.find(({ page }) => page.pathname === pathname)?.ids ?? [])].map(
          (id) => `#${id}`,
        );
  const action = isOnAll
    ? 'correct the menu in content/site.ts, or the component that every page has'
    : isInText
      ? 'correct the link in the Markdown file of the page'
      : 'correct the link in this file, in a component of it, or in content/site.ts';
  return {
    severity: 'error',
    file: isOnAll ? 'content/site.ts' : isInText ? 'content/' : first.routeFile,
    message: `broken link: ${missing} (${label} on ${where})`,
    hint: action + suggestion(fragment === undefined ? pathname : `#${fragment}`, known),
  };
}

function isFile(pathname: string): boolean {
  return /\.[^./]+$/.test(pathname);
}

function suggestion(name: string, known: string[]): string {
  const same = known.find((other) => other.normalize('NFC') === name.normalize('NFC'));
  if (same !== undefined) {
    return `: ${same} exists in another Unicode normalization form, write both names in NFC`;
  }
  const meant = didYouMean(name, known, name.length / 2);
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}
