import type { Element, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import postcss, { type AtRule, type Container, type Root as StyleSheet } from 'postcss';
import selectorParser, {
  type Selector,
  type Root as SelectorList,
  type Node as SelectorNode,
} from 'postcss-selector-parser';
import { isExecutable } from './csp';
import { isProse, PROSE } from './prose-element';
import { SKIP, visitElements } from './visit-elements';

/** What selectors and declarations can refer to. */
type Names = Record<'tag' | 'class' | 'id' | 'property', Set<string>>;
type FoundNames = {
  page: Names;
  /** In the author's text only. Most rules for it are of constructs that a single text lacks. */
  text: Names;
};

/**
 * Makes a function that returns the rules of a style sheet that a page can match. Pages with the same
 * names share a result, so ten thousand posts cost a few dozen. A rule is left out only if it cannot
 * match: the page looks as with the whole style sheet. Tried instead: PurgeCSS, which takes 0.2 s for each
 * page and leaves 0.3 kB more in most (Brotli); Lightning CSS removes classes and ids that it is given,
 * but no rules for elements.
 */
export function styleTrimmer(css: string): (page: Root) => string {
  const sheet = postcss.parse(css);
  // Next's tools write each prefixed declaration several times.
  sheet.walkDecls((declaration) => {
    if (declaration.next()?.toString() === declaration.toString()) declaration.remove();
  });
  removeUnusedFallbacks(sheet);
  const parseSelector = selectorReader();
  const sheetNames = namesInSheet(sheet, parseSelector);
  const results = new Map<string, string>();
  return (page) => {
    // A script in the author's text may add any element or class.
    if (hasAuthorsScript(page)) return css;
    const names = namesInPage(page, sheetNames);
    const key = keyOf(names.page) + keyOf(names.text);
    const trimmed = results.get(key) ?? trim(sheet.clone(), names, parseSelector);
    results.set(key, trimmed);
    return trimmed;
  };
}

/** Joins style sheets into one for a `<style>`: relative URLs in it become paths. */
export function joinStyles(sheets: { href: string; css: string }[]): string {
  return sheets
    .map(({ href, css }) =>
      css.replace(/(url\(\s*["']?)(?![a-z]+:|[/#])([^"')]+)/gi, (_whole, start, url) => {
        const { pathname, search, hash } = new URL(url, new URL(href, 'https://site.invalid'));
        return start + pathname + search + hash;
      }),
    )
    .join('');
}

/**
 * Removes the fallbacks of custom properties that the theme sets: Tailwind's reset has whole font
 * stacks in them.
 */
function removeUnusedFallbacks(sheet: StyleSheet): void {
  const set = new Set<string>();
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

function keyOf({ tag, class: classes, id, property }: Names): string {
  return JSON.stringify([tag, classes, id, property].map((some) => [...some].sort()));
}

type ParseSelector = (selector: string) => SelectorList;

/** Makes a parser of selectors that parses each one once: all are asked for at each trimming. */
function selectorReader(): ParseSelector {
  const parser = selectorParser();
  const lists = new Map<string, SelectorList>();
  return (selector) => {
    const list = lists.get(selector) ?? parser.astSync(selector);
    lists.set(selector, list);
    return list;
  };
}

function trim(sheet: StyleSheet, names: FoundNames, parseSelector: ParseSelector): string {
  sheet.walkRules((rule) => {
    // Keyframe selectors, such as `50%`, match no elements.
    if (rule.parent?.type === 'atrule' && /keyframes$/.test(nameOf(rule.parent))) return;
    rule.selectors = rule.selectors.filter((selector) => canMatch(parseSelector(selector), names));
    if (rule.selector === '') rule.remove();
  });
  // Tailwind's defaults for browsers without `@property`: those that the site supports all have it.
  sheet.walkAtRules('layer', (layer) => {
    if (layer.params === 'properties') layer.remove();
  });
  removeUnusedProperties(sheet, names.page.property);
  removeEmptyBlocks(sheet);
  return sheet.toString();
}

function nameOf(container: Container): string {
  return 'name' in container ? String(container.name) : '';
}

/** Removes empty at-rules, inner ones first. */
function removeEmptyBlocks(sheet: StyleSheet): void {
  const blocks: AtRule[] = [];
  sheet.walkAtRules((rule) => {
    blocks.unshift(rule);
  });
  for (const block of blocks) if (block.nodes?.length === 0) block.remove();
}

/** Removes custom properties that nothing uses any more, and their registrations. */
function removeUnusedProperties(sheet: StyleSheet, usedInPage: Set<string>): void {
  /** The properties that the value of each property uses. */
  const usedBy = new Map<string, string[]>();
  const waiting: string[] = [...usedInPage];
  sheet.walkDecls(({ prop, value }) => {
    const uses = propertiesIn(value);
    if (prop.startsWith('--')) usedBy.set(prop, [...(usedBy.get(prop) ?? []), ...uses]);
    else waiting.push(...uses);
  });
  const used = new Set<string>();
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
 * Whether a selector could match in a page with some names. Pseudo-classes and attributes count as
 * possible: readers and scripts change them, as in `<details open>` and in the theme.
 */
function canMatch(selectors: SelectorList, names: FoundNames): boolean {
  return selectors.some(({ nodes }) => {
    const end = nodes.findIndex(({ type }) => type === 'combinator');
    const isInText = end > 0 && startsInText(nodes.slice(0, end), nodes[end]);
    return nodes.every((node, index) => {
      const isBelow = isInText && index >= end && !asksForAncestors(node);
      return isPossible(node, isBelow ? names.text : names.page);
    });
  });
}

/** Whether a selector such as `.prose h2` looks for descendants of the author's text. */
function startsInText(compound: SelectorNode[], combinator: SelectorNode): boolean {
  return (
    /^\s*>?\s*$/.test(combinator.toString()) &&
    compound.some((node) => node.type === 'class' && node.value === PROSE)
  );
}

/** Whether a pseudo-class such as `:where(.dark *)` matches ancestors, which may be outside the text. */
function asksForAncestors(node: SelectorNode): boolean {
  let found = false;
  if (node.type === 'pseudo') {
    node.walkCombinators(() => {
      found = true;
    });
  }
  return found;
}

const FIELDS = ['input', 'textarea', 'select'];
/** Only fields have these, though selectors seldom name one: Tailwind's reset has a dozen. */
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
    const canApply = (inner: Selector) => inner.every((part) => isPossible(part, names));
    return node.nodes.length === 0 || node.nodes.some(canApply);
  }
  return true;
}

function namesInSheet(sheet: StyleSheet, parseSelector: ParseSelector): Names {
  const names = noNames();
  sheet.walkRules(({ selectors }) => {
    for (const selector of selectors) {
      parseSelector(selector).walk((node) => {
        if (node.type === 'tag' || node.type === 'class' || node.type === 'id') {
          names[node.type].add(node.value);
        }
      });
    }
  });
  sheet.walkDecls(/^--/, ({ prop }) => {
    names.property.add(prop);
  });
  for (const name of FIELDS) names.tag.add(name);
  return names;
}

/** The names of a style sheet that a page holds. */
function namesInPage(page: Root, sheetNames: Names): FoundNames {
  const names: FoundNames = { page: noNames(), text: noNames() };
  collect(page, false);
  return names;

  function collect(tree: Parents, isInText: boolean): void {
    visitElements(tree, (element) => {
      addNames(names.page, element, sheetNames);
      if (isInText) addNames(names.text, element, sheetNames);
      else if (isProse(element)) {
        collect(element, true);
        return SKIP;
      }
      return undefined;
    });
  }
}

/** Adds those names of an element that a style sheet has. */
function addNames(found: Names, element: Element, sheetNames: Names): void {
  const { tagName, properties } = element;
  const { id, className } = properties;
  addName(found.tag, tagName, sheetNames.tag);
  if (id) addName(found.id, String(id), sheetNames.id);
  for (const name of Array.isArray(className) ? className : []) {
    addName(found.class, String(name), sheetNames.class);
  }
  const values = tagName === 'style' ? [textOf(element)] : Object.values(properties);
  for (const value of values) {
    for (const name of propertiesIn(String(value ?? ''))) {
      addName(found.property, name, sheetNames.property);
    }
  }
}

// Not a function within another: tsx gives those their names at run time, at the cost of all the rest.
function addName(found: Set<string>, name: string, inSheet: Set<string>): void {
  if (inSheet.has(name)) found.add(name);
}

function noNames(): Names {
  return { tag: new Set(), class: new Set(), id: new Set(), property: new Set() };
}

/** The custom properties that some CSS uses. */
function propertiesIn(css: string): string[] {
  // Called for each attribute of each page, and most have none.
  if (!css.includes('(')) return [];
  return [...css.matchAll(/(?:var|style)\(\s*(--[\w-]+)/gi)].map(([, name]) => name);
}

function hasAuthorsScript(page: Root): boolean {
  let found = false;
  visitElements(page, (body) => {
    if (body.tagName !== 'body') return;
    visitElements(body, (script) => {
      if (script.tagName !== 'script') return;
      // The site's own scripts add no elements or classes.
      found ||= isExecutable(script) && !('dataSiteScript' in script.properties);
    });
  });
  return found;
}
