import { expect, test } from 'vitest';
import { canParseUrl } from './can-parse-url';

test('a URL with other letters than those of ASCII can be parsed, however often it is asked', () => {
  let count = 0;
  for (let times = 0; times < 50_000; times += 1) {
    if (canParseUrl('https://münchen.example/ü') && canParseUrl('/ü', 'https://münchen.example')) {
      count += 1;
    }
  }
  expect(count).toBe(50_000);
  expect(canParseUrl('https://')).toBe(false);
  expect(canParseUrl('/ü')).toBe(false);
});
