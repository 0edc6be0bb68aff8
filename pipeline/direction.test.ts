import { expect, test } from 'vitest';
import { directionOfLanguage, directionOfText } from './direction';

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['ur-PK', 'rtl'],
  ['pa-Arab', 'rtl'],
  ['pa', 'ltr'],
  ['de-AT', 'ltr'],
  ['ja', 'ltr'],
])('the direction of %s is %s', (tag, expected) => {
  expect(directionOfLanguage(tag)).toBe(expected);
});

test.each([
  ['مقدمة في Python', 'rtl'],
  ['2026: שלום', 'rtl'],
  ['“Python” مقدمة', 'ltr'],
  ['2026 – 🎉', undefined],
])('the direction of “%s” is %s', (text, expected) => {
  expect(directionOfText(text)).toBe(expected);
});
