import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PICTURE_SIZE } from '../content/link-pictures';
import { drawPicture, MAX_BYTES } from './draw-picture';

const date = '2026-11-24';
const pictures: Parameters<typeof drawPicture>[0][] = [
  { title: 'A', date },
  { title: 'A long title that an author did not want to shorten, '.repeat(12), date },
  { title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' },
  { title: 'A'.repeat(2000), date },
  { title: '機械学習モデルの監視とドリフト検知'.repeat(20), lang: 'ja', date },
  { title: '🈁🈚 機械', lang: 'ja' },
  { title: '机器学习的监控', lang: 'zh-CN', date },
  { title: 'كيف نراقب نماذج تعلم الآلة: ١٢ درسًا', lang: 'ar', dir: 'rtl', date },
  { title: 'איך מודדים מודל ב-PyTorch: 12', lang: 'he', dir: 'rtl', date },
  { title: '👨‍👩‍👧‍👦🇩🇪👍🏽❤️‍🔥🎙️🦆🍕🌋🎪🧬🪸🐙🚂🎡🌈🦚🪗🧵🎨🍱'.repeat(3) },
  { title: '∑ x² ≠ ∇f(x), 𝔼[X] ∈ ℝⁿ', date },
  { title: '</script><b>&amp;”’' },
  { title: 'ภาษาไทย', date },
  { title: 'A show', note: `with ${'Ada Lovelace, '.repeat(40)}`, markOf: 'A show' },
  { title: 'The name of a show '.repeat(20), note: 'with Ada Lovelace', markOf: 'B' },
];

test('pictures have one size, at most 60 kB, and the same bytes in any order', async () => {
  const drawn: Uint8Array[] = [];
  for (const picture of pictures) drawn.push(await drawPicture(picture));
  for (const [index, png] of drawn.entries()) {
    const { format, width, height } = await sharp(png).metadata();
    const { title } = pictures[index];
    expect({ format, width, height }, title).toEqual({ format: 'png', ...PICTURE_SIZE });
    expect(png.length, title).toBeLessThanOrEqual(MAX_BYTES);
  }
  for (const [index, picture] of [...pictures.entries()].reverse()) {
    expect(Buffer.from(await drawPicture(picture)).equals(drawn[index]), picture.title).toBe(true);
  }
});

test.each(pictures)('the margins of the picture of “$title” are empty', async (picture) => {
  const { data, info } = await sharp(await drawPicture(picture))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const paper = data.subarray(0, 3);
  const isEmpty = (row: number, from: number, to: number) => {
    const pixels = data.subarray((row * info.width + from) * 3, (row * info.width + to) * 3);
    return pixels.every((value, index) => value === paper[index % 3]);
  };
  const rows = [...Array(info.height).keys()];
  const margin = 60;
  const isInMargin = (row: number) =>
    !isEmpty(row, 0, margin) || !isEmpty(row, info.width - margin, info.width);
  expect(rows.filter(isInMargin)).toEqual([]);
  // Between the text, the line beneath it, and the name of the site.
  const line = rows.find(
    (row) =>
      !isEmpty(row, 100, 101) &&
      !isEmpty(row, 1100, 1101) &&
      !isEmpty(row, 600, 601) &&
      isEmpty(row - 8, 0, info.width),
  );
  expect(line).toBeGreaterThan(460);
});
