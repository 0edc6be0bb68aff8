import type { Definition, Root } from 'mdast';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import { literalLines, literalParagraphs, literalTextsIn } from '../literal-text';
import { visit } from '../visit';

// Not an index such as `a[i][j]`, a citation such as `[1][2]`, nor a wiki link or a footnote.
const FULL = /(?<![\w\])}[])!?\[([^[\]\n^]{2,500})\]\[([^[\]\n^]{1,200})\](?![[(])/g;
const COLLAPSED = /(?<![\w\])}[])!?\[([^[\]\n^]{2,200})\]\[\](?![[(])/g;
const DEFINITION =
  /^\[([^[\]^\n]+)\][ \t]?:[ \t]*<?(?:https?:\/\/|\.{0,2}\/|mailto:|#(?:[\w-]|[ \t]|$))\S*/;
// `[//]: # (…)` is a comment.
const COMMENT_URL = /^#?$/;

/**
 * Warns of references without their definition, and of definitions that are not used, are given twice, or
 * are within a paragraph. remark-lint-no-undefined-references and -no-unused-definitions were tried: the
 * first takes each `[x]` for a reference, the second each comment `[//]: # (…)` for a definition.
 */
export function lintReferences() {
  return (tree: Root, file: VFile) => {
    if (!String(file).includes(']')) return;
    const definitions = new Map<string, Definition>();
    const used = new Set<string>();
    visit(tree, (node) => {
      if (node.type === 'linkReference' || node.type === 'imageReference') {
        used.add(node.identifier);
      } else if (node.type === 'definition') {
        const first = definitions.get(node.identifier);
        if (!first) definitions.set(node.identifier, node);
        else if (first.url !== node.url && !isComment(node)) reportDuplicate(first, node, file);
      }
    });
    reportUndefined(tree, file, [...definitions.values()]);
    reportInParagraphs(tree, file);
    for (const [identifier, definition] of definitions) {
      if (used.has(identifier) || isComment(definition)) continue;
      reportWarning(file, {
        place: definition.position?.start,
        message: `unused definition “[${labelOf(definition)}]:”: it is not shown`,
        hint: `write [the text of the link][${labelOf(definition)}] where it belongs, or remove it; if it is text, write \\[${labelOf(definition)}]:`,
      });
    }
  };
}

function isComment({ identifier, url }: Definition): boolean {
  return COMMENT_URL.test(url) || /^(?:\/\/|comment|!)/.test(identifier);
}

function labelOf({ label, identifier }: Definition): string {
  return label ?? identifier;
}

function reportDuplicate(first: Definition, second: Definition, file: VFile): void {
  reportWarning(file, {
    place: second.position?.start,
    message: `duplicate definition “[${labelOf(second)}]:”: links lead to the first, on line ${first.position?.start.line}`,
    hint: 'give one of the two another name, or remove it',
  });
}

function reportUndefined(tree: Root, file: VFile, definitions: Definition[]): void {
  const labels = definitions.map(labelOf);
  for (const text of literalTextsIn(tree, file)) {
    if (!text.value.includes('][')) continue;
    const full = [...text.value.matchAll(FULL)].filter(([, words, label]) => isSure(words, label));
    for (const { 0: written, 1: words, 2: label = words, index } of [
      ...full,
      ...text.value.matchAll(COLLAPSED),
    ]) {
      const meant = label.length > 2 ? didYouMean(label, labels) : undefined;
      reportWarning(file, {
        place: text.pointAt(index),
        message: `reference without a definition “${written}”: it is shown as text`,
        hint: meant
          ? `write [${words}][${meant}]`
          : `write a line such as [${label}]: https://example.org/, with an empty line before it`,
      });
    }
  }
}

/** Whether brackets are no two indices or citations. */
function isSure(words: string, label: string): boolean {
  return /\p{L}{2}/u.test(words) && !/^[\d,\s–-]+$/.test(words) && label.trim() !== '';
}

function reportInParagraphs(tree: Root, file: VFile): void {
  for (const text of literalParagraphs(tree, file)) {
    if (!text.value.includes(']')) continue;
    for (const [index, { value, offset }] of literalLines(text).entries()) {
      const [, label] = DEFINITION.exec(value) ?? [];
      if (label === undefined) continue;
      const isSpaced = /^\[[^\]]*\][ \t]:/.test(value);
      if (index === 0 && !isSpaced) continue;
      reportWarning(file, {
        place: text.pointAt(offset),
        message: `definition within a paragraph “[${label}]:”: it is shown as text`,
        hint: isSpaced
          ? `write [${label}]: without a space before the colon, and an empty line before it`
          : 'put an empty line before it',
      });
      break;
    }
  }
}
