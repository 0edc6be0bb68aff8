import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';

/** The kinds that GitHub knows, and the word over each. */
const KINDS = new Map([
  ['note', 'Note'],
  ['tip', 'Tip'],
  ['important', 'Important'],
  ['warning', 'Warning'],
  ['caution', 'Caution'],
]);

const MARK = /^\[!(\w+)\][ \t]*/;

/**
 * Makes a note of a quote that begins with `[!NOTE]` or one of the other four.
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function alerts() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'blockquote', (quote) => {
      const [first] = quote.children;
      // As it was typed: `\[!NOTE]` is text, and `[!NOTE]: text` would be taken for an address.
      const typed = String(file).slice(first?.position?.start.offset, first?.position?.end.offset);
      const [mark, written] = MARK.exec(typed) ?? [];
      if (!first || mark === undefined || written === undefined || beginsWithLink(first)) return;
      const kind = written.toLowerCase();
      const word = KINDS.get(kind);
      // As some write it, the line ends in a backslash.
      const isAlone = /^(\\?\r?\n|$)/.test(typed.slice(mark.length));
      if (first.type === 'paragraph' && isAlone && word) {
        toAlert(quote, first, kind, word);
      } else if (word) {
        reportWarning(file, {
          place: first.position?.start,
          message: `“[!${written}]” is not alone on its line, so the quote is shown as one`,
          hint: `write [!${written.toUpperCase()}] and nothing else on the line, and the text below`,
        });
      } else {
        const meant = didYouMean(kind, [...KINDS.keys()])?.toUpperCase();
        const all = [...KINDS.keys()].map((name) => name.toUpperCase());
        reportWarning(file, {
          place: first.position?.start,
          message: `“[!${written}]” is no kind of note, so it is shown as a quote`,
          hint: meant ? `write [!${meant}]` : `write one of ${all.join(', ')}`,
        });
      }
    });
  };
}

function beginsWithLink(block: Blockquote['children'][number]): boolean {
  return block.type === 'paragraph' && /^(link|image)/.test(block.children[0]?.type ?? '');
}

function toAlert(quote: Blockquote, first: Paragraph, kind: string, word: string) {
  const [text, second] = first.children;
  if (text?.type !== 'text') return;
  text.value = text.value.replace(MARK, '').replace(/^\n/, '');
  if (text.value === '' && second?.type === 'break') first.children.splice(0, 2);
  const isEmpty = first.children.every((child) => child.type === 'text' && child.value === '');
  quote.data = { hName: 'aside', hProperties: { className: ['alert', kind] } };
  quote.children.splice(0, isEmpty ? 1 : 0, {
    type: 'paragraph',
    data: { hProperties: { className: ['title'] } },
    children: [{ type: 'text', value: word }],
  });
}
