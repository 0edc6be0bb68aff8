import type { Blockquote, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearMiss } from '../source/problems';
import { warn } from './findings';

/** The kinds that GitHub knows, and the word over each. */
const KINDS: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

const MARK = /^\[!(\w+)\][ \t]*(?:\n|$)/;

/**
 * Makes a note of a quote that begins with `[!NOTE]` or one of the other four.
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function alerts() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'blockquote', (quote) => {
      const [first] = quote.children;
      const [text] = first?.type === 'paragraph' ? first.children : [];
      const [mark, kind] = (text?.type === 'text' && MARK.exec(text.value)) || [];
      if (mark === undefined || kind === undefined) return;
      if (kind.toLowerCase() in KINDS) toAlert(quote, kind.toLowerCase(), mark);
      else {
        const meant = nearMiss(kind, Object.keys(KINDS))?.toUpperCase();
        const all = Object.keys(KINDS).map((name) => name.toUpperCase());
        warn(file, {
          place: first?.position?.start,
          message: `“[!${kind}]” is no kind of note, so it is shown as a quote`,
          remedy: meant ? `write [!${meant}]` : `write one of ${all.join(', ')}`,
        });
      }
    });
  };
}

function toAlert(quote: Blockquote, kind: string, mark: string) {
  const [first] = quote.children;
  if (first?.type !== 'paragraph' || first.children[0].type !== 'text') return;
  first.children[0].value = first.children[0].value.slice(mark.length);
  const isEmpty = first.children.length === 1 && first.children[0].value === '';
  // A line that ends in two spaces or a backslash, as some write it.
  if (first.children[0].value === '' && first.children[1]?.type === 'break') {
    first.children.splice(0, 2);
  }
  quote.data = { hName: 'aside', hProperties: { className: ['alert', kind] } };
  quote.children.splice(0, isEmpty ? 1 : 0, {
    type: 'paragraph',
    data: { hProperties: { className: ['title'] } },
    children: [{ type: 'text', value: KINDS[kind] }],
  });
}
