import type { Literal } from 'mdast';
import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
} from 'micromark-util-types';
import type { Processor } from 'unified';

/** The math style of a formula: `either` is block where its paragraph holds nothing else. */
export type MathStyle = 'inline' | 'block' | 'either';

/** A formula among phrasing content. */
export interface InlineMath extends Literal {
  type: 'inlineMath';
  value: string;
  style: MathStyle;
}

/** A formula between blocks, of math style `block`. */
export interface BlockMath extends Literal {
  type: 'math';
  value: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: BlockMath;
  }
  interface RootContentMap {
    inlineMath: InlineMath;
    math: BlockMath;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texText: 'texText';
    texFlow: 'texFlow';
    texFence: 'texFence';
    texData: 'texData';
  }
}

/**
 * Adds the syntax of formulas that kramdown and MathJax read: `$$…$$` inline or as a block, `\\(…\\)`,
 * `\\[…\\]`, and `\begin{align}…\end{align}` at the start of a line. micromark-extension-math was tried: it
 * has only dollars, takes all that follows an unclosed `$$` for a formula, and loses what is on the line
 * of an opening `$$`.
 */
export function texSyntax(this: Processor) {
  extend(this, { $: doubleDollar });
}

/**
 * The same with single dollars: no space may follow the first, nor precede the second, and no digit may
 * follow the second. So `$5 and $10` stays money.
 * @see https://pandoc.org/MANUAL.html#math
 */
export function texSyntaxWithDollars(this: Processor) {
  extend(this, { $: [doubleDollar, singleDollar] });
}

function extend(processor: Processor, { $ }: { $: Construct | Construct[] }) {
  const syntax: Extension = {
    text: { [DOLLAR]: $, [BACKSLASH]: [parentheses, brackets] },
    flow: { [DOLLAR]: dollarBlock, [BACKSLASH]: [bracketBlock, environment] },
  };
  const data = processor.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), toNodes];
}

const DOLLAR = 36;
const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;
const BACKSLASH = 92;

const doubleDollar = texText('$$', '$$');
const parentheses = texText('\\\\(', '\\\\)');
const brackets = texText('\\\\[', '\\\\]');
const singleDollar = texText('$', '$');
const dollarBlock = texFlow('$$', '$$');
const bracketBlock = texFlow('\\\\[', '\\\\]');

/** The AMS environments of MathJax: https://docs.mathjax.org/en/latest/input/tex/macros/index.html#environments */
export const ENVIRONMENTS =
  /^(equation|align|alignat|aligned|gather|gathered|multline|split|eqnarray|cases|array|[pbvBV]?matrix|CD)\*?$/;

// Thousands of unclosed delimiters must not each search all that follows, which takes quadratic time. In
// characters, and for each paragraph.
const MAX_LENGTH = 4000;
const MAX_UNCLOSED = 50;
const unclosed = new WeakMap<TokenizeContext, number>();

/** Tokenizes a formula within a paragraph, as a construct of micromark's content type `text`. */
function texText(open: string, close: string): Construct {
  return {
    name: `tex ${open}`,
    // The last two of three dollars open no formula.
    previous(code) {
      const [, before] = this.events.at(-1) ?? [];
      return (
        open !== '$$' ||
        code !== DOLLAR ||
        before?.type === 'characterEscape' ||
        before?.type === 'texText'
      );
    },
    tokenize(effects, ok, nok) {
      let isEmpty = true;
      let last: Code = null;
      let length = 0;
      // Nor do they close one.
      let isAfterDollar = false;
      // Within braces, dollars belong to a text such as `\text{if $x$}`.
      let depth = 0;
      const failures = unclosed.get(this) ?? 0;
      const giveUp: State = (code) => {
        unclosed.set(this, failures + 1);
        return nok(code);
      };
      return failures < MAX_UNCLOSED ? openingFence(effects, 'texText', open, start, nok) : nok;

      function start(code: Code): State | undefined {
        // `$$$` opens no formula, nor does a single dollar before a space.
        if (open.startsWith('$') && code === DOLLAR) return nok(code);
        if (open === '$' && isSpace(code)) return nok(code);
        return open === '\\\\[' ? effects.check(rowGap, nok, between)(code) : between(code);
      }
      function between(code: Code): State | undefined {
        if (code === null) return giveUp(code);
        if (isLineEnding(code)) return lineEnding(effects, code, between);
        const closing = { tokenize: closer, partial: true };
        const canClose =
          last !== ESCAPING_BACKSLASH && depth <= 0 && !(isAfterDollar && open === '$$');
        if (code === close.charCodeAt(0) && !isEmpty && canClose) {
          // Where the next single dollar cannot close the formula, this one has opened none.
          return effects.attempt(closing, ok, open === '$' ? nok : data)(code);
        }
        return data(code);
      }
      function data(code: Code): State | undefined {
        effects.enter('texData');
        return inData(code);
      }
      function inData(code: Code): State | undefined {
        isEmpty = false;
        length += 1;
        if (length > MAX_LENGTH) return giveUp(code);
        const isEscaped = last === ESCAPING_BACKSLASH;
        last = code === BACKSLASH && !isEscaped ? ESCAPING_BACKSLASH : code;
        isAfterDollar = code === DOLLAR && !isEscaped;
        if (code === OPENING_BRACE && !isEscaped) depth += 1;
        if (code === CLOSING_BRACE && !isEscaped) depth -= 1;
        effects.consume(code);
        return afterData;
      }
      function afterData(code: Code): State | undefined {
        if (code === null || isLineEnding(code) || code === close.charCodeAt(0)) {
          effects.exit('texData');
          return between(code);
        }
        return inData(code);
      }
      function closer(effects: Effects, ok: State, nok: State): State {
        if (open === '$' && isSpace(last)) return nok;
        const after: State = (code) => {
          // A formula may follow at once, as in `$$a$$$$b$$`.
          if (open === '$$' && code === DOLLAR)
            return effects.check(nextFormula, closed, nok)(code);
          // Before a digit, a dollar is money.
          if (open === '$' && code !== null && code >= 48 && code <= 57) return nok(code);
          return closed(code);
        };
        const closed: State = (code) => {
          effects.exit('texText');
          return ok(code);
        };
        return fence(effects, close, after, nok);
      }
    },
  };
}

/** Two dollars that begin another formula: what follows them is neither a dollar nor a space. */
const nextFormula: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return fence(
      effects,
      '$$',
      (code) =>
        code === null || code === DOLLAR || code < 0 || isSpace(code) ? nok(code) : ok(code),
      nok,
    );
  },
};

/** The rest of a row's end in TeX, such as `\\[10pt]`. */
const rowGap: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let written = '';
    return (code) => {
      effects.enter('texData');
      return next(code);
    };
    function next(code: Code): State | undefined {
      if (code === null || code < 0 || written.length > MAX_GAP) return nok(code);
      written += String.fromCharCode(code);
      effects.consume(code);
      if (!written.endsWith(']')) return next;
      effects.exit('texData');
      return ROW_GAP.test(written) ? ok : nok;
    }
  },
};

const MAX_GAP = 20;
export const ROW_GAP = /^\s*-?[\d.]+\s*(pt|em|ex|mu|cm|mm|in|px|pc|bp|sp)\s*\]/;

// Stands for a backslash that escapes the next character. Micromark has no such code.
const ESCAPING_BACKSLASH = -100;

/**
 * Tokenizes a formula that starts a line and ends at the end of a later one, as a construct of
 * micromark's content type `flow`.
 */
function texFlow(open: string, close: string): Construct {
  return {
    name: `tex block ${open}`,
    concrete: true,
    tokenize(effects, ok, nok) {
      const isInterrupting = this.interrupt === true;
      return openingFence(
        effects,
        'texFlow',
        open,
        (code) => {
          if (open === '$$' && code === DOLLAR) return nok(code);
          // Only `$$` alone on a line interrupts a paragraph.
          if (isInterrupting && open === '$$' && !isLineEnding(code)) return nok(code);
          return lines(this, effects, { close }, ok, nok)(code);
        },
        nok,
      );
    },
  };
}

const environment: Construct = {
  name: 'tex environment',
  concrete: true,
  tokenize(effects, ok, nok) {
    const opening = '\\begin{';
    let written = '';
    const start: State = (code) => {
      effects.enter('texFlow');
      effects.enter('texData');
      return next(code);
    };
    const next: State = (code) => {
      if (code === null || code < 0 || written.length > 30) return nok(code);
      written += String.fromCharCode(code);
      if (!opening.startsWith(written.slice(0, opening.length))) return nok(code);
      effects.consume(code);
      if (!written.endsWith('}')) return next;
      const name = written.slice(opening.length, -1);
      if (!ENVIRONMENTS.test(name)) return nok;
      return (after) => {
        effects.exit('texData');
        return lines(
          this,
          effects,
          { open: `\\begin{${name}}`, close: `\\end{${name}}` },
          ok,
          nok,
        )(after);
      };
    };
    return start;
  },
};

/**
 * Tokenizes the lines of a block up to the one that ends with the closing delimiter. With a blank
 * line before that, it is not a block.
 * @param delimiters.open for what can be nested, such as environments
 */
function lines(
  context: TokenizeContext,
  effects: Effects,
  { open, close }: { open?: string; close: string },
  ok: State,
  nok: State,
): State {
  let line = '';
  let count = 1;
  let depth = 1;
  let isOpen = false;
  return next;

  function next(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) {
      if (isOpen) effects.exit('texData');
      isOpen = false;
      if (open) depth += occurrences(line, open);
      depth -= occurrences(line, close);
      // Dollars on one line are inline.
      if (depth === 0 && line.trimEnd().endsWith(close) && (count > 1 || open)) {
        effects.exit('texFlow');
        return ok(code);
      }
      if (code === null || depth < 1 || (count > 1 && line.trim() === '')) return nok(code);
      line = '';
      count += 1;
      return lineEnding(effects, code, (after) =>
        // A lazy line (CommonMark 5.1) ends the formula of a quote.
        context.parser.lazy[context.now().line] ? nok(after) : next(after),
      );
    }
    if (!isOpen) effects.enter('texData');
    isOpen = true;
    line += code < 0 ? ' ' : String.fromCharCode(code);
    effects.consume(code);
    return next;
  }
}

function occurrences(line: string, of: string): number {
  return line.split(of).length - 1;
}

/** Tokenizes an opening delimiter, and enters the formula that it opens. */
function openingFence(
  effects: Effects,
  type: 'texText' | 'texFlow',
  open: string,
  then: State,
  nok: State,
): State {
  return (code) => {
    effects.enter(type);
    return fence(effects, open, then, nok)(code);
  };
}

/** Tokenizes a delimiter. */
function fence(effects: Effects, delimiter: string, then: State, nok: State): State {
  let index = 0;
  return (code) => {
    effects.enter('texFence');
    return next(code);
  };
  function next(code: Code): State | undefined {
    if (index === delimiter.length) {
      effects.exit('texFence');
      return then(code);
    }
    if (code !== delimiter.charCodeAt(index)) return nok(code);
    index += 1;
    effects.consume(code);
    return next;
  }
}

function lineEnding(effects: Effects, code: Code, then: State): State | undefined {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
  return then;
}

/** Micromark's codes of line endings are -5 to -3. */
function isLineEnding(code: Code): boolean {
  return code !== null && code < -2 && code !== ESCAPING_BACKSLASH;
}

function isSpace(code: Code): boolean {
  return code !== null && (code === 32 || (code < 0 && code !== ESCAPING_BACKSLASH));
}

const toNodes: FromMarkdown = {
  enter: {
    texText(token) {
      this.enter(
        { type: 'inlineMath', value: '', style: styleOf(this.sliceSerialize(token)) },
        token,
      );
      this.buffer();
    },
    texFlow(token) {
      this.enter({ type: 'math', value: '' }, token);
      this.buffer();
    },
  },
  exit: {
    texText: exitFormula,
    texFlow: exitFormula,
    texData(token) {
      this.config.enter.data.call(this, token);
      this.config.exit.data.call(this, token);
    },
  },
};

function styleOf(written: string): MathStyle {
  if (written.startsWith('\\\\[')) return 'block';
  return written.startsWith('$$') ? 'either' : 'inline';
}

function exitFormula(this: CompileContext, token: Token): void {
  const value = this.resume();
  const node = this.stack.at(-1);
  if (node?.type === 'inlineMath' || node?.type === 'math') {
    // The closing delimiter of a block is in the data of its last line.
    const tex = value.replace(/(\$\$|\\\\\])\s*$/, '');
    const written = this.sliceSerialize(token);
    const isEscaped = written.startsWith('\\\\') || (written.startsWith('\\') && isDoubled(tex));
    node.value = isEscaped ? unescaped(tex) : tex;
  }
  this.exit(token);
}

// Both in CommonMark and in kramdown. What only CommonMark escapes, such as `\,`, is a space of TeX.
const ESCAPE = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/g;

/**
 * Whether the author of an environment has doubled its backslashes, which kramdown takes for escapes there. Two
 * alone may end a row.
 */
function isDoubled(tex: string): boolean {
  const count = (part: string) => tex.split(part).length - 1;
  const braces = count('\\\\{');
  const bars = count('\\\\|');
  return (
    tex.includes('\\\\\\\\') ||
    (braces > 0 && braces === count('\\\\}')) ||
    (bars > 0 && bars % 2 === 0)
  );
}

/** What Markdown leaves to MathJax of a formula in `\\(…\\)` or `\\[…\\]`, which is text to it. */
function unescaped(tex: string): string {
  return tex.replaceAll(ESCAPE, '$1');
}
