import { expect, test } from 'vitest';
import {
  isListOf,
  isNumber,
  isRecord,
  isRecordOf,
  isString,
  objectOf,
  optional,
} from './json-shape';

test('an object is not null and not a list', () => {
  expect([{}, { a: 1 }].every(isRecord)).toBe(true);
  expect([null, undefined, [], 'a', 1].some(isRecord)).toBe(false);
});

test('all values of a list or an object are checked', () => {
  expect(isListOf([], isString)).toBe(true);
  expect(isListOf(['a', 'b'], isString)).toBe(true);
  expect(isListOf(['a', 1], isString)).toBe(false);
  expect(isListOf({ 0: 'a', length: 1 }, isString)).toBe(false);
  expect(isRecordOf({ a: 1, b: 2 }, isNumber)).toBe(true);
  expect(isRecordOf({ a: 1, b: '2' }, isNumber)).toBe(false);
});

test('an object has the properties of its guards, with their types', () => {
  const isPoint = objectOf<{ x: number; name?: string }>({
    x: isNumber,
    name: optional(isString),
  });
  expect([{ x: 1 }, { x: 1, name: 'a' }, { x: 1, y: 2 }].every(isPoint)).toBe(true);
  expect([{}, { x: '1' }, { x: 1, name: 2 }, null, []].some(isPoint)).toBe(false);
});
