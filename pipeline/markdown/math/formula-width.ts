import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

// In letters: what fits on a phone, and on paper.
const PHONE = 24;
const PAPER = 50;

/** Whether a formula may be wider than a phone, where it scrolls. */
export function isLong(formula: Element): boolean {
  return widthOf(formula) > PHONE;
}

/** The class by which a formula that is wider than paper is printed smaller: paper does not scroll. */
export function printClass(formula: Element): string[] {
  const excess = widthOf(formula) / PAPER;
  if (excess <= 1) return [];
  if (excess <= 1.4) return ['wide'];
  return excess <= 2.1 ? ['wider'] : ['widest'];
}

/** An estimate of the width of a formula in letters. No font is known where a page is built. */
function widthOf(node: ElementContent): number {
  if (node.type !== 'element') return 0;
  const { tagName, children, properties } = node;
  const widths = () => children.map(widthOf);
  const sum = (all: number[]) => all.reduce((total, width) => total + width, 0);
  const [base = 0, ...scripts] = /^m(sub|sup|subsup)$/.test(tagName) ? widths() : [];
  switch (tagName) {
    case 'mi':
    case 'mn':
    case 'mtext':
      return [...textOf(node)].length;
    case 'mo':
      return properties.lspace === '0' || properties.stretchy ? 1 : 2;
    case 'mspace':
      return Math.max(0, Number.parseFloat(String(properties.width ?? 0)) * 2);
    case 'msub':
    case 'msup':
    case 'msubsup':
      return base + SCRIPT * Math.max(...scripts);
    case 'mtd':
      return sum(widths()) + CELL_PADDING;
    case 'mfrac':
    case 'mover':
    case 'munder':
    case 'munderover':
    case 'mtable':
      return Math.max(0, ...widths());
    default:
      return sum(widths());
  }
}

// The size of scripts relative to their base, and what is around a cell in letters.
const SCRIPT = 0.7;
const CELL_PADDING = 1.5;
