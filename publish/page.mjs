import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { addBasePath } from './base-path.mjs';
import { currentPlace } from './current-place.mjs';
import { moveInlineStyles } from './inline-styles.mjs';
import { asMeta, handlersOf, isStyleSheet, policyOf } from './policy.mjs';
import { dropRuntime } from './runtime.mjs';

/** @typedef {import('hast').Root} Root */
/** @typedef {import('hast').Element} Element */

/**
 * @typedef {object} Draft a page as Next exported it
 * @property {string} html
 * @property {string} address its path on the site, such as `/posts/a/`, without the base path
 * @property {boolean} hasRuntime whether it holds a client component, and so needs React in the browser
 */

/**
 * @typedef {object} Surroundings what is the same for all pages of a site
 * @property {string} basePath such as `/blog`, or nothing
 * @property {(hrefs: string[], page: Root) => Promise<string>} styleFor the rules of some style
 *   sheets, by their addresses, that a page can match
 */

const parser = unified().use(rehypeParse).freeze();
// What is called dangerous are quotes that Internet Explorer 8 took for the end of an attribute.
const writer = unified().use(rehypeStringify, { allowDangerousCharacters: true }).freeze();

/**
 * Makes a page what readers get.
 * @param {Draft} exported
 * @param {Surroundings} surroundings
 * @returns {Promise<{ html: string, policy: import('./policy.mjs').Policy }>}
 * @throws {PublishError} where a page would show less without its scripts than its author wrote
 */
export async function finishPage({ html, address, hasRuntime }, { basePath, styleFor }) {
  const page = parser.parse(html);
  currentPlace(page, address);
  addBasePath(page, basePath, { hasRuntime });
  dropHandlers(page);
  if (!hasRuntime) {
    dropRuntime(page);
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
 * @param {Root} page
 */
function dropHandlers(page) {
  visit(page, 'element', (element) => {
    for (const name of handlersOf(element)) delete element.properties[name];
  });
}

/**
 * Takes Next's style sheets out of a page, and returns their addresses.
 * @param {Root} page
 */
function takeStyleSheets(page) {
  /** @type {string[]} */
  const hrefs = [];
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

/** @param {Root} page @param {string} css */
function appendStyle(page, css) {
  if (css === '') return;
  headOf(page).children.push(element('style', {}, [{ type: 'text', value: css }]));
}

/**
 * Before anything that it is about, but behind the encoding, which must come early.
 * @param {Root} page
 * @param {string} policy
 */
function declarePolicy(page, policy) {
  const head = headOf(page);
  const meta = element('meta', { httpEquiv: ['content-security-policy'], content: policy });
  const charset = head.children.findIndex(
    (child) => child.type === 'element' && 'charSet' in child.properties,
  );
  head.children.splice(charset + 1, 0, meta);
}

/** @param {Root} page @returns {Element} */
function headOf(page) {
  /** @type {Element | undefined} */
  let head;
  visit(page, { tagName: 'head' }, (found) => {
    head ??= found;
  });
  // Any parser of HTML makes one.
  if (!head) throw new Error('a page without a head');
  return head;
}

/**
 * @param {string} tagName
 * @param {Element['properties']} properties
 * @param {Element['children']} children
 * @returns {Element}
 */
function element(tagName, properties, children = []) {
  return { type: 'element', tagName, properties, children };
}
