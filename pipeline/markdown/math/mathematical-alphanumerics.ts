/** The first code points of a style: capitals, small letters, digits, Greek capitals and small letters. */
type Starts = { A: number; a: number; digits?: number; Greek?: number; greek?: number };

const STYLES: Record<string, Starts> = {
  bold: { A: 0x1d400, a: 0x1d41a, digits: 0x1d7ce, Greek: 0x1d6a8, greek: 0x1d6c2 },
  italic: { A: 0x1d434, a: 0x1d44e, Greek: 0x1d6e2, greek: 0x1d6fc },
  'bold-italic': { A: 0x1d468, a: 0x1d482, Greek: 0x1d71c, greek: 0x1d736 },
  script: { A: 0x1d49c, a: 0x1d4b6 },
  'bold-script': { A: 0x1d4d0, a: 0x1d4ea },
  fraktur: { A: 0x1d504, a: 0x1d51e },
  'bold-fraktur': { A: 0x1d56c, a: 0x1d586 },
  'double-struck': { A: 0x1d538, a: 0x1d552, digits: 0x1d7d8 },
  'sans-serif': { A: 0x1d5a0, a: 0x1d5ba, digits: 0x1d7e2 },
  'bold-sans-serif': { A: 0x1d5d4, a: 0x1d5ee, digits: 0x1d7ec },
  'sans-serif-italic': { A: 0x1d608, a: 0x1d622 },
  monospace: { A: 0x1d670, a: 0x1d68a, digits: 0x1d7f6 },
};

/** Letters that Unicode had before the block, where their code points are unassigned. */
const EXCEPTIONS: Record<string, Record<string, string>> = {
  italic: { h: 'ℎ' },
  script: Object.fromEntries([...'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ'.matchAll(/(\w)(.)/gu)].map(pair)),
  fraktur: Object.fromEntries([...'CℭHℌIℑRℜZℨ'.matchAll(/(\w)(.)/gu)].map(pair)),
  'double-struck': Object.fromEntries([...'CℂHℍNℕPℙQℚRℝZℤ'.matchAll(/(\w)(.)/gu)].map(pair)),
};

/**
 * Writes a text in the characters of a style (Unicode's block Mathematical Alphanumeric Symbols), which
 * MathML Core has in place of `mathvariant`.
 * @param style a value of `mathvariant`, such as `double-struck`; an unknown one changes nothing
 * @see https://www.w3.org/TR/mathml-core/#new-text-transform-values
 */
export function mathLetters(text: string, style: string): string {
  const starts = STYLES[style];
  if (!starts) return text;
  return [...text].map((letter) => EXCEPTIONS[style]?.[letter] ?? shifted(letter, starts)).join('');
}

// Variants of small Greek letters, in the order in which they follow ω; ∇ follows Ω.
const VARIANTS = '∂ϵϑϰϕϱϖ';

function shifted(letter: string, { A, a, digits, Greek, greek }: Starts): string {
  const code = letter.codePointAt(0) ?? 0;
  if (letter === '∇' && Greek !== undefined) return String.fromCodePoint(Greek + 25);
  if (VARIANTS.includes(letter) && greek !== undefined) {
    return String.fromCodePoint(greek + 25 + VARIANTS.indexOf(letter));
  }
  const ranges: [first: string, last: string, start: number | undefined][] = [
    ['A', 'Z', A],
    ['a', 'z', a],
    ['0', '9', digits],
    ['Α', 'Ω', Greek],
    ['α', 'ω', greek],
  ];
  for (const [first, last, start] of ranges) {
    if (start !== undefined && letter >= first && letter <= last) {
      return String.fromCodePoint(start + code - (first.codePointAt(0) ?? 0));
    }
  }
  return letter;
}

function pair([, letter, other]: RegExpMatchArray): [string, string] {
  return [letter, other];
}
