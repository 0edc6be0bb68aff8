import { expect, test } from 'vitest';
import { explainDate } from './explain-date';

for (const [written, what, hint] of [
  ['25.11.2026', 'the day is first', 'write 2026-11-25'],
  ['25/11/2026', 'the day is first', 'write 2026-11-25'],
  ['25.11.2026 19:30', 'the day is first', 'write 2026-11-25 19:30'],
  ['09.11.2026', 'the day is first', 'write 2026-11-09'],
  ['11/25/2026', 'the month is first', 'write 2026-11-25'],
  [
    '09/11/2026',
    'the year is not first',
    'write 2026-11-09 if the day is first, or 2026-09-11 if the month is first',
  ],
  ['25.11.26', 'its year has two digits', 'write 2026-11-25'],
  ['November 25, 2026', 'the month is a word', 'write 2026-11-25'],
  ['25. März 2026', 'the month is a word', 'write 2026-03-25'],
  ['Wed, 25 Nov 2026 10:00:00 GMT', 'the month is a word', 'write 2026-11-25'],
  ['2026-02-30', 'month 02 of 2026 has 28 days', 'write year-month-day, such as 2023-06-14'],
  ['2026-13-01', 'no month 13', 'write year-month-day, such as 2023-06-14'],
  ['40.11.2026', 'there is no such day', 'write year-month-day, such as 2023-06-14'],
]) {
  test(`${written} is named as what it is`, () => {
    expect(explainDate(written)).toEqual({
      message: `invalid date “${written}”: ${what}`,
      hint,
    });
  });
}

test('a time that does not exist is named', () => {
  expect(explainDate('2026-11-03 25:00').message).toContain('invalid time “25:00”');
  expect(explainDate('soon').message).toBe('invalid date “soon”');
});
