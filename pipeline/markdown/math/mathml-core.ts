import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { mathLetters } from './mathematical-alphanumerics';

/**
 * Converts MathJax's tree, which is MathML 3, to MathML Core, which browsers implement: attributes for
 * letters, columns and lines become characters and classes, and the spaces of TeX that browsers would not
 * leave become elements and attributes.
 * @see https://www.w3.org/TR/mathml-core/
 */
export function toMathMlCore(root: MmlNode): Element {
  return { type: 'element', tagName: 'math', properties: {}, children: childrenOf(root) };
}

/** The classes of TeX's atoms, as MathJax numbers them. */
const TEX_CLASS = { ord: 0, op: 1, bin: 2, rel: 3, open: 4, close: 5, punct: 6 };

/** The attributes of MathML Core, apart from those that are converted. */
const ATTRIBUTES = [
  'accent',
  'accentunder',
  'columnspan',
  'depth',
  'displaystyle',
  'height',
  'largeop',
  'linethickness',
  'lspace',
  'mathbackground',
  'mathcolor',
  'mathsize',
  'maxsize',
  'minsize',
  'movablelimits',
  'rowspan',
  'rspace',
  'scriptlevel',
  'stretchy',
  'style',
  'symmetric',
  'voffset',
  'width',
];

function childrenOf(node: MmlNode): ElementContent[] {
  return node.childNodes.flatMap((child) => [...spaceBefore(child), ...convert(child)]);
}

function convert(node: MmlNode): ElementContent[] {
  switch (node.kind) {
    case 'text':
      return [{ type: 'text', value: textOfToken(node) }];
    case 'inferredMrow':
      return childrenOf(node);
    case 'TeXAtom':
    case 'mrow':
      return [convertRow(node)];
    case 'mstyle':
      return convertStyle(node);
    case 'mi':
    case 'mn':
    case 'mtext':
      return [convertToken(node)];
    case 'mo':
      return [convertOperator(node)];
    case 'mtable':
      return [convertTable(node)];
    case 'menclose':
      return [convertEnclose(node)];
    case 'mpadded':
      return [convertPadding(node)];
    case 'mover':
    case 'munder':
      return [convertAccent(node)];
    case 'mfrac':
    case 'mroot':
    case 'msub':
    case 'msup':
    case 'msubsup':
    case 'munderover':
    case 'mmultiscripts':
      return [elementOf(node, partsOf(node))];
    case 'none':
      return [h('mrow')];
    default:
      return [elementOf(node, childrenOf(node))];
  }
}

function elementOf(node: MmlNode, children: ElementContent[], tagName = node.kind): Element {
  const given = ATTRIBUTES.filter((name) => !(node.isToken && name.startsWith('accent'))).map(
    (name) => [name, node.attributes.getExplicit(name)] as const,
  );
  const properties = Object.fromEntries(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  return { type: 'element', tagName, properties, children };
}

/** The children of an element that have their meaning by their place, such as a base and its script. */
function partsOf(node: MmlNode): Element[] {
  // MathJax leaves out the script that a node does not have.
  return node.childNodes.filter(Boolean).map((child) => asOne(convert(child)));
}

function asOne(nodes: ElementContent[]): Element {
  const [first, ...others] = nodes;
  return first?.type === 'element' && others.length === 0 ? first : h('mrow', nodes);
}

function convertRow(node: MmlNode): Element {
  const row = elementOf(node, childrenOf(node), 'mrow');
  const [only, ...others] = row.children;
  if (only?.type !== 'element' || others.length > 0) return row;
  // A sign in braces is no operator, such as the comma of `1{,}000`.
  if (only.tagName === 'mo' && node.texClass === TEX_CLASS.ord) withoutSpaces(only);
  return Object.keys(row.properties).length === 0 ? only : row;
}

function convertStyle(node: MmlNode): ElementContent[] {
  const style = elementOf(node, childrenOf(node));
  return Object.keys(style.properties).length === 0 ? style.children : [style];
}

function textOfToken(node: MmlNode): string {
  const text = 'getText' in node && typeof node.getText === 'function' ? node.getText() : '';
  return String(text).replaceAll(/[\ue400-\ue4ff]/g, (sign) => CHEMISTRY[sign] ?? sign);
}

/** Signs that only MathJax's own font has, which are those of chemistry. */
const CHEMISTRY: Record<string, string> = {
  '\ue408': '⇌',
  '\ue409': '⇌',
  '\ue40a': '⇌',
  '\ue410': '┄',
  '\ue411': '≡',
  '\ue412': '≡',
  '\ue413': '≡',
  '\ue428': '⟵',
  '\ue429': '⟶',
  '\ue42a': '⟷',
  '\ue42b': '⇄',
  '\ue42c': '←',
  '\ue42d': '→',
  '\ue42e': '↔',
};

// MathJax's names of styles that MathML does not have.
const STYLES: Record<string, string> = {
  '-tex-calligraphic': 'script',
  '-tex-bold-calligraphic': 'bold-script',
  '-tex-mathit': 'italic',
};

function convertToken(node: MmlNode): Element {
  const token = elementOf(node, childrenOf(node));
  const written = String(node.attributes.getExplicit('mathvariant') ?? '');
  const style = STYLES[written] ?? (node.getProperty('ignore-variant') ? '' : written);
  const text = textOf(token);
  // The one style that is still an attribute: browsers make a single letter italic.
  if (style === 'normal' && node.kind === 'mi' && /^\p{L}$/u.test(text)) {
    token.properties.mathvariant = 'normal';
  } else if (style !== '') {
    token.children = [{ type: 'text', value: mathLetters(text, style) }];
  }
  return token;
}

// Signs that TeX sets like letters in some places, and browsers like relations.
const SPACED = /^[-+±∓−∗*/|‖∣∥=<>:⋅·×→]$/;
const BARS = /^[|‖∣∥]$/;

function convertOperator(node: MmlNode): Element {
  const operator = elementOf(node, childrenOf(node));
  const { properties } = operator;
  const text = textOf(operator);
  if (BARS.test(text)) properties.stretchy = String(node.attributes.get('stretchy') === true);
  if (properties.lspace !== undefined || properties.rspace !== undefined) return operator;
  if (isWord(text) || (isUnspaced(node) && SPACED.test(text))) withoutSpaces(operator);
  return operator;
}

function withoutSpaces(operator: Element) {
  Object.assign(operator.properties, { lspace: '0', rspace: '0' });
}

/** Whether an operator is a word such as `lim`, for which browsers have no spaces that suit it. */
function isWord(text: string): boolean {
  return /^\p{L}[\p{L}\s\u2006]/u.test(text);
}

function isUnspaced({ texClass }: MmlNode): boolean {
  return texClass === TEX_CLASS.ord || texClass === TEX_CLASS.open || texClass === TEX_CLASS.close;
}

const SPACES: Record<string, string> = {
  thinmathspace: '0.167em',
  mediummathspace: '0.222em',
  thickmathspace: '0.278em',
};

/** The space of TeX before a node, where browsers do not leave one of their own. */
function spaceBefore(node: MmlNode): Element[] {
  const width = SPACES[node.texSpacing()];
  const classes = [node.prevClass, node.texClass];
  // A fraction has its space by padding, and stretchy brackets need none.
  const isNeeded = classes.some((each) => each > TEX_CLASS.ord && each < TEX_CLASS.open);
  if (width === undefined || !isNeeded || [previousOf(node), node].some(isSpacedByBrowser))
    return [];
  return [h('mspace', { width })];
}

function previousOf(node: MmlNode): MmlNode | undefined {
  const siblings = node.parent?.childNodes ?? [];
  const NONE = -1;
  return siblings.slice(0, siblings.indexOf(node)).findLast(({ texClass }) => texClass !== NONE);
}

function isSpacedByBrowser(node: MmlNode | undefined): boolean {
  if (!node?.isEmbellished || isUnspaced(node)) return false;
  return !isWord(textOfToken(node.coreMO()));
}

function convertTable(node: MmlNode): Element {
  const get = (name: string) => words(node.attributes.getExplicit(name));
  const [sides, spacing, columnLines, rowLines, rowSpacing] = [
    'columnalign',
    'columnspacing',
    'columnlines',
    'rowlines',
    'rowspacing',
  ].map(get);
  const displaystyle = node.attributes.getExplicit('displaystyle') === true;
  const table = h('mtable', displaystyle ? { displaystyle: 'true' } : {});
  if (spacing[0]?.startsWith('0')) addClass(table, 'tight');
  // Pairs of equations side by side, and not one equation in several columns.
  if (spacing[0]?.startsWith('0') && spacing[1]?.startsWith('2')) addClass(table, 'pairs');
  if (get('frame').some(isLine)) addClass(table, 'boxed');
  const isNumbered = node.childNodes.some(({ kind }) => kind === 'mlabeledtr');
  if (isNumbered) addClass(table, 'numbered');
  if (get('width').length > 0) addClass(table, 'spread');

  const rows = node.childNodes.map(partsOfRow);
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  for (const [line, { row, label, cells }] of rows.entries()) {
    const converted = cells.map((node, place) => {
      const cell = elementOf(node, childrenOf(node));
      const own = [node, row].map(({ attributes }) => attributes.getExplicit('columnalign'));
      const side = String(own.find(Boolean) ?? sides[place] ?? sides.at(-1));
      if (/^(left|right)$/.test(side)) addClass(cell, side);
      if (place > 0 && isLine(columnLines[place - 1] ?? columnLines.at(-1))) {
        addClass(cell, 'line-left');
      }
      if (line > 0 && isLine(rowLines[line - 1] ?? rowLines.at(-1))) addClass(cell, 'line-top');
      return cell;
    });
    const mtr = h('mtr', isNumbered ? numberedRow(converted, columns, label) : converted);
    const gap = line < rows.length - 1 ? gapOf(rowSpacing[line]) : 0;
    if (gap > 0) addClass(mtr, `gap-${gap}`);
    table.children.push(mtr);
  }
  return table;
}

// In em: MathJax adds the gap that an author writes to that of the environment, at most this.
const USUAL_GAP = 0.4;
const MAX_STEPS = 4;

/** The gap of `\\[10pt]` in steps of half an em: MathML Core has no `rowspacing`, and CSS has a class for each. */
function gapOf(spacing = ''): number {
  const [, em = '0'] = /^([\d.]+)em$/.exec(spacing) ?? [];
  return Math.min(MAX_STEPS, Math.max(0, Math.round((Number(em) - USUAL_GAP) * 2)));
}

function partsOfRow(row: MmlNode): { row: MmlNode; label?: MmlNode; cells: MmlNode[] } {
  const [first, ...others] = row.childNodes;
  return row.kind === 'mlabeledtr'
    ? { row, label: first, cells: others }
    : { row, cells: row.childNodes };
}

/** Puts the equation number of a row, or none, into a column at the right edge. */
function numberedRow(cells: Element[], columns: number, label?: MmlNode): Element[] {
  const glue = () => h('mtd', { className: 'glue' });
  const missing = Array.from({ length: columns - cells.length }, () => h('mtd'));
  const number = label ? [h('mtext', textOf(h('mtd', childrenOf(label))))] : [];
  return [glue(), ...cells, ...missing, glue(), h('mtd', number)];
}

// Lines at the sides of a box and across it, by the notations of `menclose`.
const CLASSES: Record<string, string> = {
  box: 'boxed',
  roundedbox: 'boxed rounded',
  circle: 'boxed rounded',
  updiagonalstrike: 'struck-up',
  updiagonalarrow: 'struck-up',
  downdiagonalstrike: 'struck-down',
  horizontalstrike: 'struck',
  top: 'line-top',
  right: 'line-right',
  bottom: 'line-bottom',
  left: 'line-left',
  actuarial: 'line-top line-right',
  madruwb: 'line-bottom line-right',
  phasorangle: 'line-bottom',
  longdiv: 'line-top line-left',
};

function convertEnclose(node: MmlNode): Element {
  const row = elementOf(node, childrenOf(node), 'mrow');
  const notations = words(node.attributes.getExplicit('notation'));
  if (notations.includes('radical')) return { ...row, tagName: 'msqrt' };
  for (const name of notations.flatMap((notation) => words(CLASSES[notation]))) addClass(row, name);
  return row;
}

/** Draws lines and arrows over letters, which stretch or are at the right height in few fonts. */
function convertAccent(node: MmlNode): Element {
  const element = elementOf(node, partsOf(node));
  const sign = element.children[1];
  if (sign?.type !== 'element' || sign.tagName !== 'mo') return element;
  const isOver = element.tagName === 'mover';
  const text = textOf(sign);
  const isAccent = node.childNodes.at(-1)?.coreMO().attributes.get('accent') === true;
  if (isAccent || sign.properties.stretchy === 'false') {
    element.properties[isOver ? 'accent' : 'accentunder'] = 'true';
  }
  if (LINES.test(text)) addClass(element, isOver ? 'overline' : 'underline');
  if (text === '→' && sign.properties.stretchy === 'false') sign.properties.mathsize = '70%';
  return element;
}

const LINES = /^[―‾_]$/;

/** Lengths that are added to those of the content, which browsers do not know, become classes. */
function convertPadding(node: MmlNode): Element {
  const padded = elementOf(node, childrenOf(node));
  const { width, height, voffset, depth, lspace, ...others } = padded.properties;
  const isAdded = (length: unknown) => /^[+-]/.test(String(length ?? ''));
  if (isAdded(width)) {
    const row: Element = { ...padded, tagName: 'mrow', properties: others };
    addClass(row, voffset === undefined && isAdded(height) ? 'padded' : 'label');
    return row;
  }
  if (!isAdded(height) && !isAdded(depth)) return padded;
  // Raised or lowered.
  const offset = Number.parseFloat(String(voffset ?? 0));
  const unit = String(voffset ?? '0em').replace(/^[-+\d.]+/, '');
  padded.properties = { ...others, voffset: `${offset}${unit}` };
  if (unit === 'em') {
    Object.assign(
      padded.properties,
      offset > 0 ? { height: `${offset + 1}em` } : { depth: `${0.5 - offset}em` },
    );
  }
  return padded;
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
