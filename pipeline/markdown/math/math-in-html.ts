import { ENVIRONMENTS } from './tex-syntax';

/** MathJax reads these in the HTML of a page, whatever wrote it. Jekyll’s authors write `\\(` there too. */
export const HTML_FORMULA =
  /(?<![\\$])\$\$(?!\$)([^$]+)\$\$(?!\$)|\\{1,2}\((.{1,2000}?)\\{1,2}\)|\\{1,2}\[(.{1,2000}?)\\{1,2}\]/gs;
const ENVIRONMENT = /\\begin\{(\w+\*?)\}.{1,5000}?\\end\{\1\}/gs;
const BETWEEN_DOLLARS = /(?<![\\$\w])\$(?![\s$])([^$\n]*[^\s$\\])\$(?![\d$])/g;
// A letter alone, or one of the signs of TeX: `$$5 and $$6` are prices, `\[a-z\]` is a pattern.
const TEX = /\\[a-z]|[\^_=<>+]|&[lg]t;|^\s*\p{L}\s*$/iu;

/** A formula in a text of raw HTML. */
export type HtmlFormula = { from: number; to: number; tex: string; isDisplay: boolean };

/**
 * The formulas in a text of raw HTML, where Markdown reads none.
 * @param text between two tags, in which characters may be written as references
 * @param loneDollars whether `$…$` is a formula
 */
export function formulasInHtml(text: string, loneDollars: boolean): HtmlFormula[] {
  if (!/\$|\\[([b]/.test(text)) return [];
  const found = [...text.matchAll(HTML_FORMULA)].map(({ 0: written, index, ...groups }) => ({
    from: index,
    to: index + written.length,
    tex: groups[1] ?? groups[2] ?? groups[3] ?? '',
    isDisplay: groups[2] === undefined,
  }));
  const inline = loneDollars
    ? [...text.matchAll(BETWEEN_DOLLARS)].map(({ 0: written, 1: tex, index }) => ({
        from: index,
        to: index + written.length,
        tex,
        isDisplay: false,
      }))
    : [];
  const environments = [...text.matchAll(ENVIRONMENT)]
    .filter(([, name]) => ENVIRONMENTS.test(name))
    .map(({ 0: tex, index }) => ({ from: index, to: index + tex.length, tex, isDisplay: true }));
  const all = [
    ...found,
    ...[...inline, ...environments].filter(({ from, to }) =>
      found.every((other) => to <= other.from || from >= other.to),
    ),
  ];
  return all
    .filter(({ tex }) => TEX.test(tex) && !/\n\s*\n/.test(tex))
    .sort((a, b) => a.from - b.from);
}
