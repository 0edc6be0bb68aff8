import type { Link, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import { type LiteralText, literalTextsIn } from '../literal-text';
import { shorten } from '../shorten';
import { visit } from '../visit';
import { linkDestination } from './link-destination';

// What is surely the address of something, not words in parentheses.
const ADDRESS =
  /^<?(?:https?:\/\/|www\.|mailto:|\.{0,2}\/[^\s)]|#[\w-]|[^\s():]+\.(?:html?|md|pdf|png|jpe?g|gif|svg|webp)\b)/i;
// Parentheses may be nested once.
const INLINE = /(!?)\[([^[\]\n]{0,500})\]\(((?:[^()\n]|\([^()\n]*\))*)\)/g;
const UNCLOSED = /(!?)\[([^[\]\n]{0,500})\]\(([^\s]*[^\s.,;:!?])/g;
const SPACED = /(!?)\[([^[\]\n]{1,500})\][ \t]+\(([^()\s]+)\)/g;
const REVERSED = /\(([^()\n]{1,500})\)\[([^[\]\s]+)\]/g;
// As Chinese and Japanese keyboards type them.
const FULL_WIDTH =
  /([!！]?)(?:[［【]([^\n［］【】]{1,200})[］】][（(]|\[([^[\]\n]{1,200})\]（)((?:https?:\/\/|\.{0,2}\/)[^（）()\s]{1,500})[）)]/g;
const CJK_SIGN = /[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/;
const ANGLED = /<((?:https?:\/\/|www\.)[^<>\n]{0,500}[ \t][^<>\n]{0,500})>/gi;
const TITLE = /^(.*?)([ \t]+(?:"[^"]*"|'[^']*'))?$/s;
const LIQUID = /\{[{%]/;

/**
 * Warns of addresses, links and images that Markdown does not read: with spaces in the address, a space before it, no
 * end, or the parentheses first. remark-lint-no-reversed-media-syntax was tried: it finds the last alone.
 */
export function lintLinkSyntax() {
  return (tree: Root, file: VFile) => {
    for (const text of literalTextsIn(tree, file)) {
      const closed = new Set<number>();
      const report = (index: number, found: DiagnosticText | undefined) => {
        if (!found || closed.has(index)) return;
        closed.add(index);
        reportWarning(file, { place: text.pointAt(index), ...found });
      };
      for (const { 0: written, 1: address, index } of text.value.matchAll(ANGLED)) {
        reportWarning(file, {
          place: text.pointAt(index),
          message: `address with a space “${shorten(written)}”: it is shown as text`,
          hint: hintForAngled(address.trim()),
        });
      }
      const wide = [...text.value.matchAll(FULL_WIDTH)];
      for (const match of wide) report(match.index, fullWidth(match));
      for (const { url, position } of wide.length > 0 ? [] : bareLinksIn(text, file)) {
        const [before] = url.split(CJK_SIGN);
        const sign = CJK_SIGN.exec(url)?.[0] ?? '';
        reportWarning(file, {
          place: position?.start,
          message: `bare URL that goes on behind “${sign}”: it leads to another address`,
          hint: `write <${before}>, and ${sign} behind it`,
        });
      }
      if (!/[\])]/.test(text.value)) continue;
      for (const match of text.value.matchAll(INLINE)) {
        if (!isWordBefore(text, match.index) || isSure(match))
          report(match.index, unread(text, match));
        closed.add(match.index);
      }
      for (const match of text.value.matchAll(SPACED)) {
        if (isSure(match)) report(match.index, spaced(text, match));
      }
      for (const match of text.value.matchAll(UNCLOSED)) {
        if (isSure(match) && !LIQUID.test(match[3])) report(match.index, unclosed(text, match));
      }
      for (const match of text.value.matchAll(REVERSED)) {
        if (ADDRESS.test(match[2])) report(match.index, reversed(match));
      }
    }
  };
}

function fullWidth([written, mark, wide, narrow, address]: RegExpExecArray): DiagnosticText {
  return {
    message: `link with full-width signs “${shorten(written)}”: it is shown as text`,
    hint: `write ${mark === '' ? '' : '!'}[${wide ?? narrow}](${address})`,
  };
}

/** The bare URLs that take the punctuation of Chinese and Japanese behind them for a part of them. */
function bareLinksIn({ block, source }: LiteralText, file: VFile): Link[] {
  const found: Link[] = [];
  if (!CJK_SIGN.test(source)) return found;
  visit(block, 'link', (link) => {
    const typed = String(file).slice(link.position?.start.offset, link.position?.end.offset);
    if (/^(?:https?:|www\.)/i.test(typed) && CJK_SIGN.test(typed)) found.push(link);
  });
  return found;
}

function hintForAngled(address: string): string {
  // Slack has words behind a bar.
  const [, url, words] = /^([^\s|]+)\|(.+)$/.exec(address) ?? [];
  return url ? `write [${words}](${url})` : `write <${address.replaceAll(/\s/g, '%20')}>`;
}

/** An image, or a link to something that is surely an address. */
function isSure([, image, , address]: RegExpExecArray): boolean {
  return image === '!' || ADDRESS.test(address);
}

/** Whether brackets may be an index, as in `a[i](x and y)`. */
function isWordBefore({ value }: LiteralText, index: number): boolean {
  return /[\w\])}]/.test(value[index - 1] ?? '');
}

/** An address that is closed and still not read: with spaces, or with a title that is not quoted. */
function unread(text: LiteralText, match: RegExpExecArray): DiagnosticText | undefined {
  const { typed, mark, words } = partsOf(text, match);
  const written = text.source.slice(match.index, match.index + match[0].length);
  const typedAddress = written.slice(written.length - match[3].length - 1, -1).trim();
  // Half of `<>`, which the hint completes.
  const address = typedAddress.replace(/^<|(?<!\\)>$/g, '');
  if (!/\s/.test(address) || LIQUID.test(address)) return undefined;
  const size = /^(\S+)(?:[ \t]+["'][^"']*["'])?[ \t]+=(\d*)x(\d*)$/.exec(address);
  const message = `${typed} with spaces in its address: it is shown as text`;
  if (size) {
    return {
      message: `image with a size “=${size[2]}x${size[3]}”: it is shown as text`,
      hint: `write ${mark}[${words}](${linkDestination(size[1])}): images fit the page by themselves`,
    };
  }
  const curly = /^(.*?)[ \t]+[“”„‘’«»](.*)[“”‘’«»]$/.exec(address);
  const bare = /^((?:https?:\/\/|\.{0,2}\/)\S+|\S+\.\w{2,5})[ \t]+([^"'/.]+)$/i.exec(address);
  const half = /^(.*?)[ \t]+["']([^"']*)$/.exec(address);
  const title = curly ?? half ?? bare;
  if (title) {
    return {
      message: `${typed} with a title that is not in straight quotes: it is shown as text`,
      hint: `write ${mark}[${words}](${linkDestination(title[1])} "${title[2].trim()}")`,
    };
  }
  const [, url = address, rest = ''] = TITLE.exec(address) ?? [];
  return { message, hint: `write ${mark}[${words}](${linkDestination(url)}${rest})` };
}

function spaced(text: LiteralText, match: RegExpExecArray): DiagnosticText {
  const { typed, mark, words } = partsOf(text, match);
  return {
    message: `${typed} with a space before its address: it is shown as text`,
    hint: `write ${mark}[${words}](${match[3]})`,
  };
}

function unclosed(text: LiteralText, match: RegExpExecArray): DiagnosticText {
  const { typed, mark, words } = partsOf(text, match);
  return {
    message: `${typed} without a ) after its address: it is shown as text`,
    hint: `write ${mark}[${words}](${linkDestination(match[3])})`,
  };
}

function reversed([, words, address]: RegExpExecArray): DiagnosticText {
  return {
    message: 'link with its parentheses first: it is shown as text',
    hint: `write [${words}](${linkDestination(address)})`,
  };
}

function partsOf({ source }: LiteralText, { 1: mark, 2: inner, index }: RegExpExecArray) {
  const from = index + mark.length + 1;
  const words = shorten(source.slice(from, from + inner.length));
  return { typed: mark === '!' ? 'image' : 'link', mark, words };
}
