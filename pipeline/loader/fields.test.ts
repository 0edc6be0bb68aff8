import { expect, test } from '@playwright/test';
import type { FieldDef } from 'contentlayer2/core';
import { readField } from './fields';
import { parseFrontMatter } from './front-matter';
import { appleId, httpAddress, pathOrAddress } from './validators';

const field = (type: string, more = {}) => ({ name: 'f', type, ...more }) as FieldDef;
const read = (def: FieldDef, yaml: string, form?: typeof appleId) => {
  const entry = parseFrontMatter(`---\nf: ${yaml}\n---\n`).entries.get('f');
  const reading = entry && readField(def, entry, form);
  return reading && ('fault' in reading ? `fault: ${reading.fault.message}` : reading.value);
};

test('a text is taken as it is written, whatever YAML makes of it', () => {
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
  ]) {
    expect(read(field('string'), yaml as string), yaml).toBe(value);
  }
  expect(read(field('string'), '{a: 1}')).toMatch(/^fault/);
});

test('an option is one word of the list, however it is written', () => {
  const group = field('enum', { options: ['top', 'notable'] });
  expect(read(group, 'top')).toBe('top');
  expect(read(group, '[top]')).toBe('top');
  expect(read(group, 'tpo')).toMatch(/^fault/);
});

test('a list is a list, a lone text or texts between commas', () => {
  for (const [yaml, value] of [
    ['[a, b]', ['a', 'b']],
    ['a, b', ['a', 'b']],
    ['Jon Krohn', ['Jon Krohn']],
    ['[2023, null, ""]', ['2023']],
    ['[3.10, 007, 1e3]', ['3.10', '007', '1e3']],
  ] as const) {
    expect(read(field('list'), yaml), yaml).toEqual(value);
  }
  expect(read(field('list'), '[{a: 1}]')).toMatch(/^fault/);
});

test('flags and numbers are read, and nothing else passes for them', () => {
  expect(['true', 'no', 'Off'].map((yaml) => read(field('boolean'), yaml))).toEqual([
    true,
    false,
    false,
  ]);
  expect(read(field('boolean'), 'maybe')).toMatch(/^fault/);
  expect(read(field('boolean'), '')).toMatch(/^fault/);
  expect(read(field('boolean'), '{toString: a}')).toMatch(/^fault/);
  expect(read(field('number'), '3')).toBe(3);
  expect(read(field('number'), 'three')).toMatch(/^fault/);
});

test('addresses and ids must have their form', () => {
  for (const address of ['https://example.org/a', 'http://example.org']) {
    expect(read(field('string'), address, httpAddress)).toBe(address);
  }
  for (const address of ['example.org', 'ftp://example.org', '"javascript:alert(1)"', 'https://']) {
    expect(read(field('string'), address, httpAddress), address).toMatch(/^fault/);
  }
  expect(read(field('string'), '/a.png', pathOrAddress)).toBe('/a.png');
  expect(read(field('string'), 'http://', pathOrAddress)).toMatch(/^fault/);
  expect(read(field('string'), '0163599059', appleId)).toBe('0163599059');
  expect(read(field('string'), 'id163', appleId)).toMatch(/^fault/);
});
