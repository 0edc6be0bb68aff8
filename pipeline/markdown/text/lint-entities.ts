import { decodeHTMLStrict } from 'entities';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import { literalTextsIn } from '../literal-text';

/** Names that authors write. Of the 2,125 that HTML has, some are similar to anything. */
const COMMON = [
  ...['nbsp', 'copy', 'quot', 'apos', 'mdash', 'ndash', 'hellip', 'rarr', 'larr', 'times', 'trade'],
  ...[
    'laquo',
    'raquo',
    'ldquo',
    'rdquo',
    'lsquo',
    'rsquo',
    'bdquo',
    'middot',
    'bull',
    'euro',
    'pound',
  ],
  ...[
    'auml',
    'ouml',
    'uuml',
    'szlig',
    'eacute',
    'egrave',
    'agrave',
    'ccedil',
    'ntilde',
    'deg',
    'emsp',
  ],
];
const CLOSED = /&([a-z]{3,10});/gi;
const UNCLOSED =
  /&(nbsp|amp|lt|gt|quot|copy|mdash|ndash|hellip|rarr|ldquo|rdquo|lsquo|rsquo)\b(?![;=])/g;

/** Warns of misspelt character references such as `&nbps;` and `&nbsp`, which are shown as text. */
export function lintEntities() {
  return (tree: Root, file: VFile) => {
    for (const { value, pointAt } of literalTextsIn(tree, file)) {
      if (!value.includes('&')) continue;
      const warn = (index: number, written: string, name: string) =>
        reportWarning(file, {
          place: pointAt(index),
          message: `unknown character reference “${written}”: it is shown as text`,
          hint: `write &${name};`,
        });
      for (const { 0: written, 1: name, index } of value.matchAll(CLOSED)) {
        const isKnown = decodeHTMLStrict(written) !== written;
        const meant = isKnown || name.length < 4 ? undefined : didYouMean(name, COMMON, 1);
        if (meant) warn(index, written, meant);
      }
      for (const { 0: written, 1: name, index } of value.matchAll(UNCLOSED)) {
        warn(index, written, name);
      }
    }
  };
}
