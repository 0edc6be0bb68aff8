import type { XmlElement } from './parse-xml';
import type { ValueRule } from './values';

/** How often an element stands in its parent: once, once at most, once at least, or any number of times. */
type Occurrence = '1' | '?' | '+' | '*';

/** What an element of a format holds: a value, or other elements. */
export type ElementRule = {
  value?: ValueRule;
  /** Attributes that it must have. */
  required?: Record<string, ValueRule>;
  optional?: Record<string, ValueRule>;
  children?: Record<string, [Occurrence, ElementRule]>;
  /** Whether it is of another namespace, so that readers of the format skip it with all within it. */
  isForeign?: boolean;
};

/** Reports a violation. */
export type Report = (element: XmlElement, message: string) => void;

/**
 * Checks an element and all within it. Anything that its rule does not name is a violation: readers ignore
 * what is misspelled, and what is new has to get a rule.
 */
export function checkElement(element: XmlElement, rule: ElementRule, report: Report): void {
  if (rule.isForeign) {
    checkForeign(element, report);
    return;
  }
  checkAttributes(element, rule, report);
  if (rule.value) checkValue(element, rule.value, report);
  else if (element.text.trim() !== '')
    report(element, `text “${element.text.trim()}” between elements`);
  for (const child of element.children) {
    const known = rule.children?.[child.name];
    if (known) checkElement(child, known[1], report);
    else report(child, `no rule for it in ${element.name}`);
  }
  for (const [name, [occurrence]] of Object.entries(rule.children ?? {})) {
    const count = element.children.filter((child) => child.name === name).length;
    if (count === 0 && /[1+]/.test(occurrence)) report(element, `has no ${name}`);
    if (count > 1 && /[1?]/.test(occurrence)) report(element, `has ${count} of ${name}`);
  }
}

/** Readers that ignore namespaces take an element for one of the format that has the same name. */
function checkForeign(element: XmlElement, report: Report): void {
  const [, name] = element.name.split(':');
  if (OF_FEEDS.has(name)) report(element, 'has the name of an element of feeds');
  for (const child of element.children) checkForeign(child, report);
}

const OF_FEEDS = new Set(
  'feed entry channel item title link id guid updated published author category content summary description'.split(
    ' ',
  ),
);

function checkValue(element: XmlElement, rule: ValueRule, report: Report): void {
  const problem = valueProblem(element.text, rule);
  if (problem) report(element, problem);
}

/** What is wrong with a value, in any format. */
export function valueProblem(value: string, rule: ValueRule): string | undefined {
  if (value === '') return 'is empty';
  return value === value.trim() ? rule(value) : 'white space round the value';
}

function checkAttributes(element: XmlElement, rule: ElementRule, report: Report): void {
  const { required = {}, optional = {} } = rule;
  for (const name of Object.keys(required)) {
    if (!(name in element.attributes)) report(element, `has no attribute ${name}`);
  }
  for (const [name, value] of Object.entries(element.attributes)) {
    const check = required[name] ?? optional[name];
    const problem = check ? valueProblem(value, check) : `no rule for it in ${element.name}`;
    if (problem) report(element, `attribute ${name}: ${problem}`);
  }
}

/** The child elements of a name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The value of a child element; '' where there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? '';
}

/** Reports each element whose key another one has, too. */
export function checkUnique(
  elements: XmlElement[],
  keyOf: (element: XmlElement) => string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const key = keyOf(element);
    if (seen.has(key)) report(element, `“${key}” stands twice`);
    seen.add(key);
  }
}
