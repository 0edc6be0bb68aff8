import { expect, test } from 'vitest';
import { withoutFlightData } from './remove-next-runtime';

const data = '<script>self.__next_f.push([1,"1:\\u003cp>x\\u003c/p>"])</script>';
const start = '<script>(self.__next_f=self.__next_f||[]).push([0])</script>';

test('Flight data at the end of a page are left out', () => {
  const page = `<html><body><p>a</p>${start}`;
  expect(withoutFlightData(`${page}${data}${data}</body></html>`)).toBe(`${page}</body></html>`);
});

test('a text that looks like Flight data stays', () => {
  const page = `<html><body><div class="prose">${data}</div>${start}</body></html>`;
  expect(withoutFlightData(page)).toBe(page);
  const other = `<html><body>${data}<script>b("<")</script></body></html>`;
  expect(withoutFlightData(other)).toBe(other);
});
