import { languageTag } from '../../pipeline/loader/validators';

/**
 * A language tag (BCP 47) as the schema takes it, from what a publisher writes, such as `en_us`. A region
 * that the language implies is left out: programs write `en-us` for any English.
 * @returns undefined where it is not the tag of a language
 */
export function languageOf(written: string | undefined): string | undefined {
  try {
    const tag = new Intl.Locale((written ?? '').trim().replaceAll('_', '-')).minimize().toString();
    return languageTag(tag) === undefined ? tag : undefined;
  } catch {
    // Not well-formed.
    return undefined;
  }
}
