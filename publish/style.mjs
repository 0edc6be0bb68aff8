import { toString as textOf } from 'hast-util-to-string';
import postcss from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { visit } from 'unist-util-visit';
import { isExecutable } from './policy.mjs';

/** @typedef {import('hast').Root} Root */
/** @typedef {import('hast').Element} Element */
/** @typedef {Record<'tag' | 'class' | 'id' | 'property', Set<string>>} Names */
/** @typedef {Names & { within: Map<string, Names> }} Found of a page, and of what lies in elements of some classes */

/**
 * Makes a function that gives the rules of a style sheet that a page can match. Pages that hold the
 * same elements and classes share one result: ten thousand posts cost some dozen readings. A rule
 * is left out only if it cannot match, so that a page looks as with all of them.
 * @param {string} css the whole style sheet
 * @returns {(page: Root) => string}
 */
export function styleTrimmer(css) {
  const sheet = postcss.parse(css);
  // Next's tools write each prefixed declaration several times.
  sheet.walkDecls((declaration) => {
    if (declaration.next()?.toString() === declaration.toString()) declaration.remove();
  });
  dropIdleFallbacks(sheet);
  const meant = namesIn(sheet);
  const scopes = scopesIn(sheet);
  /** @type {Map<string, string>} */
  const known = new Map();
  return (page) => {
    // What a script of its own adds to a page, only the page knows.
    if (hasAuthorsScript(page)) return css;
    const names = findNames(page, meant, scopes);
    const key = [names, ...names.within.values()].map(keyOf).join();
    const trimmed = known.get(key) ?? trim(sheet.clone(), names);
    known.set(key, trimmed);
    return trimmed;
  };
}

/**
 * Reads style sheets into one that can stand in a page: addresses in it are from the host's top.
 * @param {{ href: string, css: string }[]} sheets
 */
export function joinStyles(sheets) {
  return sheets
    .map(({ href, css }) =>
      css.replace(/(url\(\s*["']?)(?![a-z]+:|[/#])([^"')]+)/gi, (_whole, start, address) => {
        const { pathname, search, hash } = new URL(address, new URL(href, 'https://this.invalid'));
        return start + pathname + search + hash;
      }),
    )
    .join('');
}

/**
 * Drops what stands in for a custom property that the theme sets: Tailwind's reset brings whole font
 * stacks for it.
 * @param {import('postcss').Root} sheet
 */
function dropIdleFallbacks(sheet) {
  /** @type {Set<string>} */
  const set = new Set();
  sheet.walkRules(/^:root(,\s*:host)?$/, (rule) => {
    if (rule.parent?.type !== 'atrule' || nameOf(rule.parent) !== 'layer') return;
    rule.walkDecls(/^--/, ({ prop }) => {
      set.add(prop);
    });
  });
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(/var\((--[\w-]+),[^()]*\)/g, (whole, name) =>
      set.has(name) ? `var(${name})` : whole,
    );
  });
}

/** @param {Names} names */
function keyOf({ tag, class: classes, id, property }) {
  return JSON.stringify([tag, classes, id, property].map((some) => [...some].sort()));
}

/**
 * @param {import('postcss').Root} sheet
 * @param {Found} names what the page holds
 */
function trim(sheet, names) {
  sheet.walkRules((rule) => {
    // Steps of an animation, such as `50%`, look like selectors.
    if (rule.parent?.type === 'atrule' && /keyframes$/.test(nameOf(rule.parent))) return;
    rule.selectors = rule.selectors.filter((selector) => canMatch(selector, names));
    if (rule.selector === '') rule.remove();
  });
  // What Tailwind presets where custom properties cannot be registered: the site's browsers all can.
  sheet.walkAtRules('layer', (layer) => {
    if (layer.params === 'properties') layer.remove();
  });
  removeUnusedProperties(sheet, names.property);
  removeEmptyBlocks(sheet);
  return sheet.toString();
}

/** @param {import('postcss').Container} container */
function nameOf(container) {
  return 'name' in container ? String(container.name) : '';
}

/**
 * Drops blocks in which nothing is left, inner ones first.
 * @param {import('postcss').Root} sheet
 */
function removeEmptyBlocks(sheet) {
  /** @type {import('postcss').AtRule[]} */
  const blocks = [];
  sheet.walkAtRules((rule) => {
    blocks.unshift(rule);
  });
  for (const block of blocks) if (block.nodes?.length === 0) block.remove();
}

/**
 * Drops custom properties that nothing is left to use, and their registrations.
 * @param {import('postcss').Root} sheet
 * @param {Set<string>} usedInPage
 */
function removeUnusedProperties(sheet, usedInPage) {
  /** @type {Map<string, string[]>} which ones the value of each one uses */
  const usedBy = new Map();
  /** @type {string[]} */
  const waiting = [...usedInPage];
  sheet.walkDecls(({ prop, value }) => {
    const uses = propertiesIn(value);
    if (prop.startsWith('--')) usedBy.set(prop, [...(usedBy.get(prop) ?? []), ...uses]);
    else waiting.push(...uses);
  });
  /** @type {Set<string>} */
  const used = new Set();
  for (const name of waiting) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...(usedBy.get(name) ?? []));
  }
  sheet.walkDecls(/^--/, (declaration) => {
    if (!used.has(declaration.prop)) declaration.remove();
  });
  sheet.walkAtRules('property', (rule) => {
    if (!used.has(rule.params)) rule.remove();
  });
}

/**
 * Whether a selector could match in a page that holds some names. States, places and attributes
 * count as possible: readers and scripts change them, as in `<details open>` and in the theme.
 * @param {string} selector
 * @param {Found} names
 */
function canMatch(selector, names) {
  return selectorParser()
    .astSync(selector)
    .some((alternative) => {
      const { scope, depth } = scopeOf(alternative);
      const inside = (scope !== undefined && names.within.get(scope)) || names;
      return alternative.nodes.every((node, index) =>
        isPossible(node, index < depth || asksForAncestors(node) ? names : inside),
      );
    });
}

/**
 * Whether a part in brackets says what something lies in, as `:where(.dark *)` does: that may be
 * outside of where the rest of the selector looks.
 * @param {import('postcss-selector-parser').Node} node
 */
function asksForAncestors(node) {
  let found = false;
  if (node.type === 'pseudo') {
    node.walkCombinators(() => {
      found = true;
    });
  }
  return found;
}

/**
 * The class of an element in which a selector looks, such as `prose` of `.prose h2`, and how many
 * nodes of the selector are about that element.
 * @param {import('postcss-selector-parser').Selector} selector
 */
function scopeOf({ nodes }) {
  const depth = nodes.findIndex(({ type }) => type === 'combinator');
  const isInside = depth > 0 && /^\s*>?\s*$/.test(nodes[depth].toString());
  const scope = isInside ? nodes.slice(0, depth).find(({ type }) => type === 'class') : undefined;
  return { scope: scope?.value, depth };
}

const FIELDS = ['input', 'textarea', 'select'];
/** What only a field has, though selectors for them seldom say so: Tailwind's reset has some dozen. */
const FORM_PARTS =
  /^::(file-selector-button|placeholder|-webkit-(search|date|calendar|inner-spin|outer-spin))/;

/**
 * @param {import('postcss-selector-parser').Node} node
 * @param {Names} names
 * @returns {boolean}
 */
function isPossible(node, names) {
  if (node.type === 'tag' || node.type === 'class' || node.type === 'id') {
    return names[node.type].has(node.value);
  }
  if (node.type === 'pseudo' && FORM_PARTS.test(node.value)) {
    return FIELDS.some((name) => names.tag.has(name));
  }
  if (node.type === 'pseudo' && /^:(is|where|has|host|-webkit-any|-moz-any)$/.test(node.value)) {
    const isOpen = (/** @type {import('postcss-selector-parser').Selector} */ inner) =>
      inner.every((part) => isPossible(part, names));
    return node.nodes.length === 0 || node.nodes.some(isOpen);
  }
  return true;
}

/**
 * The names that a style sheet looks for.
 * @param {import('postcss').Root} sheet
 * @returns {Names}
 */
function namesIn(sheet) {
  const names = noNames();
  const collect = selectorParser((root) => {
    root.walk((node) => {
      if (node.type === 'tag' || node.type === 'class' || node.type === 'id') {
        names[node.type].add(node.value);
      }
    });
  });
  sheet.walkRules((rule) => {
    collect.processSync(rule.selector);
  });
  sheet.walkDecls(/^--/, ({ prop }) => {
    names.property.add(prop);
  });
  for (const name of FIELDS) names.tag.add(name);
  return names;
}

/**
 * The classes of elements in which a style sheet's selectors look.
 * @param {import('postcss').Root} sheet
 * @returns {Set<string>}
 */
function scopesIn(sheet) {
  /** @type {Set<string>} */
  const scopes = new Set();
  const collect = selectorParser((root) => {
    root.each((selector) => {
      const { scope } = scopeOf(selector);
      if (scope !== undefined) scopes.add(scope);
    });
  });
  sheet.walkRules((rule) => {
    collect.processSync(rule.selector);
  });
  return scopes;
}

/**
 * Those of some names that a page holds, and that elements of some classes in it hold.
 * @param {Root} page
 * @param {Names} meant
 * @param {Set<string>} scopes
 * @returns {Found}
 */
function findNames(page, meant, scopes) {
  /** @type {Map<string, Element[]>} */
  const elements = new Map([...scopes].map((name) => [name, []]));
  visit(page, 'element', (element) => {
    for (const name of [element.properties.className ?? []].flat()) {
      elements.get(String(name))?.push(element);
    }
  });
  const within = [...elements].map(
    /** @returns {[string, Names]} */ ([name, found]) => [
      name,
      namesOf({ type: 'root', children: found.flatMap(({ children }) => children) }, meant),
    ],
  );
  return { ...namesOf(page, meant), within: new Map(within) };
}

/**
 * Those of some names that a tree holds.
 * @param {import('hast').Nodes} page
 * @param {Names} meant
 * @returns {Names}
 */
function namesOf(page, meant) {
  const found = noNames();
  /** @param {keyof Names} kind @param {unknown} name */
  const add = (kind, name) => {
    if (meant[kind].has(String(name))) found[kind].add(String(name));
  };
  visit(page, 'element', (element) => {
    const { tagName, properties } = element;
    add('tag', tagName);
    add('id', properties.id);
    for (const name of [properties.className ?? []].flat()) add('class', name);
    const texts = tagName === 'style' ? [textOf(element)] : Object.values(properties);
    for (const text of texts) {
      for (const name of propertiesIn(String(text ?? ''))) add('property', name);
    }
  });
  return found;
}

/** @returns {Names} */
function noNames() {
  return { tag: new Set(), class: new Set(), id: new Set(), property: new Set() };
}

/**
 * The custom properties that a text of CSS uses.
 * @param {string} css
 */
function propertiesIn(css) {
  // Asked of each attribute of each page, and most hold none.
  if (!css.includes('(')) return [];
  return [...css.matchAll(/(?:var|style)\(\s*(--[\w-]+)/gi)].map(([, name]) => name);
}

/** @param {Root} page */
function hasAuthorsScript(page) {
  let found = false;
  visit(page, { tagName: 'body' }, (body) => {
    visit(body, { tagName: 'script' }, (script) => {
      // The site's own say of themselves that they bring nothing in.
      found ||= isExecutable(script) && !('dataSiteScript' in script.properties);
    });
  });
  return found;
}
