import { expect, test } from 'vitest';
import type { Field, Validator } from './document-type';
import { readField } from './fields';
import { parseFrontMatter } from './front-matter';
import { httpUrl, pathOrUrl } from './validators';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  name: 'f',
  type,
  isRequired: false,
  ...more,
});
const read = (def: Field, yaml: string, validator?: Validator) => {
  const entry = parseFrontMatter(`---
f: ${yaml}
---
`).entries.get('f');
  const result = entry && readField({ ...def, validator }, entry, 'UTC');
  return result && ('error' in result ? `error: ${result.error.message}` : result.value);
};

test('a string keeps its characters, even where YAML reads a number or a list', () => {
  for (const [yaml, value] of [
    ['plain', 'plain'],
    ['1.10', '1.10'],
    ['2023', '2023'],
    ['true', 'true'],
    ['" spaced "', 'spaced'],
    ['[one, two]', 'one, two'],
    ['""', undefined],
    ['null', undefined],
    ['" "', undefined],
  ] as const) {
    expect(read(field('string'), yaml), yaml).toBe(value);
  }
  expect(read(field('string'), '{a: 1}')).toMatch(/^error/);
});

test('an enum takes one of its options', () => {
  const group = field('enum', { options: ['top', 'notable'] });
  expect(read(group, 'top')).toBe('top');
  expect(read(group, '[top]')).toBe('top');
  expect(read(group, 'tpo')).toMatch(/^error/);
});

test('a list is a list, a single string, or a string with commas', () => {
  for (const [yaml, value] of [
    ['[a, b]', ['a', 'b']],
    ['a, b', ['a', 'b']],
    ['Jon Krohn', ['Jon Krohn']],
    ['[2023, null, ""]', ['2023']],
    ['[3.10, 007, 1e3]', ['3.10', '007', '1e3']],
  ] as const) {
    expect(read(field('list'), yaml), yaml).toEqual(value);
  }
  expect(read(field('list'), '[{a: 1}]')).toMatch(/^error/);
});

test('booleans and numbers are parsed, and other values are errors', () => {
  expect(['true', 'no', 'Off'].map((yaml) => read(field('boolean'), yaml))).toEqual([
    true,
    false,
    false,
  ]);
  expect(read(field('boolean'), 'maybe')).toMatch(/^error/);
  expect(read(field('boolean'), '')).toMatch(/^error/);
  expect(read(field('boolean'), '{toString: a}')).toMatch(/^error/);
  expect(read(field('number'), '3')).toBe(3);
  expect(read(field('number'), 'three')).toMatch(/^error/);
});

test('validators check strings', () => {
  const digits: Validator = (value) =>
    /^\d+$/.test(value) ? undefined : { message: 'invalid', hint: 'write digits' };
  for (const url of ['https://example.org/a', 'http://example.org']) {
    expect(read(field('string'), url, httpUrl)).toBe(url);
  }
  for (const url of ['example.org', 'ftp://example.org', '"javascript:alert(1)"', 'https://']) {
    expect(read(field('string'), url, httpUrl), url).toMatch(/^error/);
  }
  expect(read(field('string'), '/a.png', pathOrUrl)).toBe('/a.png');
  expect(read(field('string'), 'http://', pathOrUrl)).toMatch(/^error/);
  expect(read(field('string'), '0163599059', digits)).toBe('0163599059');
  expect(read(field('string'), 'id163', digits)).toMatch(/^error/);
});
