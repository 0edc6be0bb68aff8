import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { EXIT, SKIP, visit } from 'unist-util-visit';
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
import { removeRuntime } from './remove-next-runtime';
import { refuseUnknownScripts } from './unknown-scripts';

/** Options that are the same for all pages. */
export type PageOptions = {
  /** Such as `/blog`, or empty. */
  basePath: string;
  /** What settings allow pages to load from other hosts and to send to them. */
  allowedHosts: AllowedHosts;
  /** The rules that a page can match, of style sheets given by their URLs. */
  styleFor: (hrefs: string[], page: Root) => Promise<string>;
};

const parser = unified().use(rehypeParse).freeze();
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
  const page = parser.parse(html);
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

/** Removes event handler attributes: the policy blocks them, and a browser logs an error for each. */
function removeEventHandlers(page: Root): void {
  visit(page, 'element', (element) => {
    for (const name of eventHandlers(element)) delete element.properties[name];
  });
}

/** Removes Next's style sheets, and returns their URLs. */
function removeStyleSheets(page: Root): string[] {
  const hrefs: string[] = [];
  visit(page, 'element', (element, index, parent) => {
    if (element.tagName !== 'link' || !isStyleSheet(element)) return undefined;
    if (!('dataPrecedence' in element.properties) || !parent || index === undefined)
      return undefined;
    hrefs.push(String(element.properties.href));
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return hrefs;
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
  visit(page, { tagName: 'head' }, (found) => {
    head = found;
    return EXIT;
  });
  // An HTML parser always adds one.
  if (!head) throw new Error('a page without a head');
  return head;
}
