import type { Element, ElementContent, Parents } from 'hast';
import { h } from 'hastscript';

// In scripts with spaces, a word or signs up to the next space; in others, only signs. In characters.
const WORD = String.raw`[^\s—–\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,20}`;
const AFTER = new RegExp(String.raw`^(?:${WORD}(?=[\s—–]|$)|\p{P}+)`, 'u');
const BEFORE = new RegExp(String.raw`(?:(?<=[\s—–]|^)${WORD}|[\p{Ps}\p{Pi}]+)$`, 'u');

/**
 * Keeps the signs that touch an inline formula on its line: a comma, brackets, or `-th`. Browsers may break a
 * line at both sides of a formula, as at those of an image. A word joiner was tried: it is copied with the
 * text.
 */
export function keepTogether(formula: Element, parents: Parents[]) {
  const [unit, parent] = outermost(formula, parents);
  if (!parent) return;
  const siblings: ElementContent[] = parent.children as ElementContent[];
  const index = siblings.indexOf(unit);
  const before = takeFrom(siblings[index - 1], BEFORE);
  const note = isNote(siblings[index + 1]) ? [siblings[index + 1]] : [];
  const after = takeFrom(siblings[index + 1 + note.length], AFTER);
  if (before === '' && after === '') return;
  const texts = (value: string) => (value === '' ? [] : [{ type: 'text' as const, value }]);
  const whole = h('span.nowrap', [...texts(before), unit, ...note, ...texts(after)]);
  siblings.splice(index, 1 + note.length, whole);
}

/** The number of a footnote, or another superscript. */
function isNote(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'sup';
}

/** The largest phrase that holds the formula and nothing else, such as an emphasis. */
function outermost(formula: Element, parents: Parents[]): [Element, Parents | undefined] {
  let unit = formula;
  const outer = parents.toReversed();
  while (outer[0]?.type === 'element' && outer[0].children.length === 1) {
    if (!/^(em|strong|a|del|mark|b|i)$/.test(outer[0].tagName)) break;
    unit = outer[0];
    outer.shift();
  }
  return [unit, outer[0]];
}

/** Removes what matches from a text, and returns it. */
function takeFrom(node: ElementContent | undefined, pattern: RegExp): string {
  if (node?.type !== 'text') return '';
  const [taken] = pattern.exec(node.value) ?? [''];
  node.value = node.value.replace(pattern, '');
  return taken;
}
