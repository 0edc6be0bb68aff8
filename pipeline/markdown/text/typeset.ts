import { decodeHTMLStrict } from 'entities';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { DELIMITER } from '../math/lone-formula';
import type { RenderOptions } from '../render-options';
import { smartText } from './smart-punctuation';

/** Sets a plain text as the text of a body is set, such as a title. */
export type Typeset = (
  text: string,
  options: { language?: string; math: boolean; report: (error: DiagnosticText) => void },
) => Promise<string>;

/**
 * Creates the function that sets titles and descriptions: formulas in signs, typographic punctuation, and
 * characters in place of references such as `&#8211;`, which WordPress exports.
 */
export function typesetter(
  site: Pick<RenderOptions, 'language' | 'macros' | 'smartPunctuation'>,
): Typeset {
  return async (text, { language = site.language, math, report }) => {
    let plain = decodeHTMLStrict(text);
    // Most titles have no formula, and then the parser is not loaded.
    if (DELIMITER.test(plain)) {
      const { formulasAsText } = await import('../math/formulas-as-text');
      plain = await formulasAsText(plain, { macros: site.macros, loneDollars: math, report });
    }
    return site.smartPunctuation ? smartText(plain, language) : plain;
  };
}
