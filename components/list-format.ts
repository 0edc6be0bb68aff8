import { site } from '../content/site';

/** Names as a sentence lists them: `Chris Benson and Daniel Whitenack`. No line breaks within one. */
export function inWords(names: string[]): string {
  const whole = names.map((name) => name.replaceAll(' ', '\u00a0'));
  return new Intl.ListFormat(site.language, { type: 'conjunction' }).format(whole);
}

/** What a language is called: `en` is English. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(site.language, { type: 'language' }).of(code) ?? code;
}
