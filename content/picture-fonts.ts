import { type FontFamily, readFontFamilies } from '../pipeline/fonts/font-families';
import { fontsFor, type TextFonts } from '../pipeline/fonts/fonts-for';
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
  return missing.reduce((shown, character) => shown.replaceAll(character, ''), text).trim();
}

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
