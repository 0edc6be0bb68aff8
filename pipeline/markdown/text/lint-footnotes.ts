import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import { sourceTextsIn } from '../source-text';

const REFERENCE = /(?<!\\)\[\^([^\]\s\\]+)\]/g;

/** Tells of footnotes without a text, and of texts that no footnote leads to or that stand twice. */
export function lintFootnotes() {
  return (tree: Root, file: VFile) => {
    if (!String(file).includes('[^')) return;
    const defined = new Map<string, { label: string; place?: { line: number; column: number } }>();
    const used = new Set<string>();
    visit(tree, 'footnoteDefinition', ({ identifier, label, position }) => {
      const place = position?.start;
      const first = defined.get(identifier);
      if (!first) defined.set(identifier, { label: label ?? identifier, place });
      else {
        reportWarning(file, {
          place,
          message: `the footnote “${label}” has a text on line ${first.place?.line}, so this one is not shown`,
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
      for (const { 0: written, 1: label, index } of value.matchAll(REFERENCE)) {
        // Where no note has the name, Markdown takes a reference for text.
        if (defined.has(label.toLowerCase())) continue;
        // `[^x]` is as near to `[^1]` as to any other.
        const meant = label.length > 2 ? didYouMean(label, labels) : undefined;
        reportWarning(file, {
          place: pointAt(index),
          message: `“${written}” has no text, and is shown as it stands`,
          hint: meant ? `write [^${meant}]` : `write a line such as [^${label}]: The text.`,
        });
      }
    }
    for (const [identifier, { label, place }] of defined) {
      if (used.has(identifier)) continue;
      reportWarning(file, {
        place,
        message: `nothing leads to the footnote “${label}”, so it is not shown`,
        hint: `write [^${label}] where its number is to stand, or take it out`,
      });
    }
  };
}
