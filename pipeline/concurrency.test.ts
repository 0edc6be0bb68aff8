import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { mapConcurrently } from './concurrency';

const onProgress = () => {};

test('results have the order of the items, and only some are made at a time', async () => {
  let running = 0;
  let most = 0;
  const results = await mapConcurrently(
    [30, 10, 20, 0, 5],
    { concurrency: 2, onProgress },
    async (milliseconds, index) => {
      running += 1;
      most = Math.max(most, running);
      await setTimeout(milliseconds);
      running -= 1;
      return `${index}: ${milliseconds}`;
    },
  );
  expect(results).toEqual(['0: 30', '1: 10', '2: 20', '3: 0', '4: 5']);
  expect(most).toBe(2);
});

test('an error of one item is an error of all', async () => {
  const work = async (item: number) => {
    if (item === 2) throw new Error('two');
    return item;
  };
  await expect(mapConcurrently([1, 2, 3], { concurrency: 1, onProgress }, work)).rejects.toThrow(
    'two',
  );
});

test('progress is reported every two seconds, with the number of finished items', async () => {
  vi.useFakeTimers();
  try {
    const reported: number[] = [];
    const results = mapConcurrently(
      [1500, 1500, 1500],
      { concurrency: 1, onProgress: (done) => reported.push(done) },
      (milliseconds) =>
        new Promise<void>((resolve) => {
          globalThis.setTimeout(resolve, milliseconds);
        }),
    );
    await vi.advanceTimersByTimeAsync(4500);
    await results;
    await vi.advanceTimersByTimeAsync(4000);
    expect(reported).toEqual([1, 2]);
  } finally {
    vi.useRealTimers();
  }
});
