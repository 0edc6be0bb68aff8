import { expect, test } from 'vitest';
import { findJsonError } from './json-syntax';

// The ^ marks the offset of the error.
const errors: [text: string, message: string][] = [
  ['^', 'it is empty'],
  ['{"a": ^line}', '“line” is without quotes'],
  ['{^a: 1}', '“a” is without quotes'],
  ["{^'a': 1}", "invalid quote '"],
  ['{^“a”: 1}', 'invalid quote “'],
  ['{"a": 1 ^"b": 2}', 'missing comma before this'],
  ['{"a": 1,\n^}', 'trailing comma'],
  ['[1,\n ^]', 'trailing comma'],
  ['{"a": [1, 2^', 'it ends too early'],
  ['{"a" ^1}', 'missing colon before this'],
  ['{"a": ^.5}', 'invalid number “.5”'],
  ['{"a": 1, ^// b\n"b": 2}', 'JSON has no comments'],
  ['{"a": ^"b\n}', 'this string is not closed on its line, or has an invalid escape'],
  ['{"a": 1} ^}', 'unexpected }'],
  ['{"a": ^}', 'unexpected }'],
];
for (const [marked, message] of errors) {
  test(`the error in ${JSON.stringify(marked)} is found`, () => {
    const text = marked.replace('^', '');
    expect(() => JSON.parse(text)).toThrow();
    expect(findJsonError(text)).toMatchObject({ offset: marked.indexOf('^'), message });
  });
}

test('exactly the JSON that JSON.parse rejects has an error', () => {
  for (const text of [
    '01',
    '{"a": 01}',
    '[1 2]',
    '{"a": "\\x"}',
    'nul',
    '{"a": 1}}',
    '\t',
    '{,}',
  ]) {
    expect(() => JSON.parse(text), text).toThrow();
    expect(findJsonError(text), text).toBeDefined();
  }
  for (const text of [
    '{}',
    '[]',
    ' {"a": [1, -2.5e+3, true, null, "\\u00e4\\n"], "b": {"c": ""}} ',
    '1',
  ]) {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(findJsonError(text)).toBeUndefined();
  }
});
