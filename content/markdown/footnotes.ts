import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearMiss } from '../source/problems';
import { warn } from './findings';

// Where no note has the name, Markdown takes a reference for text.
const REFERENCE = /\[\^([^\]\s]+)\]/g;

/** Tells of footnotes without a text, and of texts that no footnote leads to. */
export function footnotes() {
  return (tree: Root, file: VFile) => {
    const defined = new Map<string, { label: string; place?: { line: number; column: number } }>();
    const used = new Set<string>();
    visit(tree, 'footnoteDefinition', ({ identifier, label, position }) => {
      defined.set(identifier, { label: label ?? identifier, place: position?.start });
    });
    visit(tree, 'footnoteReference', ({ identifier }) => {
      used.add(identifier);
    });
    const labels = [...defined.values()].map(({ label }) => label);
    visit(tree, 'text', ({ value, position }) => {
      for (const { 0: written, 1: label, index } of value.matchAll(REFERENCE)) {
        // `[^x]` is as near to `[^1]` as to any other.
        const meant = label.length > 2 ? nearMiss(label, labels) : undefined;
        const before = value.slice(0, index).split('\n');
        const start = position?.start;
        const column = before.length === 1 ? (start?.column ?? 1) : 1;
        warn(file, {
          place: start && {
            line: start.line + before.length - 1,
            column: column + (before.at(-1)?.length ?? 0),
          },
          message: `“${written}” has no text, and is shown as it stands`,
          remedy: meant ? `write [^${meant}]` : `write a line such as [^${label}]: The text.`,
        });
      }
    });
    for (const [identifier, { label, place }] of defined) {
      if (used.has(identifier)) continue;
      warn(file, {
        place,
        message: `nothing leads to the footnote “${label}”, so it is not shown`,
        remedy: `write [^${label}] where its number is to stand, or take it out`,
      });
    }
  };
}
