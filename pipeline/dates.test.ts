import { expect, test } from 'vitest';
import { dayIn, parseDate, parseDay } from './dates';

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

test('a time makes an instant, in the zone of the site where it has none', () => {
  for (const [written, instant] of [
    ['2026-11-03', undefined],
    ['2026-11-03 19:30', '2026-11-03T19:30:00+01:00'],
    ['2026-07-03 19:30:05', '2026-07-03T19:30:05+02:00'],
    ['2026-11-03 9:05:00 -0600', '2026-11-03T09:05:00-06:00'],
    ['2026-11-03T18:30:22.123Z', '2026-11-03T18:30:22Z'],
    ['2026-11-03 10:30 PM', '2026-11-03T22:30:00+01:00'],
    ['2026-11-03 12:05 am EST', '2026-11-03T00:05:00-05:00'],
    ['2026-11-03 08:00 +05:45', '2026-11-03T08:00:00+05:45'],
    ['2026/11/03 08:00 UTC', '2026-11-03T08:00:00Z'],
  ] as const) {
    expect(parseDate(written, 'Europe/Berlin'), written).toEqual({
      day: written.slice(0, 10).replaceAll('/', '-'),
      instant,
    });
  }
  for (const written of ['25:00', '24:00', '10:61', '10:00 XYZ', '10:00 +99:99']) {
    expect(parseDate(`2026-11-03 ${written}`, 'UTC'), written).toBeUndefined();
  }
});
