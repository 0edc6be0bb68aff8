import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import {
  ALERT_TYPES,
  type AlertType,
  CALLOUTS,
  type CalloutType,
  type TextWords,
} from '../text-words';
import { visit } from '../visit';

const MARKER = /^\[!([\w-]+)\]([-+]?)[ \t]*/;

/**
 * Turns a blockquote that begins with `[!NOTE]` or another marker of GitHub's into an alert, and so a callout
 * of Obsidian: its title may be on the line of the marker, and with - or + it folds.
 * remark-github-blockquote-alert and rehype-github-alerts were tried: they take an escaped `\[!NOTE]` for
 * a marker, lose the text of `> [!NOTE]: Text`, and say nothing of a misspelt type.
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function alerts({ alerts: titles, callouts, lang }: TextWords) {
  return (tree: Root, file: VFile) => {
    visit(tree, 'blockquote', (quote) => {
      const [first] = quote.children;
      // From the source text: in the tree, `\[!NOTE]` looks alike, and `[!NOTE]: text` is a definition.
      const typed = String(file).slice(first?.position?.start.offset, first?.position?.end.offset);
      const [marker, written, fold = ''] = MARKER.exec(typed) ?? [];
      if (!first || marker === undefined || written === undefined || beginsWithLink(first)) return;
      const name = written.toLowerCase();
      const known = ALERT_TYPES.find((type) => type === name);
      const callout = isCallout(name) ? name : undefined;
      const type = known ?? (callout && CALLOUTS[callout]);
      // Some end the line with a backslash, a hard line break.
      const isAlone = /^(\\?\r?\n|$)/.test(typed.slice(marker.length));
      if (first.type === 'paragraph' && type) {
        const title = callout ? callouts[callout] : titles[type];
        const ownTitle = isAlone ? undefined : splitTitle(quote, first);
        toAlert(quote, first, { type, fold, ownTitle, title, lang });
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

function isCallout(name: string): name is CalloutType {
  return Object.hasOwn(CALLOUTS, name);
}

function beginsWithLink(block: Blockquote['children'][number]): boolean {
  return block.type === 'paragraph' && /^(link|image)/.test(block.children[0]?.type ?? '');
}

/**
 * Takes the title of a callout, which is what follows its marker on the same line, out of the paragraph.
 * @returns undefined where the quote has nothing else: then this is its text
 */
function splitTitle(quote: Blockquote, first: Paragraph): PhrasingContent[] | undefined {
  const title: PhrasingContent[] = [];
  const rest: PhrasingContent[] = [];
  for (const child of first.children) {
    const end = child.type === 'text' ? child.value.indexOf('\n') : -1;
    if (rest.length > 0) rest.push(child);
    else if (child.type === 'break') rest.push({ type: 'text', value: '' });
    else if (child.type === 'text' && end >= 0) {
      title.push({ ...child, value: child.value.slice(0, end) });
      rest.push({ ...child, value: child.value.slice(end + 1) });
    } else title.push(child);
  }
  if (rest.length === 0 && quote.children.length === 1) return undefined;
  const [text] = title;
  if (text?.type === 'text') text.value = text.value.replace(MARKER, '');
  first.children = rest;
  return title;
}

type Alert = {
  type: AlertType;
  /** `-` for one that is closed, `+` for one that is open, or ''. */
  fold: string;
  ownTitle?: PhrasingContent[];
  /** What is shown without an own title, and its language where it is not that of the text. */
  title: string;
  lang?: string;
};

function toAlert(
  quote: Blockquote,
  first: Paragraph,
  { type, fold, ownTitle, title, lang }: Alert,
) {
  const [text, second] = first.children;
  if (!ownTitle && text?.type !== 'text') return;
  if (text?.type === 'text') {
    text.value = text.value.replace(MARKER, '').replace(/^\n/, '');
    if (text.value === '' && second?.type === 'break') first.children.splice(0, 2);
  }
  const isEmpty = first.children.every((child) => child.type === 'text' && child.value === '');
  const className = ['alert', type];
  quote.data =
    fold === ''
      ? { hName: 'aside', hProperties: { className } }
      : { hName: 'details', hProperties: { className, open: fold === '+' } };
  quote.children.splice(0, isEmpty ? 1 : 0, {
    type: 'paragraph',
    data: {
      ...(fold !== '' && { hName: 'summary' }),
      hProperties: { className: ['title'], ...(!ownTitle && { lang }) },
    },
    children: ownTitle ?? [{ type: 'text', value: title }],
  });
}
