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

/** How a formula stands: in a line, as a block, or as a block where its paragraph holds nothing else. */
export type MathStyle = 'line' | 'block' | 'either';

/** A formula that is written in a line of text. */
export interface InlineMath extends Literal {
  type: 'inlineMath';
  value: string;
  style: MathStyle;
}

/** A formula that is a block. */
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
 * Reads formulas as Jekyll's authors write them, for kramdown and MathJax: `$$…$$` in a line or as a
 * block, `\\(…\\)`, `\\[…\\]`, and `\begin{align}…\end{align}` where it begins a line.
 */
export function texSyntax(this: Processor) {
  extend(this, { $: doubleDollar });
}

/**
 * The same, and a lone dollar begins a formula too, if no space is behind it, and the next one has
 * none before it and no digit behind it: `$5 and $10` stays money.
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
const BACKSLASH = 92;

const doubleDollar = inText('$$', '$$');
const parentheses = inText('\\\\(', '\\\\)');
const brackets = inText('\\\\[', '\\\\]');
const singleDollar = inText('$', '$');
const dollarBlock = asBlock('$$', '$$');
const bracketBlock = asBlock('\\\\[', '\\\\]');

// https://docs.mathjax.org/en/latest/input/tex/macros/index.html#environments: those of the AMS.
export const ENVIRONMENTS =
  /^(equation|align|alignat|aligned|gather|gathered|multline|split|eqnarray|cases|array|[pbvBV]?matrix|CD)\*?$/;

// Signs by the thousand that only look like beginnings must not each make it look through all that
// follows: not far, and not often in one paragraph.
const LONGEST = 4000;
const MOST_UNCLOSED = 50;
const unclosed = new WeakMap<TokenizeContext, number>();

/** A formula whose two ends stand in one paragraph. */
function inText(open: string, close: string): Construct {
  return {
    name: `tex ${open}`,
    // Of three dollars, the last two are no beginning.
    previous(code) {
      return open !== '$$' || code !== DOLLAR || this.events.at(-1)?.[1].type === 'characterEscape';
    },
    tokenize(effects, ok, nok) {
      let isEmpty = true;
      let last: Code = null;
      let letters = 0;
      // Nor do two dollars end a formula that are part of more.
      let isBehindDollar = false;
      const inVain = unclosed.get(this) ?? 0;
      const giveUp: State = (code) => {
        unclosed.set(this, inVain + 1);
        return nok(code);
      };
      return inVain < MOST_UNCLOSED ? fence(effects, 'texText', open, begin, nok) : nok;

      function begin(code: Code): State | undefined {
        // `$$$` is no formula, and behind a lone dollar a formula has no space.
        if (open.startsWith('$') && code === DOLLAR) return nok(code);
        return open === '$' && isSpace(code) ? nok(code) : between(code);
      }
      function between(code: Code): State | undefined {
        if (code === null) return giveUp(code);
        if (isLineEnding(code)) return lineEnding(effects, code, between);
        const closing = { tokenize: closer, partial: true };
        const isPlain = last !== BACKSLASH_ALONE && !(isBehindDollar && open === '$$');
        if (code === close.charCodeAt(0) && !isEmpty && isPlain) {
          // A second lone dollar that ends no formula, and the first has begun none.
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
        letters += 1;
        if (letters > LONGEST) return giveUp(code);
        const isEscaped = last === BACKSLASH_ALONE;
        last = code === BACKSLASH && !isEscaped ? BACKSLASH_ALONE : code;
        isBehindDollar = code === DOLLAR && !isEscaped;
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
        let place = 0;
        if (open === '$' && isSpace(last)) return nok;
        return (code) => {
          effects.enter('texFence');
          return next(code);
        };
        function next(code: Code): State | undefined {
          if (place === close.length) {
            effects.exit('texFence');
            if (open === '$$' && code === DOLLAR) return nok(code);
            // A digit behind the second dollar: it was an amount of money.
            if (open === '$' && code !== null && code >= 48 && code <= 57) return nok(code);
            effects.exit('texText');
            return ok(code);
          }
          if (code !== close.charCodeAt(place)) return nok(code);
          place += 1;
          effects.consume(code);
          return next;
        }
      }
    },
  };
}

// A backslash that takes the dollar behind it for a sign, as no code of a character is.
const BACKSLASH_ALONE = -100;

/** A formula that begins on one line and ends on a later one, which ends with it. */
function asBlock(open: string, close: string): Construct {
  return {
    name: `tex block ${open}`,
    concrete: true,
    tokenize(effects, ok, nok) {
      const isInterrupting = this.interrupt === true;
      return fence(
        effects,
        'texFlow',
        open,
        (code) => {
          if (open === '$$' && code === DOLLAR) return nok(code);
          // Within a paragraph, only two dollars that stand alone begin a block.
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
 * The lines of a block up to the one that ends with what closes it; a blank line, and it was none.
 * An environment may hold others of its name, so it says what opens one. Others end at the first close.
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
      // On one line, dollars are part of a paragraph, or all of it.
      if (depth === 0 && line.trimEnd().endsWith(close) && (count > 1 || open)) {
        effects.exit('texFlow');
        return ok(code);
      }
      if (code === null || depth < 1 || (count > 1 && line.trim() === '')) return nok(code);
      line = '';
      count += 1;
      return lineEnding(effects, code, (after) =>
        // A line that belongs to a quote only by laziness does not go on in it.
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

function fence(
  effects: Effects,
  type: 'texText' | 'texFlow',
  open: string,
  then: State,
  nok: State,
): State {
  let place = 0;
  return (code) => {
    effects.enter(type);
    effects.enter('texFence');
    return next(code);
  };
  function next(code: Code): State | undefined {
    if (place === open.length) {
      effects.exit('texFence');
      return then(code);
    }
    if (code !== open.charCodeAt(place)) return nok(code);
    place += 1;
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

/** micromark has codes of its own for the ends of lines: -5 to -3. */
function isLineEnding(code: Code): boolean {
  return code !== null && code < -2 && code !== BACKSLASH_ALONE;
}

function isSpace(code: Code): boolean {
  return code !== null && (code === 32 || (code < 0 && code !== BACKSLASH_ALONE));
}

const toNodes: FromMarkdown = {
  enter: {
    texText(token) {
      const [sign, second, third] = this.sliceSerialize(token);
      const style = third === '[' ? 'block' : sign + second === '$$' ? 'either' : 'line';
      this.enter({ type: 'inlineMath', value: '', style }, token);
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

function exitFormula(this: CompileContext, token: Token): void {
  const value = this.resume();
  const node = this.stack.at(-1) as InlineMath | BlockMath;
  // The closing ends of a block are on its last line, with the formula.
  node.value = value.replace(/(\$\$|\\\\\])\s*$/, '');
  this.exit(token);
}
