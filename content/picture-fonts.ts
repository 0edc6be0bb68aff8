import { type FontFamily, readFontFamilies } from '../pipeline/fonts/font-families';
import { fontsFor, type TextFonts } from '../pipeline/fonts/fonts-for';
import type { InvalidValue } from '../pipeline/loader/document-type';
import { site } from './site';

/** Families in the order in which a character is looked for; among those of one line by their names. */
const ORDER = [
  /^charis-sil$/,
  /^noto-serif$/,
  // Of one script: that of mathematics has letters of Arabic, which it does not join.
  /^(?!.*-(math|symbols|symbols-2|sc|tc|hk|jp|kr)$|twemoji$)/,
  /-math$/,
  /-(symbols|symbols-2)$/,
  /-(sc|tc|hk|jp|kr)$/,
];

let installed: FontFamily[] | undefined;

/**
 * Finds the fonts of a text in a picture: of a dependency of this project, never of the machine.
 * @param language of the text (BCP 47): Chinese, Japanese and Korean have characters in common
 */
export function pictureFonts(text: string, language: string): TextFonts {
  installed ??= readFontFamilies(process.cwd());
  const own = ideographsOf(text, language);
  const rankOf = ({ name }: FontFamily) => {
    const rank = ORDER.findIndex((names) => names.test(name));
    return rank === -1 ? ORDER.length : rank - Number(name.endsWith(own)) / 2;
  };
  return fontsFor(
    text,
    installed.toSorted((a, b) => rankOf(a) - rankOf(b)),
  );
}

/**
 * A text without the symbols that no font has. A word is not shown in part: where a letter or a digit is missing,
 * there is no text.
 */
export function textInFonts(text: string, language: string = site.language): string | undefined {
  const { missing } = pictureFonts(text, language);
  if (missing.some((character) => /[\p{L}\p{N}]/u.test(character))) return undefined;
  const shown = missing.reduce((rest, character) => rest.replaceAll(character, ''), text);
  return shown.replaceAll(/\p{Cc}/gu, ' ').trim();
}

/** Warns of a text with characters that no font has, which pictures for links do not show. */
export function lintPictureText(text: string): InvalidValue | undefined {
  // A thousand titles of plain English are read without a font.
  if (/^[\x20-\x7e]*$/.test(text)) return undefined;
  const { missing } = pictureFonts(text, site.language);
  if (missing.length === 0) return undefined;
  const characters = missing.slice(0, NAMED).map((character) => `“${character}”`);
  const shown = textInFonts(text) === undefined ? 'does not show this' : 'leaves them out';
  return {
    severity: 'warning',
    message: `characters without a font: ${characters.join(', ')}. The picture for links ${shown}`,
    hint: 'install a font of Fontsource that has them, such as npm install @fontsource-variable/noto-serif-thai',
  };
}

const NAMED = 5;

/** The end of the name of a family with the forms of ideographs that a text needs. */
function ideographsOf(text: string, language: string): string {
  if (/\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)) return '-jp';
  if (/\p{Script=Hangul}/u.test(text)) return '-kr';
  const { language: code, script, region } = new Intl.Locale(language).maximize();
  if (code === 'ja') return '-jp';
  if (code === 'ko') return '-kr';
  if (script !== 'Hant') return '-sc';
  return region === 'HK' ? '-hk' : '-tc';
}
