import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { mathLetters } from './mathematical-alphanumerics';

/**
 * Puts a formula into terms of MathML Core, which browsers follow: letters, columns, lines and room
 * that MathML 3 had attributes for become characters and classes.
 *
 * Temml 0.13.5 writes MathML Core itself, but it shows `\overset{a}{b}` as a power, throws without a
 * position at `\mathbf_i`, forgets `\newcommand` after each formula, and needs CSS for each browser.
 * @see https://www.w3.org/TR/mathml-core/
 */
export function toCore(formula: Element) {
  visit(formula, 'element', (element) => {
    const { tagName, properties } = element;
    const style = properties.mathvariant;
    if (style !== undefined && style !== 'normal') {
      delete properties.mathvariant;
      for (const child of element.children) {
        if (child.type === 'text') child.value = mathLetters(child.value, String(style));
      }
    }
    // A bar grows as a bracket does; MathML Core takes KaTeX's bars for relations.
    if (properties.fence && /^[∣∥]$/.test(textOf(element))) {
      element.properties = { stretchy: 'true', lspace: '0', rspace: '0', ...properties };
    }
    delete element.properties.fence;
    delete element.properties.separator;
    // HTML's parser takes elements within a token for HTML: what \overset gives would be a line.
    if (/^m[io]$/.test(tagName) && elementsOf(element).length > 0) {
      const [before, after] = [properties.lspace, properties.rspace].map((width) =>
        width ? [h('mspace', { width })] : [],
      );
      element.tagName = 'mrow';
      element.properties = {};
      element.children = [...before, ...element.children, ...after];
    }
    if (tagName === 'mtable') layOut(element);
    if (tagName === 'menclose') enclose(element);
    if (tagName === 'mover' || tagName === 'munder') redraw(element);
    if (tagName === 'mpadded' && String(properties.width).startsWith('+')) pad(element);
  });
}

/** Stand around the number of an equation, which KaTeX else leaves out of its environments. */
export const NUMBER = { start: '\uFFF9', end: '\uFFFB' };

function layOut(table: Element) {
  const { columnalign, columnspacing, columnlines, rowlines, width } = table.properties;
  for (const name of Object.keys(table.properties)) delete table.properties[name];
  const sides = words(columnalign);
  const spacing = String(columnspacing);
  if (spacing.startsWith('0')) addClass(table, 'tight');
  // Two equations beside each other, and not one in several parts.
  if (spacing.includes('1em') && spacing.startsWith('0')) addClass(table, 'pairs');
  if (width) addClass(table, 'numbered');

  const rows = elementsOf(table);
  const numbers = rows.map(takeNumber);
  const isNumbered = numbers.some((number) => number !== '');
  for (const [line, row] of rows.entries()) {
    const cells = elementsOf(row).filter((cell) => !isGlue(cell));
    for (const [place, cell] of cells.entries()) {
      if (cell.properties.width) {
        cell.properties = { className: ['glue'] };
        continue;
      }
      if (/left|right/.test(sides[place] ?? '')) addClass(cell, sides[place]);
      if (place > 0 && isLine(words(columnlines)[place - 1])) addClass(cell, 'line-left');
      if (line > 0 && isLine(words(rowlines)[line - 1])) addClass(cell, 'line-top');
    }
    row.children = isNumbered ? [glue(), ...cells, glue(), cellOf(numbers[line])] : cells;
  }
  if (isNumbered) addClass(table, 'numbered');
}

/** Takes the number of an equation out of its row. */
function takeNumber(row: Element): string {
  let number = '';
  visit(row, 'text', (text) => {
    const from = text.value.indexOf(NUMBER.start);
    const to = text.value.indexOf(NUMBER.end);
    if (from < 0 || to < from) return;
    number = text.value.slice(from + 1, to);
    text.value = text.value.slice(0, from) + text.value.slice(to + 1);
  });
  return number;
}

// Which sides of a box have a line, and what is drawn across it, by the names of `menclose`.
const CLASSES: Record<string, string> = {
  box: 'boxed',
  updiagonalstrike: 'struck-up',
  downdiagonalstrike: 'struck-down',
  horizontalstrike: 'struck',
  actuarial: 'line-top line-right',
  phasorangle: 'line-bottom',
};
// KaTeX takes the sides of a table for each other.
const TABLE_CLASSES: Record<string, string> = {
  top: 'line-left',
  bottom: 'line-right',
  left: 'line-top',
  right: 'line-bottom',
};

function enclose(element: Element) {
  const [child] = elementsOf(element);
  const classes = child?.tagName === 'mtable' ? TABLE_CLASSES : CLASSES;
  const names = words(element.properties.notation).flatMap((name) => words(classes[name]));
  element.tagName = 'mrow';
  element.properties = { className: names };
}

/** Lines and arrows at a letter, for which few fonts have a sign that grows, or one at the right place. */
function redraw(element: Element) {
  const sign = elementsOf(element)[1];
  const [text] = sign?.children ?? [];
  if (sign?.tagName !== 'mo' || text?.type !== 'text') return;
  if (text.value === '‾') addClass(element, element.tagName === 'mover' ? 'overline' : 'underline');
  if (text.value === '\u20D7') {
    text.value = '→';
    sign.properties = { stretchy: 'false', mathsize: '70%' };
  }
}

/** Room at the sides of an arrow's label, or around a coloured box. */
function pad(element: Element) {
  const { height, width, lspace, voffset, ...properties } = element.properties;
  element.tagName = 'mrow';
  element.properties = properties;
  addClass(element, height ? 'padded' : 'label');
}

function elementsOf(parent: Element): Element[] {
  return parent.children.filter((child): child is Element => child.type === 'element');
}

/** KaTeX's room for numbers of equations, where there are none. */
function isGlue(cell: Element): boolean {
  const names = [cell.properties.className ?? []].flat();
  return textOf(cell) === '' && (names.includes('mtr-glue') || names.includes('mml-eqn-num'));
}

function glue(): Element {
  return { type: 'element', tagName: 'mtd', properties: { className: ['glue'] }, children: [] };
}

function cellOf(number: string): Element {
  const text: ElementContent = {
    type: 'element',
    tagName: 'mtext',
    properties: {},
    children: [{ type: 'text', value: number }],
  };
  const children = number === '' ? [] : [text];
  return { type: 'element', tagName: 'mtd', properties: {}, children };
}

function isLine(line = 'none'): boolean {
  return line !== 'none';
}

function words(list: unknown): string[] {
  return String(list ?? '')
    .split(' ')
    .filter((word) => word !== '');
}

function addClass(element: Element, name: string) {
  element.properties.className = [[element.properties.className ?? []].flat(), name].flat();
}
