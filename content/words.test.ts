import { expect, test } from 'vitest';
import { pluralIn } from './internals/plural';
import { languages, type Words } from './words';

/** All phrases by their keys. Those that are functions are called, with the number given. */
function phrasesIn(words: Words, count: number): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (key: string, value: unknown) => {
    if (typeof value === 'string') found.set(key, value);
    // A number stands for a name or a day too.
    else if (typeof value === 'function') visit(key, value(count, count, count));
    else for (const [name, inner] of Object.entries(value ?? {})) visit(`${key}.${name}`, inner);
  };
  visit('', words);
  return found;
}

/** The names of the links and values in a phrase. */
function namesIn(phrase: string): string[] {
  return [...phrase.matchAll(/\]\((\w+)\)|\{(\w+)\}/g)].map(([name]) => name).sort();
}

const wordsIn = (language: string) => languages[language](pluralIn(language));

for (const language of Object.keys(languages)) {
  for (const count of [1, 2]) {
    test(`the phrases in ${language} have the links and values of the English ones, for ${count}`, () => {
      const english = phrasesIn(wordsIn('en'), count);
      const phrases = phrasesIn(wordsIn(language), count);
      expect([...phrases.keys()]).toEqual([...english.keys()]);
      expect(phrases.size).toBeGreaterThan(120);
      for (const [key, phrase] of phrases) {
        expect(phrase.trim(), key).not.toBe('');
        expect(namesIn(phrase), key).toEqual(namesIn(english.get(key) ?? ''));
      }
    });
  }
}

test('a number has the form and the separators of its language', () => {
  const forms = { one: '# Beitrag', other: '# Beiträge' };
  expect(pluralIn('de')(1, forms)).toBe('1 Beitrag');
  expect(pluralIn('de-DE')(1234, forms)).toBe('1.234 Beiträge');
  expect(pluralIn('en-GB')(1234, { other: '# posts' })).toBe('1,234 posts');
  // A language with more forms, of which some are not given.
  expect(pluralIn('pl')(3, { one: '# wpis', few: '# wpisy', other: '# wpisów' })).toBe('3 wpisy');
  expect(pluralIn('pl')(5, { one: '# wpis', few: '# wpisy', other: '# wpisów' })).toBe('5 wpisów');
});
