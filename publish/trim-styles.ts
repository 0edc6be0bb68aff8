import type { Element, Nodes, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import postcss, { type AtRule, type Container, type Root as StyleSheet } from 'postcss';
import selectorParser, { type Selector, type Node as SelectorNode } from 'postcss-selector-parser';
import { visit } from 'unist-util-visit';
import { isExecutable } from './csp';

type Names = Record<'tag' | 'class' | 'id' | 'property', Set<string>>;
/** Of a page, and of what lies in elements of some classes. */
type Found = Names & { within: Map<string, Names> };

/**
 * Makes a function that gives the rules of a style sheet that a page can match. Pages that hold the
 * same elements and classes share one result: ten thousand posts cost some dozen readings. A rule
 * is left out only if it cannot match, so that a page looks as with all of them.
 * @param css the whole style sheet
 */
export function styleTrimmer(css: string): (page: Root) => string {
  const sheet = postcss.parse(css);
  // Next's tools write each prefixed declaration several times.
  sheet.walkDecls((declaration) => {
    if (declaration.next()?.toString() === declaration.toString()) declaration.remove();
  });
  dropIdleFallbacks(sheet);
  const meant = namesIn(sheet);
  const scopes = scopesIn(sheet);
  const known: Map<string, string> = new Map();
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
 */
export function joinStyles(sheets: { href: string; css: string }[]) {
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
 */
function dropIdleFallbacks(sheet: StyleSheet) {
  const set: Set<string> = new Set();
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

function keyOf({ tag, class: classes, id, property }: Names) {
  return JSON.stringify([tag, classes, id, property].map((some) => [...some].sort()));
}

/**
 * @param names what the page holds
 */
function trim(sheet: StyleSheet, names: Found) {
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

function nameOf(container: Container) {
  return 'name' in container ? String(container.name) : '';
}

/**
 * Drops blocks in which nothing is left, inner ones first.
 */
function removeEmptyBlocks(sheet: StyleSheet) {
  const blocks: AtRule[] = [];
  sheet.walkAtRules((rule) => {
    blocks.unshift(rule);
  });
  for (const block of blocks) if (block.nodes?.length === 0) block.remove();
}

/**
 * Drops custom properties that nothing is left to use, and their registrations.
 */
function removeUnusedProperties(sheet: StyleSheet, usedInPage: Set<string>) {
  /**  which ones the value of each one uses */
  const usedBy: Map<string, string[]> = new Map();
  const waiting: string[] = [...usedInPage];
  sheet.walkDecls(({ prop, value }) => {
    const uses = propertiesIn(value);
    if (prop.startsWith('--')) usedBy.set(prop, [...(usedBy.get(prop) ?? []), ...uses]);
    else waiting.push(...uses);
  });
  const used: Set<string> = new Set();
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
 */
function canMatch(selector: string, names: Found) {
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
 */
function asksForAncestors(node: SelectorNode) {
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
 */
function scopeOf({ nodes }: Selector) {
  const depth = nodes.findIndex(({ type }) => type === 'combinator');
  const isInside = depth > 0 && /^\s*>?\s*$/.test(nodes[depth].toString());
  const scope = isInside ? nodes.slice(0, depth).find(({ type }) => type === 'class') : undefined;
  return { scope: scope?.value, depth };
}

const FIELDS = ['input', 'textarea', 'select'];
/** What only a field has, though selectors for them seldom say so: Tailwind's reset has some dozen. */
const FORM_PARTS =
  /^::(file-selector-button|placeholder|-webkit-(search|date|calendar|inner-spin|outer-spin))/;

function isPossible(node: SelectorNode, names: Names): boolean {
  if (node.type === 'tag' || node.type === 'class' || node.type === 'id') {
    return names[node.type].has(node.value);
  }
  if (node.type === 'pseudo' && FORM_PARTS.test(node.value)) {
    return FIELDS.some((name) => names.tag.has(name));
  }
  if (node.type === 'pseudo' && /^:(is|where|has|host|-webkit-any|-moz-any)$/.test(node.value)) {
    const isOpen = (inner: Selector) => inner.every((part) => isPossible(part, names));
    return node.nodes.length === 0 || node.nodes.some(isOpen);
  }
  return true;
}

/**
 * The names that a style sheet looks for.
 */
function namesIn(sheet: StyleSheet): Names {
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
 */
function scopesIn(sheet: StyleSheet): Set<string> {
  const scopes: Set<string> = new Set();
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
 */
function findNames(page: Root, meant: Names, scopes: Set<string>): Found {
  const elements: Map<string, Element[]> = new Map([...scopes].map((name) => [name, []]));
  visit(page, 'element', (element) => {
    for (const name of [element.properties.className ?? []].flat()) {
      elements.get(String(name))?.push(element);
    }
  });
  const within = [...elements].map(([name, found]): [string, Names] => [
    name,
    namesOf({ type: 'root', children: found.flatMap(({ children }) => children) }, meant),
  ]);
  return { ...namesOf(page, meant), within: new Map(within) };
}

/**
 * Those of some names that a tree holds.
 */
function namesOf(page: Nodes, meant: Names): Names {
  const found = noNames();
  const add = (kind: keyof Names, name: unknown) => {
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

function noNames(): Names {
  return { tag: new Set(), class: new Set(), id: new Set(), property: new Set() };
}

/**
 * The custom properties that a text of CSS uses.
 */
function propertiesIn(css: string) {
  // Asked of each attribute of each page, and most hold none.
  if (!css.includes('(')) return [];
  return [...css.matchAll(/(?:var|style)\(\s*(--[\w-]+)/gi)].map(([, name]) => name);
}

function hasAuthorsScript(page: Root) {
  let found = false;
  visit(page, { tagName: 'body' }, (body) => {
    visit(body, { tagName: 'script' }, (script) => {
      // The site's own say of themselves that they bring nothing in.
      found ||= isExecutable(script) && !('dataSiteScript' in script.properties);
    });
  });
  return found;
}
