import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { STATE } from '@mathjax/src/js/core/MathItem.js';
import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/amscd/AmsCdConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import '@mathjax/src/js/input/tex/bbox/BboxConfiguration.js';
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import '@mathjax/src/js/input/tex/braket/BraketConfiguration.js';
import '@mathjax/src/js/input/tex/cancel/CancelConfiguration.js';
import '@mathjax/src/js/input/tex/color/ColorConfiguration.js';
import '@mathjax/src/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import '@mathjax/src/js/input/tex/enclose/EncloseConfiguration.js';
import '@mathjax/src/js/input/tex/extpfeil/ExtpfeilConfiguration.js';
import '@mathjax/src/js/input/tex/gensymb/GensymbConfiguration.js';
import '@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js';
import '@mathjax/src/js/input/tex/mhchem/MhchemConfiguration.js';
import '@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js';
import '@mathjax/src/js/input/tex/textcomp/TextcompConfiguration.js';
import '@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js';
import '@mathjax/src/js/input/tex/unicode/UnicodeConfiguration.js';
import '@mathjax/src/js/input/tex/upgreek/UpgreekConfiguration.js';
import '@mathjax/src/js/input/tex/verb/VerbConfiguration.js';
import TexError from '@mathjax/src/js/input/tex/TexError.js';
import type MathJaxParser from '@mathjax/src/js/input/tex/TexParser.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import type { TexMacros } from './tex-macros';

/** Parses one formula after another: what one defines by `\newcommand` is known to the later ones. */
export type FormulaParser = (tex: string, isDisplay: boolean) => MmlNode;

/** An error in a formula, at an offset of its source. */
export class FormulaError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'FormulaError';
  }
}

// What MathJax loads by itself, or when a formula needs it, and mathtools and the signs of Unicode.
const PACKAGES = [
  'ams',
  'amscd',
  'base',
  'bbox',
  'boldsymbol',
  'braket',
  'cancel',
  'color',
  'configmacros',
  'enclose',
  'extpfeil',
  'gensymb',
  'mathtools',
  'mhchem',
  'newcommand',
  'textcomp',
  'textmacros',
  'unicode',
  'upgreek',
  'verb',
];

/** What a text may have for LaTeX or for KaTeX, and `\require`, which has nothing to load here. */
const MACROS: TexMacros = {
  require: ['', 1],
  long: '',
  providecommand: ['\\newcommand{#1}', 1],
  ensuremath: ['#1', 1],
  sp: '^',
  sb: '_',
  bm: ['\\boldsymbol{#1}', 1],
  mathds: ['\\mathbb{#1}', 1],
  mathbbm: ['\\mathbb{#1}', 1],
  argmax: '\\operatorname*{arg\\,max}',
  argmin: '\\operatorname*{arg\\,min}',
  R: '\\mathbb{R}',
  N: '\\mathbb{N}',
  Z: '\\mathbb{Z}',
  qed: '\\square',
};

// More than a person needs: macros can call each other without end. The buffer is in characters.
const LIMITS = { maxMacros: 1000, maxBuffer: 20_000 };

RegisterHTMLHandler(liteAdaptor());

/**
 * Creates the parser for the formulas of one text: that of MathJax, which most formulas are written for.
 * KaTeX 0.18 and Temml 0.13 were tried: of 958 formulas of Jekyll posts they refuse 31 and 55, and they lack
 * `\DeclareMathOperator`, `eqnarray`, `\mbox{…}` in a script, and environments between single dollars.
 * @param macros those of the site
 */
export function formulaParser(macros: TexMacros): FormulaParser {
  const input = new TeX({
    packages: PACKAGES,
    macros: { ...MACROS, ...macros },
    ...LIMITS,
    formatError(_: unknown, error: unknown) {
      throw error;
    },
  });
  const document = mathjax.document('', { InputJax: input });
  return (tex, display) => {
    try {
      const root: MmlNode = document.convert(tex, { display, end: STATE.CONVERT });
      // @ts-expect-error: the first node follows none, and MathJax is compiled without strict null checks.
      root.setTeXclass(null);
      return root;
    } catch (error) {
      if (!(error instanceof TexError)) throw error;
      const { message } = error;
      throw new FormulaError(message, offsetOf(message, tex, input.parseOptions.parsers));
    }
  };
}

/**
 * The offset of an error, which MathJax does not give: that of the command that the message names, or else of
 * what was read last. @param parsers of the formula and of the groups in it, the innermost first
 */
function offsetOf(message: string, tex: string, parsers: MathJaxParser[]): number {
  let end = tex.length;
  for (const { string, i } of parsers.toReversed()) {
    // A macro is replaced by its definition, so that only what follows is as it was written.
    const rest = string.slice(i);
    const from = tex.lastIndexOf(rest, Math.max(0, end - rest.length));
    if (from < 0) break;
    end = from;
  }
  const [command] = /\\(?:[a-zA-Z]+|begin\{\w+\*?\})/.exec(message) ?? [];
  const named = command === undefined ? -1 : tex.lastIndexOf(command, end);
  return Math.max(0, named < 0 ? end - 1 : named);
}
