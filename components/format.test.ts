import { expect, test, vi } from 'vitest';
import { formatDay } from './format';

vi.mock('../content/site', () => ({ site: { language: 'en-GB' } }));

test('formatDay writes a day in three lengths', () => {
  expect(formatDay('2023-06-04', 'long')).toBe('4 June 2023');
  expect(formatDay('2023-06-04', 'medium')).toBe('4 Jun 2023');
  expect(formatDay('2023-06-04', 'short')).toBe('4 Jun');
});
