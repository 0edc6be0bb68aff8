/** The forms of a phrase for the plural categories of a language. `#` is the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Gives the form of a phrase for a number. */
export type Plural = (count: number, forms: PluralForms) => string;

/** The plural rules and numbers of a language. @param language a language tag (BCP 47) */
export function pluralIn(language: string): Plural {
  const rules = new Intl.PluralRules(language);
  const format = new Intl.NumberFormat(language);
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', format.format(count));
}
