import { addCount, type Counts } from './counts';
import { rawFormulas } from './kramdown-html';

// What keeps its signs: code, formulas, tags, destinations of links, bare addresses in angle brackets.
const PROTECTED =
  /(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|\$\$[\s\S]*?\$\$|\\begin\{[a-z]+\*?\}[\s\S]*?\\end\{[a-z]+\*?\}|<!--[\s\S]*?-->|<\/?[a-z][^<>]*>|<(?:https?|mailto):[^<>\s]*>|<[\w.+-]+@[\w.-]+>|(?<=\]\(\s*)(?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)|(?<=^ {0,3}\[[^\]\n]+\]:\s*)\S+|\\\\\([\s\S]*?\\\\\)|\\\\\[[\s\S]*?\\\\\]/gim;

/**
 * Rewrites parts of a paragraph that CommonMark reads otherwise than kramdown.
 * @param text of one or more lines without code blocks
 */
export function portableInline(text: string, counts: Counts): string {
  const count = (name: string) => addCount(counts, name, 1);
  const linked = text
    .replaceAll(
      /(!?\[(?:[^[\]\n]|\[[^[\]\n]*\])*\]\()([^()<>\n"']*\s[^()<>\n"']*?)(\s*\))/g,
      (whole, open, address, close) => {
        if (address.trim() === '' || !/\S\s+\S/.test(address)) return whole;
        count('addresses with spaces');
        return `${open}<${address.trim()}>${close.trim()}`;
      },
    )
    .replaceAll(
      /<a\s+(name|id)=(["'])([^"'>]*)\2\s*(?:\/>|>(?!\s*<\/a>)(?=\s*(?:\n|$)))/gi,
      (_whole, _key, _quote, id) => {
        count('empty anchors');
        return `<a id="${id}"></a>`;
      },
    );
  // kramdown leaves the content of elements that it does not know as it is.
  const known = linked.replaceAll(
    /(<([a-z]\w*-[\w-]+)\b[^<>]*>)([\s\S]*?)(?=<\/\2>)/gi,
    (_whole, tag, _name, content) => tag + rawFormulas(content),
  );
  const canStrike = /(?<![~\\])~(?![~\s])[\s\S]*?[^\s~\\]~(?!~)/.test(known);
  let result = '';
  let last = 0;
  for (const match of known.matchAll(PROTECTED)) {
    result += plain(known.slice(last, match.index)) + kept(match[0]);
    last = match.index + match[0].length;
  }
  result += plain(known.slice(last));
  return result.replaceAll(/\$\$(?=\$\$)(?<=\S\$\$)/g, () => {
    count('formulas side by side');
    return '$$ ';
  });

  /** Formulas between backslashes are Markdown to kramdown: escapes are resolved in them. */
  function kept(part: string): string {
    if (!part.startsWith('\\\\(') && !part.startsWith('\\\\[')) return part;
    const inner = part.slice(3, -3);
    const unescaped = inner.replaceAll(/\\([\\_*{}#^~|<>`[\]()!.+-])/g, '$1');
    if (unescaped !== inner) count('escapes in formulas');
    return part.slice(0, 3) + unescaped + part.slice(-3);
  }

  function plain(part: string): string {
    return (
      part
        .replaceAll(/(?<![~\\])~(?!~)/g, (sign) => {
          if (!canStrike) return sign;
          count('single tildes');
          return '\\~';
        })
        .replaceAll(/(?<!\\) *\\\\(?=[ \t]*(?:\n|$))/g, () => {
          count('line breaks');
          return '\\';
        })
        // In the text of a link, an address is none.
        .replaceAll(
          /(?<!\[[^\]\n]{0,300})\b(https?:)(\/\/)(?=[\w-]+(?:\.|:\d|\/|\b))/gi,
          (_whole, scheme, slashes) => {
            count('bare addresses');
            return `${scheme}<wbr>${slashes}`;
          },
        )
        .replaceAll(/(?<![\w/.])(www)(\.[\w-]+\.)/gi, (_whole, www, rest) => {
          count('bare addresses');
          return `${www}<wbr>${rest}`;
        })
        .replaceAll(
          /(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,63}\.[\w.-]{0,200}\w)/g,
          (_whole, name, host) => {
            count('bare addresses');
            return `${name}<wbr>@${host}`;
          },
        )
    );
  }
}
