import { expect, test } from 'vitest';
import { parseRubyYaml, RubyYamlError } from './ruby-yaml';

test.for<[string, string, Record<string, unknown>]>([
  ['a key that comes twice', 'a: 1\na: 2', { a: 2 }],
  ['a day', 'date: 2020-01-02', { date: '2020-01-02' }],
  [
    'a time without a zone is UTC',
    'date: 2020-01-02 10:00:00',
    { date: '2020-01-02 10:00:00 UTC' },
  ],
  ['a time with a zone', 'date: 2020-01-02 9:00:00 +0200', { date: '2020-01-02 9:00:00 +0200' }],
  ['a time in quotes is local', 'date: "2020-01-02 10:00:00"', { date: '2020-01-02 10:00:00' }],
  ['a time without seconds is text', 'date: 2020-01-02 10:00', { date: '2020-01-02 10:00' }],
  ['yes and no', 'a: yes\nb: off', { a: true, b: false }],
  ['a tab', 'a:\n\t- 1', { a: [1] }],
  ['a sign that YAML reserves', 'a: @ada', { a: '@ada' }],
  ['a quote that goes on at the left edge', 'a: "one\ntwo"\nb: 1', { a: 'one two', b: 1 }],
  ['a list that goes on at the left edge', 'a: [one,\ntwo]\nb: 1', { a: ['one', 'two'], b: 1 }],
  ['no mapping', '- a', {}],
])('reads %s', ([, yaml, values]) => {
  expect(parseRubyYaml(yaml)).toEqual(values);
});

test('names the line of an error', () => {
  expect(() => parseRubyYaml('a: 1\nb: c: d\n')).toThrow(RubyYamlError);
  try {
    parseRubyYaml('a: 1\nb: c: d\n');
  } catch (error) {
    expect(error).toMatchObject({ line: 2 });
  }
});
