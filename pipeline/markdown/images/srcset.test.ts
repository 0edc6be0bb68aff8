import { expect, test } from 'vitest';
import { formatSrcset, parseSrcset } from './srcset';

test('a srcset is its candidates', () => {
  for (const [srcset, candidates] of [
    ['/a.png', [['/a.png', '']]],
    [
      ' /a.png 1x,/b.png  2x ',
      [
        ['/a.png', '1x'],
        ['/b.png', '2x'],
      ],
    ],
    [
      '/a.png, /b.png 1.5x',
      [
        ['/a.png', ''],
        ['/b.png', '1.5x'],
      ],
    ],
    [
      '/a.png 100w 50h,, /b,c.png 640w',
      [
        ['/a.png', '100w 50h'],
        ['/b,c.png', '640w'],
      ],
    ],
    ['data:image/png;base64,AA== 2x', [['data:image/png;base64,AA==', '2x']]],
    ['', []],
    [' , ', []],
  ] as const) {
    expect(
      parseSrcset(srcset).map(({ url, descriptor }) => [url, descriptor]),
      srcset,
    ).toEqual(candidates);
  }
  expect(formatSrcset(parseSrcset(' /a.png  1x,/b.png'))).toBe('/a.png 1x, /b.png');
});
