import type { Element, Parents, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { h } from 'hastscript';
import { parse } from 'parse5';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { AllowedHosts } from '../pipeline/allowed-hosts';
import { eventHandlers, isStyleSheet } from '../pipeline/markdown/html/csp-violations';
import { markCurrentPage } from './aria-current';
import { addBasePath } from './base-path';
import { type BlockedLoad, blockedLoadsOn } from './blocked-loads';
import { linksOf, type PageLinks } from './check-links';
import { type PageHead, readHead } from './check-pages';
import { type Policy, policyOf, toMeta } from './csp';
import type { ExportedPage } from './exported-page';
import { moveInlineStyles } from './inline-styles';
import { removeRuntime, withoutFlightData } from './remove-next-runtime';
import { refuseUnknownScripts } from './unknown-scripts';
import { visitElements } from './visit-elements';

/** Options that are the same for all pages. */
export type PageOptions = {
  /** Such as `/blog`, or empty. */
  basePath: string;
  /** What settings allow pages to load from other hosts and to send to them. */
  allowedHosts: AllowedHosts;
  /** The rules that a page can match, of style sheets given by their URLs. */
  styleFor: (hrefs: string[], page: Root) => Promise<string>;
};

// The dangerous characters are quotes that Internet Explorer 8 took for the end of an attribute.
const writer = unified().use(rehypeStringify, { allowDangerousCharacters: true }).freeze();

/**
 * Turns a page as Next exported it into the page that is published.
 * @throws {PublishError} when only a script would show a part of the page, or the page holds a script
 *   that is not known
 */
export async function postProcess(
  html: string,
  exported: ExportedPage,
  { basePath, allowedHosts, styleFor }: PageOptions,
): Promise<{
  html: string;
  policy: Policy;
  links: PageLinks;
  head: PageHead;
  blocked: BlockedLoad[];
}> {
  const { pathname, hasRuntime } = exported;
  const page = parsePage(hasRuntime ? html : withoutFlightData(html));
  const blocked = blockedLoadsOn(page, exported, allowedHosts);
  markCurrentPage(page, pathname);
  addBasePath(page, basePath, { hasRuntime });
  removeEventHandlers(page);
  if (!hasRuntime) {
    removeRuntime(page, exported);
    const hrefs = removeStyleSheets(page);
    appendStyle(page, await styleFor(hrefs, page));
  }
  refuseUnknownScripts(page, exported);
  appendStyle(page, moveInlineStyles(page));
  const policy = policyOf(page, allowedHosts);
  declarePolicy(page, toMeta(policy));
  return {
    html: writer.stringify(page),
    policy,
    links: linksOf(page, exported),
    head: readHead(page, exported),
    blocked,
  };
}

/** Parses a page as rehype-parse does, but without positions, which take half of its time. */
function parsePage(html: string): Root {
  const page = fromParse5(parse(html, { scriptingEnabled: false }));
  // A document always becomes one.
  if (page.type !== 'root') throw new Error('a page without a root');
  return page;
}

/** Removes event handler attributes: the policy blocks them, and a browser logs an error for each. */
function removeEventHandlers(page: Root): void {
  visitElements(page, (element) => {
    for (const name of eventHandlers(element)) delete element.properties[name];
  });
}

/** Removes Next's style sheets, and returns their URLs. */
function removeStyleSheets(page: Root): string[] {
  const found: { link: Element; parent: Parents }[] = [];
  visitElements(page, (link, parent) => {
    if (link.tagName !== 'link' || !isStyleSheet(link)) return;
    if ('dataPrecedence' in link.properties) found.push({ link, parent });
  });
  for (const { link, parent } of found) {
    parent.children.splice(parent.children.indexOf(link), 1);
  }
  return found.map(({ link }) => String(link.properties.href));
}

function appendStyle(page: Root, css: string): void {
  if (css === '') return;
  headOf(page).children.push(h('style', css));
}

/** Declares the policy before anything that it governs, but after the charset, which must come early. */
function declarePolicy(page: Root, policy: string): void {
  const head = headOf(page);
  const meta = h('meta', { httpEquiv: 'content-security-policy', content: policy });
  const charset = head.children.findIndex(
    (child) => child.type === 'element' && 'charSet' in child.properties,
  );
  head.children.splice(charset + 1, 0, meta);
}

function headOf(page: Root): Element {
  let head: Element | undefined;
  visitElements(page, (element) => {
    if (element.tagName === 'head') head ??= element;
  });
  // An HTML parser always adds one.
  if (!head) throw new Error('a page without a head');
  return head;
}
