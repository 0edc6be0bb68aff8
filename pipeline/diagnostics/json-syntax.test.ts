import { expect, test } from '@playwright/test';
import { faultInJson } from './json-syntax';

// A ^ stands before the place that is meant.
const faults: [text: string, message: string][] = [
  ['^', 'there is nothing in it'],
  ['{"a": ^line}', '“line” is without quotes'],
  ['{^a: 1}', '“a” is without quotes'],
  ["{^'a': 1}", "there is a '"],
  ['{“a”: 1}'.replace('“', '^“'), 'there is a “'],
  ['{"a": 1 ^"b": 2}', 'a comma is missing before this'],
  ['{"a": 1,\n^}', 'there is a comma behind the last part'],
  ['[1,\n ^]', 'there is a comma behind the last part'],
  ['{"a": [1, 2^', 'it ends too early'],
  ['{"a" ^1}', '“1” is no number'],
  ['{"a": ^.5}', '“.5” is no number'],
  ['{"a": ^01}', '“01” is no number'],
  ['{"a": 1, ^// b\n"b": 2}', 'JSON has no comments'],
  ['{"a": ^"b\n}', 'this text is not closed on its line'],
  ['{"a": 1} ^}', '} does not belong here'],
  ['{"a": ^}', '} does not belong here'],
];
for (const [marked, message] of faults) {
  test(`the fault in ${JSON.stringify(marked)} is found`, () => {
    const text = marked.replace('^', '');
    expect(() => JSON.parse(text)).toThrow();
    expect(faultInJson(text)).toMatchObject({ at: marked.indexOf('^'), message });
  });
}

test('what is JSON has no fault', () => {
  for (const text of [
    '{}',
    '[]',
    ' {"a": [1, -2.5e+3, true, null, "\\u00e4\\n"], "b": {"c": ""}} ',
    '1',
  ]) {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(faultInJson(text)).toBeUndefined();
  }
});
