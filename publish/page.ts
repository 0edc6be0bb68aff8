import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { addBasePath } from './base-path';
import { currentPlace } from './current-place';
import { moveInlineStyles } from './inline-styles';
import { asMeta, handlersOf, isStyleSheet, type Policy, policyOf } from './policy';
import { dropRuntime } from './runtime';

/** A page as Next exported it. */
export type Draft = {
  html: string;
  /** Its path on the site, such as `/posts/a/`, without the base path. */
  address: string;
  /** Whether it holds a client component, and so needs React in the browser. */
  hasRuntime: boolean;
  /** Of its route, such as `app/posts/[slug]/page.tsx`. */
  routeFile: string;
};

/** What is the same for all pages of a site. */
export type Surroundings = {
  /** Such as `/blog`, or nothing. */
  basePath: string;
  /** The rules of some style sheets, by their addresses, that a page can match. */
  styleFor: (hrefs: string[], page: Root) => Promise<string>;
};

const parser = unified().use(rehypeParse).freeze();
// What is called dangerous are quotes that Internet Explorer 8 took for the end of an attribute.
const writer = unified().use(rehypeStringify, { allowDangerousCharacters: true }).freeze();

/**
 * Makes a page what readers get.
 * @throws {PublishError} where a page would show less without its scripts than its author wrote
 */
export async function finishPage(
  { html, address, hasRuntime, routeFile }: Draft,
  { basePath, styleFor }: Surroundings,
): Promise<{ html: string; policy: Policy }> {
  const page = parser.parse(html);
  currentPlace(page, address);
  addBasePath(page, basePath, { hasRuntime });
  dropHandlers(page);
  if (!hasRuntime) {
    dropRuntime(page, { address, routeFile });
    const hrefs = takeStyleSheets(page);
    appendStyle(page, await styleFor(hrefs, page));
  }
  appendStyle(page, moveInlineStyles(page));
  const policy = policyOf(page);
  declarePolicy(page, asMeta(policy));
  return { html: writer.stringify(page), policy };
}

/**
 * Code in attributes would not run, and each would make the browser complain.
 */
function dropHandlers(page: Root) {
  visit(page, 'element', (element) => {
    for (const name of handlersOf(element)) delete element.properties[name];
  });
}

/**
 * Takes Next's style sheets out of a page, and returns their addresses.
 */
function takeStyleSheets(page: Root) {
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

function appendStyle(page: Root, css: string) {
  if (css === '') return;
  headOf(page).children.push(element('style', {}, [{ type: 'text', value: css }]));
}

/**
 * Before anything that it is about, but behind the encoding, which must come early.
 */
function declarePolicy(page: Root, policy: string) {
  const head = headOf(page);
  const meta = element('meta', { httpEquiv: ['content-security-policy'], content: policy });
  const charset = head.children.findIndex(
    (child) => child.type === 'element' && 'charSet' in child.properties,
  );
  head.children.splice(charset + 1, 0, meta);
}

function headOf(page: Root): Element {
  let head: Element | undefined;
  visit(page, { tagName: 'head' }, (found) => {
    head ??= found;
  });
  // Any parser of HTML makes one.
  if (!head) throw new Error('a page without a head');
  return head;
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: Element['children'] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}
