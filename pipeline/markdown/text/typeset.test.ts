import { expect, test } from 'vitest';
import { typesetter } from './typeset';

test('references to characters in a title are characters', async () => {
  const set = typesetter({ language: 'en', macros: {}, smartPunctuation: true });
  const report = () => {};
  expect(await set('A &#8211; B &amp; C, AT&T &c', { math: false, report })).toBe(
    'A – B & C, AT&T &c',
  );
});
