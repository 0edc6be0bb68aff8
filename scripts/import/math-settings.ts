import { readFileSync } from 'node:fs';
import type { JekyllSite } from './jekyll-site';

/** How a blog sets up its formulas, by MathJax or KaTeX. */
export type MathSettings = {
  /** As `macros` of `content/site.ts` has them. */
  macros: Record<string, string | [string, number]>;
  /** Whether a single dollar begins a formula. */
  hasLoneDollars: boolean;
};

const MAX_BYTES = 500_000;
/** `RR: "\\mathbb{R}"`, and `bold: ["{\\bf #1}", 1]`; KaTeX has `"\\RR": "\\mathbb{R}"`. */
const MACRO =
  /["']?\\{0,2}([A-Za-z]+)["']?\s*:\s*(?:\[\s*(["'])((?:[^"'\\]|\\[\s\S])*)\2\s*,\s*(\d)|(["'])((?:[^"'\\]|\\[\s\S])*)\5)/g;

/** Reads the settings of formulas in layouts, include files and scripts of a blog. */
export function mathSettingsOf({ includes, layouts, source, others }: JekyllSite): MathSettings {
  const scripts = others.filter((file) => /math|katex/i.test(file) && /\.(?:js|html)$/.test(file));
  const files = [
    ...includes.values(),
    ...layouts.values(),
    ...scripts.map((file) => `${source}/${file}`),
  ];
  const settings: MathSettings = { macros: {}, hasLoneDollars: false };
  for (const file of files) {
    const code = read(file);
    if (!/MathJax|katex|renderMathInElement/i.test(code)) continue;
    if (/\[\s*['"]\$['"]\s*,\s*['"]\$['"]\s*\]|left\s*:\s*['"]\$['"]/.test(code)) {
      settings.hasLoneDollars = true;
    }
    const block = macrosIn(code);
    for (const [, name, , list, count, , definition] of block.matchAll(MACRO)) {
      const tex = (list ?? definition ?? '').replaceAll(/\\([\\"'])/g, '$1');
      settings.macros[name] ??= count === undefined ? tex : [tex, Number(count)];
    }
  }
  return settings;
}

/** What is between the braces behind `macros:`. */
function macrosIn(code: string): string {
  const start = /\bmacros["']?\s*:\s*\{/i.exec(code);
  if (!start) return '';
  let depth = 1;
  let end = start.index + start[0].length;
  const from = end;
  for (; end < code.length && depth > 0; end += 1) {
    if (code[end] === '{') depth += 1;
    if (code[end] === '}') depth -= 1;
  }
  return code.slice(from, end - 1);
}

function read(file: string): string {
  try {
    const code = readFileSync(file, 'utf8');
    return code.length > MAX_BYTES ? '' : code;
  } catch {
    return '';
  }
}
