import { expect, test } from 'vitest';
import { cpuSeconds, renderMarkdown } from '../test-renderer';

for (const [typed, expected] of [
  [
    "\"Fancy quotes\" are 'cool', even in the '80s!",
    '“Fancy quotes” are ‘cool’, even in the ’80s!',
  ],
  ['"\'Nested\' quotes", too', '“‘Nested’ quotes”, too'],
  ['\'"Otherway" is "round"\'!', '‘“Otherway” is “round”’!'],
  ["You're a funny one! Thomas' name", 'You’re a funny one! Thomas’ name'],
  ['a...b -- c --- d', 'a…b – c — d'],
  ['"*word*" and *"word"*', '“<em>word</em>” and <em>“word”</em>'],
  ['("a") [“b”] -"c"', '(“a”) [“b”] -“c”'],
  ['"`a`"', '“<code>a</code>”'],
  ['`"a" -- b`', '<code>"a" -- b</code>'],
  ['a ---- b ----- c', 'a ---- b ----- c'],
  ['x="1" y=\'2\' "a"/"b"', 'x=“1” y=‘2’ “a”/“b”'],
  ['\\"a\\" "b" c\\-- d\\...', '"a" “b” c-- d...'],
  ['"\\\\" "b"', '“\\” “b”'],
  ['"a"<br>"b"', '“a”<br>“b”'],
  ['<b title="a">"b"</b>', '<b title="a">“b”</b>'],
  ['https://a.org/b--c', '<a href="https://a.org/b--c" rel="noopener">https://a.org/b--c</a>'],
]) {
  test(`${typed} becomes ${expected}`, async () => {
    expect((await renderMarkdown(typed)).html).toBe(`<p>${expected}</p>`);
  });
}

test('a long paragraph of quotes takes linear time', async () => {
  const seconds = await cpuSeconds(async () => {
    expect((await renderMarkdown('"a" '.repeat(50_000))).html).not.toContain('"');
  });
  expect(seconds).toBeLessThan(2);
});

test('the id of a heading is made of its source text', async () => {
  const { headings } = await renderMarkdown(
    '## Don\'t -- "stop"\n\n## :tada: Party\n\n## A 🎧\n\n## The `--flag`',
  );
  expect(headings.map(({ id }) => id)).toEqual(['dont--stop', 'tada-party', 'a-', 'the---flag']);
});
