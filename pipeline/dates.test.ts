import { expect, test } from 'vitest';
import { dayIn, parseDay } from './dates';

test('a day is parsed from all formats in Jekyll posts, and no offset changes it', () => {
  for (const written of [
    '2023-06-14',
    '2023-6-14',
    ' 2023-06-14 ',
    '2023-06-14 9:05',
    '2023-06-14 9:05:00 -0600',
    '2023-06-14 23:59:59 -1200',
    '2023-06-14T00:00:00+14:00',
    '2023-06-14T09:05:00.000Z',
    '2023-06-14 09:05:00 UTC',
  ]) {
    expect(parseDay(written), written).toBe('2023-06-14');
  }
  expect(parseDay('2024-02-29')).toBe('2024-02-29');
});

test('invalid dates are undefined', () => {
  for (const written of [
    '2023-02-30',
    '2023-13-01',
    '2023-00-10',
    '2023-06-14 soon',
    '14.6.2023',
    '2023',
    '',
    'tomorrow',
  ]) {
    expect(parseDay(written), written).toBeUndefined();
  }
});

test('the day depends on the zone, not on the machine', () => {
  const instant = new Date('2023-06-14T11:00:00Z');
  expect(dayIn('Pacific/Kiritimati', instant)).toBe('2023-06-15');
  expect(dayIn('UTC', instant)).toBe('2023-06-14');
  expect(dayIn('Pacific/Pago_Pago', instant)).toBe('2023-06-14');
});
