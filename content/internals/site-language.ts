import { directionOfLanguage } from '../../pipeline/direction';
import type { TextWords } from '../../pipeline/markdown/text-words';
import { site } from '../site';
import { languages, type Words } from '../words';
import { pluralIn } from './plural';

/** Languages without words get these. */
const FALLBACK = 'en';

const ownWords = wordsIn(site.language);

/** The phrases of the site in its language. */
export const words: Words = ownWords ?? wordsOf(FALLBACK);

const languageOfWords = ownWords ? site.language : FALLBACK;

/** The direction of the site. */
export const siteDirection =
  languageOf(site.language) === undefined ? 'ltr' : directionOfLanguage(site.language);

/** The phrases within a text: in its own language where the site has words in it. */
export function textWordsIn(language: string): TextWords {
  return wordsIn(language)?.text ?? { ...words.text, lang: languageOfWords };
}

function wordsIn(tag: string): Words | undefined {
  const language = languageOf(tag);
  return language !== undefined && Object.hasOwn(languages, language)
    ? languages[language](pluralIn(tag))
    : undefined;
}

/** @returns undefined for an invalid tag, which the check of the settings reports */
function languageOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}

function wordsOf(language: string): Words {
  return languages[language](pluralIn(language));
}
