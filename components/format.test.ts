import { expect, test } from 'vitest';
import { site } from '../content/site';
import { formatDay } from './format';

const day = '2023-06-04';

/** The same day in the local time zone, in the language of the site. */
function written(options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(site.language, options).format(new Date(2023, 5, 4));
}

test('formatDay writes a day in three lengths', () => {
  const year = 'numeric';
  expect(formatDay(day, 'long')).toBe(written({ day: 'numeric', month: 'long', year }));
  expect(formatDay(day, 'medium')).toBe(written({ day: 'numeric', month: 'short', year }));
  expect(formatDay(day, 'short')).toBe(written({ day: 'numeric', month: 'short' }));
});
