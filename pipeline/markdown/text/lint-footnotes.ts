import type { Root } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import { shorten } from '../shorten';
import { sourceTextsIn } from '../source-text';
import { visit } from '../visit';

const REFERENCE = /(?<!\\)\[\^([^\]\s\\]+)\]/g;
// A word at least, since `x^[2]` is a power.
const INLINE = /(?<![[\\])\^\[((?=[^[\]\n]*\p{L}{3})(?:[^[\]\n]|\[[^[\]\n]*\])+)\]/gu;

/**
 * Warns of undefined, unused and duplicate footnotes, which Markdown hides or shows as text.
 * remark-lint-no-undefined-references and -no-unused-definitions were tried: they find no duplicates, and
 * do not suggest the footnote that was meant.
 */
export function lintFootnotes() {
  return (tree: Root, file: VFile) => {
    if (!/\[\^|\^\[/.test(String(file))) return;
    const defined = new Map<string, { label: string; place?: Point }>();
    const used = new Set<string>();
    visit(tree, 'footnoteDefinition', ({ identifier, label, position }) => {
      const place = position?.start;
      if (!defined.has(identifier)) defined.set(identifier, { label: label ?? identifier, place });
      else {
        reportWarning(file, {
          place,
          message: `duplicate footnote “${label}”: only the first is shown`,
          hint: 'give one of the two another name',
        });
      }
    });
    visit(tree, 'footnoteReference', ({ identifier }) => {
      used.add(identifier);
    });
    const labels = [...defined.values()].map(({ label }) => label);
    for (const { type, value, pointAt } of sourceTextsIn(tree, file)) {
      if (type === 'html') continue;
      for (const { 1: note, index } of value.matchAll(INLINE)) {
        reportWarning(file, {
          place: pointAt(index),
          message: `inline footnote “${shorten(note)}” is not supported: it is shown as text`,
          hint: 'write a name such as [^note] in its place, and a line [^note]: with the text below',
        });
      }
      for (const { 0: written, 1: label, index } of value.matchAll(REFERENCE)) {
        // Without a definition, a reference is text in the tree.
        if (defined.has(normalizeIdentifier(label).toLowerCase())) continue;
        // One letter is as similar to any other.
        const meant = label.length > 2 ? didYouMean(label, labels) : undefined;
        reportWarning(file, {
          place: pointAt(index),
          message: `undefined footnote “${written}”: it is shown as text`,
          hint: meant ? `write [^${meant}]` : `write a line such as [^${label}]: The text.`,
        });
      }
    }
    for (const [identifier, { label, place }] of defined) {
      if (used.has(identifier)) continue;
      reportWarning(file, {
        place,
        message: `unused footnote “${label}”: it is not shown`,
        hint: `write [^${label}] where its number belongs, or remove it`,
      });
    }
  };
}
