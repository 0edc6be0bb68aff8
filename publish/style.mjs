import postcss from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { visit } from 'unist-util-visit';

/** @typedef {import('hast').Root} Root */
/** @typedef {{ tag: Set<string>, class: Set<string>, id: Set<string> }} Names */

/**
 * Makes a function that gives the rules of a style sheet that a page can match. Pages that hold the
 * same elements and classes share one result: ten thousand posts cost some dozen readings. A rule
 * is left out only if it cannot match, so that a page looks as with all of them.
 * @param {string} css the whole style sheet
 * @returns {(page: Root) => string}
 */
export function styleTrimmer(css) {
  const sheet = postcss.parse(css);
  const namesOf = nameFinder(css);
  /** @type {Map<string, string>} */
  const known = new Map();
  return (page) => {
    const names = namesOf(page);
    const key = Object.values(names)
      .map((some) => [...some].sort().join(' '))
      .join('|');
    const trimmed = known.get(key) ?? trim(sheet.clone(), names);
    known.set(key, trimmed);
    return trimmed;
  };
}

/**
 * @param {import('postcss').Root} sheet
 * @param {Names} names what the page holds
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
  removeUnusedProperties(sheet);
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
 */
function removeUnusedProperties(sheet) {
  /** @type {Map<string, string[]>} which ones the value of each one uses */
  const usedBy = new Map();
  /** @type {string[]} */
  const waiting = [];
  sheet.walkDecls(({ prop, value }) => {
    const uses = [...value.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);
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
 * @param {Names} names
 */
function canMatch(selector, names) {
  return selectorParser()
    .astSync(selector)
    .some((alternative) => isPossible(alternative, names));
}

/** What only a field has, though selectors for them seldom say so: Tailwind's reset has some dozen. */
const FORM_PARTS =
  /^::(file-selector-button|placeholder|-webkit-(search|date|calendar|inner-spin|outer-spin))/;

/**
 * @param {import('postcss-selector-parser').Selector} selector
 * @param {Names} names
 * @returns {boolean}
 */
function isPossible(selector, names) {
  return selector.every((node) => {
    if (node.type === 'tag' || node.type === 'class' || node.type === 'id') {
      return names[node.type].has(node.value);
    }
    if (node.type === 'pseudo' && FORM_PARTS.test(node.value)) {
      return ['input', 'textarea', 'select'].some((name) => names.tag.has(name));
    }
    if (node.type === 'pseudo' && /^:(is|where|has|host|-webkit-any|-moz-any)$/.test(node.value)) {
      return node.nodes.length === 0 || node.some((inner) => isPossible(inner, names));
    }
    return true;
  });
}

/**
 * Makes a function that finds the names in a page that a style sheet could mean.
 * @param {string} css
 * @returns {(page: Root) => Names}
 */
function nameFinder(css) {
  const plain = css.replaceAll('\\', '');
  const words = new Set(plain.match(/[\w-]+/g));
  /** @type {Map<string, boolean>} */
  const known = new Map();
  /** @param {string} name with its sign, such as `.prose` */
  const isNamed = (name) => {
    const answer = known.get(name) ?? plain.includes(name);
    known.set(name, answer);
    return answer;
  };
  return (page) => {
    /** @type {Names} */
    const found = { tag: new Set(), class: new Set(), id: new Set() };
    visit(page, 'element', ({ tagName, properties: { className, id } }) => {
      if (words.has(tagName)) found.tag.add(tagName);
      for (const name of Array.isArray(className) ? className.map(String) : []) {
        if (isNamed(`.${name}`)) found.class.add(name);
      }
      if (id && isNamed(`#${id}`)) found.id.add(String(id));
    });
    return found;
  };
}
