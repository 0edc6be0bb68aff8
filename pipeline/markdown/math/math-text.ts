import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/**
 * Writes a formula in MathML as plain text, for titles, labels and summaries: `x²`, `O(n^(−1/2))`, `α ≤ β`.
 * unicodeit and Temml's plain text were not taken: they read TeX, without the macros that a text defines.
 */
export function mathText(math: Element): string {
  return row(math.children, false).replaceAll(/\s+/g, ' ').trim();
}

const BINARY = /^([=<>≤≥⩽⩾≠≈≡∼≃≅≜≔∝∈∉∋⊂⊆⊄⊃⊇→←↔⇒⇐⇔↦⟶⟵⟹⟸⟺+−±∓×⋅∗∪∩∧∨⊕⊗∘∖⊥∣≪≫⊢⊨≺≻]|:=|mod)$/u;

function row(nodes: ElementContent[], isScript: boolean): string {
  return nodes.map((node) => (node.type === 'element' ? written(node, isScript) : '')).join('');
}

function written(element: Element, isScript: boolean): string {
  const { tagName, properties, children } = element;
  const parts = () => children.map((child) => row([child], isScript).trim());
  switch (tagName) {
    case 'mi':
    case 'mn':
    case 'mtext':
      return letters(textOf(element));
    case 'mo':
      return operator(textOf(element), properties.lspace === '0', isScript);
    case 'mspace':
      return isScript || String(properties.width ?? '-').startsWith('-') ? '' : ' ';
    case 'mphantom':
      return '';
    case 'msup':
      return parts()[0] + superscript(script(children[1]));
    case 'msub':
      return parts()[0] + subscript(script(children[1]));
    case 'msubsup':
    case 'munderover':
      return `${parts()[0]}${subscript(script(children[1]))}${superscript(script(children[2]))} `;
    case 'mover':
      return over(parts()[0], script(children[1]));
    case 'munder':
      return under(parts()[0], script(children[1]));
    case 'mfrac': {
      const [above, below] = parts();
      return properties.linethickness === '0'
        ? `${above} ${below}`
        : `${grouped(above)}/${grouped(below)}`;
    }
    case 'msqrt':
      return `√${grouped(row(children, isScript).trim())}`;
    case 'mroot':
      return `${superscript(script(children[1])).replace('^', '')}√${grouped(parts()[0])}`;
    case 'mtable':
      return children
        .map((line) =>
          line.type === 'element' ? line.children.map((cell) => row([cell], isScript).trim()) : [],
        )
        .map((cells) => cells.filter(Boolean).join(' '))
        .join('; ');
    default:
      return row(children, isScript);
  }
}

function operator(text: string, isUnspaced: boolean, isScript: boolean): string {
  // Of functions and products, which show nothing.
  if (/^[\u2061-\u2064]?$/.test(text)) return '';
  if (isScript || isUnspaced) return letters(text);
  if (/^[,;]$/.test(text)) return `${text} `;
  return BINARY.test(text) ? ` ${text} ` : text;
}

/** Bold, script and other letters are plain ones. Those of sets, such as ℝ, are the sign itself. */
function letters(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[\u{1d400}-\u{1d537}\u{1d56c}-\u{1d7d7}\u{1d7e2}-\u{1d7ff}]/gu, (letter) =>
      letter.normalize('NFKC'),
    );
}

function script(node: ElementContent | undefined): string {
  return node ? row([node], true).replaceAll(/\s+/g, ' ').trim() : '';
}

const SUPERSCRIPTS = new Map([...'0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻'.matchAll(/(.)(.)/gu)].map(pair));
const SUBSCRIPTS = new Map([...'0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉'.matchAll(/(.)(.)/gu)].map(pair));

function superscript(text: string): string {
  if (/^[′″‴⁗]+$/.test(text)) return text;
  return inCharacters(text, SUPERSCRIPTS) ?? `^${grouped(text)}`;
}

function subscript(text: string): string {
  return inCharacters(text, SUBSCRIPTS) ?? `_${grouped(text)}`;
}

/** A number as raised or lowered characters, or '' for an empty script. */
function inCharacters(text: string, characters: Map<string, string>): string | undefined {
  const isNumber = text === '' || /^[+−]?\d+$/.test(text);
  if (!isNumber) return undefined;
  const found = [...text].map((character) => characters.get(character));
  return found.every((character) => character !== undefined) ? found.join('') : undefined;
}

const COMBINING: Record<string, string> = {
  '^': '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0304',
  '―': '\u0304',
  '‾': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  '→': '\u20d7',
  ˇ: '\u030c',
  '˘': '\u0306',
  '´': '\u0301',
  '`': '\u0300',
};

function over(base: string, sign: string): string {
  const accent = COMBINING[sign];
  if (accent !== undefined) return [...base].length === 1 ? `${base}${accent}`.normalize() : base;
  return /^[⏞⏟]?$/.test(sign) ? base : `${base}${superscript(sign)}`;
}

function under(base: string, sign: string): string {
  return /^[⏞⏟―_]?$/.test(sign) ? base : `${base}${subscript(sign)} `;
}

/** In parentheses, where it is more than one name or number. */
function grouped(text: string): string {
  return /^(\P{L}|[\p{L}\p{M}\p{N}′.]+)$/u.test(text) ? text : `(${text})`;
}

function pair([, from, to]: RegExpMatchArray): [string, string] {
  return [from, to];
}
