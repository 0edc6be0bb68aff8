import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { walkStatus } from './walk-status';

const folder = await mkdtemp(path.join(os.tmpdir(), 'walk-status-'));
afterAll(() => rm(folder, { recursive: true }));

/** Instants at noon, some days after the first of January 2020. */
const instants = (days: number[]) =>
  days.map((day) => new Date(Date.UTC(2020, 0, 1 + day, 12)).toISOString());
const every = (gap: number, count: number) =>
  Array.from({ length: count }, (_, index) => index * gap);

async function walkOf(shows: Record<string, string[]>) {
  const file = path.join(folder, 'histories.json');
  await writeFile(file, JSON.stringify({ shows }));
  return walkStatus(file);
}

test('a weekly show is never late while it goes on, and is after three of its gaps', async () => {
  const { report, isGood } = await walkOf({ weekly: instants(every(7, 20)) });
  expect(isGood).toBe(true);
  expect(report).toMatch(/^weekly +133 .* 0\.0 % .*late after 22 days, longest gap 7$/m);
});

test('a show that was silent for longer than ever before is late on these days', async () => {
  const weeks = every(7, 10);
  const { report, isGood } = await walkOf({ paused: instants([...weeks, 63 + 100]) });
  expect(isGood).toBe(false);
  // Late from the 22nd to the 99th of 163 days.
  expect(report).toMatch(/^paused +163 .* 47\.9 % /m);
});

test('a folder of feeds is walked', async () => {
  const items = instants(every(7, 5)).map(
    (day, index) => `<item><title>${index}</title><pubDate>${day}</pubDate></item>`,
  );
  await writeFile(
    path.join(folder, 'weekly.xml'),
    `<rss version="2.0"><channel><title>A</title>${items.join('')}</channel></rss>`,
  );
  await writeFile(path.join(folder, 'broken.xml'), 'no feed');
  expect((await walkStatus(folder)).report).toMatch(/^weekly\.xml +28 /m);
});

test('dates to come, and what is no date, do not count', async () => {
  const { report } = await walkOf({
    odd: [...instants([0, 7]), '9999-12-30T00:00:00.000Z', 'soon'],
  });
  expect(report).toMatch(/^odd +7 /m);
});

test('an input without a history is an error', async () => {
  await writeFile(path.join(folder, 'empty.json'), '{}');
  await expect(walkStatus(path.join(folder, 'empty.json'))).rejects.toThrow('no show in it');
  await expect(walkOf({ one: instants([0]) })).rejects.toThrow('no show in it');
});
