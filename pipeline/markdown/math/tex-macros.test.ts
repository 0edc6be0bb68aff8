import { expect, test } from 'vitest';
import { lintMacros } from './lint-macros';
import { checkMacro } from './tex-macros';

for (const [name, macro] of [
  ['R', '\\mathbb{R}'],
  ['E', ['\\operatorname{E}\\left[#1\\right]', 1]],
  ['norm', ['\\lVert #2 \\rVert_{#1}', 2, '2']],
  ['set', '\\{0, 1\\}'],
  ['argmin', '\\operatorname*{arg\\,min}'],
] as const) {
  test(`\\${name} is a macro`, async () => {
    expect(checkMacro(name, macro)).toBeUndefined();
    expect(await lintMacros({ [name]: macro })).toEqual([]);
  });
}

for (const [name, macro, message] of [
  ['\\R', '\\mathbb{R}', 'invalid name'],
  ['R2', '\\mathbb{R}', 'invalid name'],
  ['R', 'mathbb{R}', 'a backslash is lost'],
  ['half', '\frac{1}{2}', 'a backslash is lost'],
  ['R', '\\mathbb{R', '} is missing'],
  ['R', '\\mathbb}R{', '{ is missing'],
  ['E', '\\operatorname{E}[#1]', '#1 is used'],
  ['E', ['#1 #2', 1], '#2 is used'],
  ['E', ['#1', '1'], 'is not the definition'],
  ['E', 1, 'is not the definition'],
] as const) {
  test(`${JSON.stringify({ [name]: macro })} is an error`, () => {
    expect(checkMacro(name, macro)?.message).toContain(message);
  });
}

test('what a macro calls has to exist, and to end', async () => {
  expect(await lintMacros({ R: '\\mathbbb{R}', a: '\\a', lp: '\\left(' })).toMatchObject([
    { name: 'R', message: expect.stringContaining('\\mathbbb') },
    { name: 'a', message: expect.stringContaining('recursive macro call') },
  ]);
});
