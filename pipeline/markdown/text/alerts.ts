import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import { ALERT_TYPES, type TextWords } from '../text-words';

const MARKER = /^\[!(\w+)\][ \t]*/;

/**
 * Turns a blockquote that begins with `[!NOTE]` or another marker of GitHub's into an alert.
 * remark-github-blockquote-alert and rehype-github-alerts were tried: they take an escaped `\[!NOTE]` for
 * a marker, lose the text of `> [!NOTE]: Text`, and say nothing of a misspelt type.
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function alerts({ alerts: titles }: TextWords) {
  return (tree: Root, file: VFile) => {
    visit(tree, 'blockquote', (quote) => {
      const [first] = quote.children;
      // From the source text: in the tree, `\[!NOTE]` looks alike, and `[!NOTE]: text` is a definition.
      const typed = String(file).slice(first?.position?.start.offset, first?.position?.end.offset);
      const [marker, written] = MARKER.exec(typed) ?? [];
      if (!first || marker === undefined || written === undefined || beginsWithLink(first)) return;
      const type = ALERT_TYPES.find((name) => name === written.toLowerCase());
      // Some end the line with a backslash, a hard line break.
      const isAlone = /^(\\?\r?\n|$)/.test(typed.slice(marker.length));
      if (first.type === 'paragraph' && isAlone && type) {
        toAlert(quote, first, type, titles[type]);
      } else if (type) {
        reportWarning(file, {
          place: first.position?.start,
          message: `alert “[!${written}]” is not alone on its line: it is shown as a quote`,
          hint: `write [!${written.toUpperCase()}] and nothing else on the line, and the text on the next lines after >`,
        });
      } else {
        const meant = didYouMean(written.toLowerCase(), ALERT_TYPES)?.toUpperCase();
        const all = ALERT_TYPES.map((name) => name.toUpperCase());
        reportWarning(file, {
          place: first.position?.start,
          message: `unknown alert “[!${written}]”: it is shown as a quote`,
          hint: meant ? `write [!${meant}]` : `write one of ${all.join(', ')}`,
        });
      }
    });
  };
}

function beginsWithLink(block: Blockquote['children'][number]): boolean {
  return block.type === 'paragraph' && /^(link|image)/.test(block.children[0]?.type ?? '');
}

function toAlert(quote: Blockquote, first: Paragraph, type: string, title: string) {
  const [text, second] = first.children;
  if (text?.type !== 'text') return;
  text.value = text.value.replace(MARKER, '').replace(/^\n/, '');
  if (text.value === '' && second?.type === 'break') first.children.splice(0, 2);
  const isEmpty = first.children.every((child) => child.type === 'text' && child.value === '');
  quote.data = { hName: 'aside', hProperties: { className: ['alert', type] } };
  quote.children.splice(0, isEmpty ? 1 : 0, {
    type: 'paragraph',
    data: { hProperties: { className: ['title'] } },
    children: [{ type: 'text', value: title }],
  });
}
