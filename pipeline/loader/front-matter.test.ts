import { expect, test } from 'vitest';
import { parseFrontMatter } from './front-matter';
import { FrontMatterError } from './front-matter-entry';

test('fields have the lines of the file, and the body is all that follows', () => {
  const { entries, body } = parseFrontMatter(
    '---\n# note\ntitle: A\n\nn: 1.10\n---\n\nText\n---\nmore\n',
  );
  expect(entries.get('title')).toMatchObject({ value: 'A', line: 3 });
  expect(entries.get('n')).toMatchObject({ source: '1.10', line: 5 });
  expect(body).toBe('\nText\n---\nmore\n');
});

test('a file without front matter is all body', () => {
  expect(parseFrontMatter('Text\n---\n')).toEqual({ entries: new Map(), body: 'Text\n---\n' });
  expect(parseFrontMatter('---\n---\nText').body).toBe('Text');
});

test('the last of duplicate keys counts, as in Ruby', () => {
  expect(parseFrontMatter('---\na: 1\na: 2\n---\n').entries.get('a')?.value).toBe(2);
});

for (const [text, line] of [
  ['---\ntitle: A\n', 1],
  ['---\nok: 1\ntitle: a: b\n---\n', 3],
  ['---\ntitle: "open\n---\n', 2],
  ['---\n- a\n- b\n---\n', 2],
  ['---\na: 1\nb: *nowhere\n---\n', 3],
  ['title: A\ndate: 2026-01-01\n\nText\n', 1],
  ['title = "A"\n+++\nText\n', 1],
] as const) {
  test(`${JSON.stringify(text)} has an error on line ${line}`, () => {
    expect(() => parseFrontMatter(text)).toThrow(FrontMatterError);
    expect(() => parseFrontMatter(text)).toThrow(expect.objectContaining({ line }));
  });
}

test('a quote within quotes is explained', () => {
  expect(() => parseFrontMatter('---\ntitle: "It said "no" there"\n---\n')).toThrow(
    expect.objectContaining({ line: 2, hint: expect.stringContaining('\\"') }),
  );
});
