/** The direction of a line of text, as the HTML attribute `dir` has it. */
export type Direction = 'ltr' | 'rtl';

// https://www.unicode.org/iso15924/iso15924-codes.html
const RIGHT_TO_LEFT = /^(Adlm|Arab|Aran|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa)$/;
const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The direction of a language. Intl tells it too, but not in Node 20’s typings. @param tag (BCP 47) */
export function directionOfLanguage(tag: string): Direction {
  return RIGHT_TO_LEFT.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The direction of a text by its first letter, as `dir="auto"`. @returns undefined without a letter */
export function directionOfText(text: string): Direction | undefined {
  const [first] = STRONG.exec(text) ?? [];
  if (first === undefined) return undefined;
  return RIGHT_TO_LEFT_LETTER.test(first) ? 'rtl' : 'ltr';
}
