import { expect, test } from 'vitest';
import { cpuSeconds, renderMarkdown } from '../test-renderer';
import { smartText } from './smart-punctuation';

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
  ['5\'10", 6" x 4", a 3.5" disk, 40° 26\' 46"', '5′10″, 6″ x 4″, a 3.5″ disk, 40° 26′ 46″'],
  ["\"Size 12\" and 'in 1999', the 80's", '“Size 12” and ‘in 1999’, the 80’s'],
  ['"The 27" iMac is nice," he said.', '“The 27″ iMac is nice,” he said.'],
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
  expect(seconds).toBeLessThan(8);
});

test('the id of a heading is made of its source text', async () => {
  const { headings } = await renderMarkdown(
    '## Don\'t -- "stop"\n\n## :tada: Party\n\n## A 🎧\n\n## The `--flag`',
  );
  expect(headings.map(({ id }) => id)).toEqual(['dont--stop', 'tada-party', 'a-', 'the---flag']);
});

const NARROW = '\u202f';
for (const [language, typed, expected] of [
  [
    'de',
    '"Ja", sagte er, "aber \'Nein\' geht\'s nicht."',
    '„Ja“, sagte er, „aber ‚Nein‘ geht’s nicht.“',
  ],
  ['de', "Hans' Auto, die '90er -- und 'so'", 'Hans’ Auto, die ’90er – und ‚so‘'],
  ['de-CH', '"Nein"', '«Nein»'],
  [
    'fr',
    'Le mot "attention" et l\'"école"',
    `Le mot «${NARROW}attention${NARROW}» et l’«${NARROW}école${NARROW}»`,
  ],
  ['sv', '"Ja" och \'nej\'', '”Ja” och ’nej’'],
  ['fi', '"Ei"', '”Ei”'],
  ['ru', '"Да"', '«Да»'],
  ['pl', '"Tak"', '„Tak”'],
  ['ja', 'これは"テスト"です。"はい"', 'これは「テスト」です。「はい」'],
  ['zh', '他说"你好。"然后用"GPT"模型', '他说“你好。”然后用“GPT”模型'],
  ['zh-TW', '他說"你好"', '他說「你好」'],
  ['ar', 'قال "نعم" ثم', 'قال «نعم» ثم'],
  ['he', 'הוא אמר "כן" בצה"ל', 'הוא אמר ”כן” בצה״ל'],
  ['en-GB', "\"It's\" 'so' rock 'n' roll", '“It’s” ‘so’ rock ‘n’ roll'],
  ['xx', '"a"', '“a”'],
]) {
  test(`in ${language}, ${typed} becomes ${expected}`, async () => {
    expect((await renderMarkdown(typed, { language })).html).toBe(`<p>${expected}</p>`);
    expect(smartText(typed, language)).toBe(expected);
  });
}

test('quotes of another length keep the text after them, across emphasis and code', async () => {
  const { html } = await renderMarkdown('"un *deux* `"x"` trois" -- "quatre"', { language: 'fr' });
  expect(html).toBe(
    `<p>«${NARROW}un <em>deux</em> <code>"x"</code> trois${NARROW}» – «${NARROW}quatre${NARROW}»</p>`,
  );
});

for (const [typed, expected] of [
  ['The `--flag` and "the rest"', 'The `--flag` and “the rest”'],
  ['Why $$"x"$$ isn\'t \\\\(y--z\\\\)', 'Why $$"x"$$ isn’t \\\\(y--z\\\\)'],
  ['See https://a.org/b--c "now"...', 'See https://a.org/b--c “now”…'],
  ['Plain', 'Plain'],
]) {
  test(`the title ${typed} becomes ${expected}`, () => {
    expect(smartText(typed, 'en')).toBe(expected);
  });
}
