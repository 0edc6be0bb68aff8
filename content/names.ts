import { site } from './site';

/** Names as a sentence lists them: `Chris Benson and Daniel Whitenack`. */
export function inWords(names: string[]): string {
  return new Intl.ListFormat(site.language, { type: 'conjunction' }).format(names);
}

/** What a language is called: `en` is English. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(site.language, { type: 'language' }).of(code) ?? code;
}
