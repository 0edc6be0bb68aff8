import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { mathLetters } from './mathematical-alphanumerics';

/**
 * Converts KaTeX's MathML 3 to MathML Core, which browsers implement: attributes for letters, columns,
 * lines and spacing become characters and classes.
 *
 * Temml 0.13.5 writes MathML Core itself, but it shows `\overset{a}{b}` as a power, throws without a
 * position at `\mathbf_i`, forgets `\newcommand` after each formula, and needs CSS for each browser.
 * @see https://www.w3.org/TR/mathml-core/
 */
export function toMathMlCore(formula: Element) {
  visit(formula, 'element', (element) => {
    const { tagName, properties } = element;
    const style = properties.mathvariant;
    if (style !== undefined && style !== 'normal') {
      delete properties.mathvariant;
      for (const child of element.children) {
        if (child.type === 'text') child.value = mathLetters(child.value, String(style));
      }
    }
    // Bars stretch like brackets; MathML Core takes KaTeX's bars for relations.
    if (properties.fence && /^[∣∥]$/.test(textOf(element))) {
      element.properties = { stretchy: 'true', lspace: '0', rspace: '0', ...properties };
    }
    delete element.properties.fence;
    delete element.properties.separator;
    // The HTML parser takes elements inside a token for HTML: \overset would become a line of text.
    if (/^m[io]$/.test(tagName) && elementsOf(element).length > 0) {
      const [before, after] = [properties.lspace, properties.rspace].map((width) =>
        width ? [h('mspace', { width })] : [],
      );
      element.tagName = 'mrow';
      element.properties = {};
      element.children = [...before, ...element.children, ...after];
    }
    if (tagName === 'mtable') convertTable(element);
    if (tagName === 'menclose') convertEnclose(element);
    if (tagName === 'mover' || tagName === 'munder') convertAccent(element);
    if (tagName === 'mpadded' && String(properties.width).startsWith('+')) convertPadding(element);
  });
}

/** Delimiters of an equation number, which KaTeX leaves out of its environments otherwise. */
export const NUMBER = { start: '\uFFF9', end: '\uFFFB' };

function convertTable(table: Element) {
  const { columnalign, columnspacing, columnlines, rowlines, width } = table.properties;
  for (const name of Object.keys(table.properties)) delete table.properties[name];
  const sides = words(columnalign);
  const spacing = String(columnspacing);
  if (spacing.startsWith('0')) addClass(table, 'tight');
  // Pairs of equations side by side, and not one equation in several columns.
  if (spacing.includes('1em') && spacing.startsWith('0')) addClass(table, 'pairs');
  if (width) addClass(table, 'numbered');

  const rows = elementsOf(table);
  const numbers = rows.map(takeNumber);
  const isNumbered = numbers.some((number) => number !== '');
  for (const [line, row] of rows.entries()) {
    const cells = elementsOf(row).filter((cell) => !isSpacer(cell));
    for (const [place, cell] of cells.entries()) {
      if (cell.properties.width) {
        cell.properties = { className: ['glue'] };
        continue;
      }
      if (/left|right/.test(sides[place] ?? '')) addClass(cell, sides[place]);
      if (place > 0 && isLine(words(columnlines)[place - 1])) addClass(cell, 'line-left');
      if (line > 0 && isLine(words(rowlines)[line - 1])) addClass(cell, 'line-top');
    }
    row.children = isNumbered ? [spacer(), ...cells, spacer(), cellOf(numbers[line])] : cells;
  }
  if (isNumbered) addClass(table, 'numbered');
}

/** Removes the equation number from a row, and returns it. */
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

// Lines at the sides of a box and across it, by the notations of `menclose`.
const CLASSES: Record<string, string> = {
  box: 'boxed',
  updiagonalstrike: 'struck-up',
  downdiagonalstrike: 'struck-down',
  horizontalstrike: 'struck',
  actuarial: 'line-top line-right',
  phasorangle: 'line-bottom',
};
// For a table, KaTeX confuses the sides.
const TABLE_CLASSES: Record<string, string> = {
  top: 'line-left',
  bottom: 'line-right',
  left: 'line-top',
  right: 'line-bottom',
};

function convertEnclose(element: Element) {
  const [child] = elementsOf(element);
  const classes = child?.tagName === 'mtable' ? TABLE_CLASSES : CLASSES;
  const names = words(element.properties.notation).flatMap((name) => words(classes[name]));
  element.tagName = 'mrow';
  element.properties = { className: names };
}

/** Draws lines and arrows over letters, which stretch or are at the right height in few fonts. */
function convertAccent(element: Element) {
  const sign = elementsOf(element)[1];
  const [text] = sign?.children ?? [];
  if (sign?.tagName !== 'mo' || text?.type !== 'text') return;
  if (text.value === '‾') addClass(element, element.tagName === 'mover' ? 'overline' : 'underline');
  if (text.value === '\u20D7') {
    text.value = '→';
    sign.properties = { stretchy: 'false', mathsize: '70%' };
  }
}

/** Converts the padding of an arrow's label or of a coloured box to a class. */
function convertPadding(element: Element) {
  const { height, width, lspace, voffset, ...properties } = element.properties;
  element.tagName = 'mrow';
  element.properties = properties;
  addClass(element, height ? 'padded' : 'label');
}

function elementsOf(parent: Element): Element[] {
  return parent.children.filter((child): child is Element => child.type === 'element');
}

/** Whether a cell is KaTeX's spacing for an equation number that there is not. */
function isSpacer(cell: Element): boolean {
  const names = [cell.properties.className ?? []].flat();
  return textOf(cell) === '' && (names.includes('mtr-glue') || names.includes('mml-eqn-num'));
}

function spacer(): Element {
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
