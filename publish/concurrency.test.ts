import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { mapConcurrently } from './concurrency';

test('results are in order, and no more items are worked on at a time than allowed', async () => {
  let running = 0;
  let most = 0;
  const progress: number[] = [];
  const onProgress = (done: number) => progress.push(done);
  const results = await mapConcurrently(
    [5, 1, 3, 2],
    { concurrency: 2, onProgress },
    async (ms) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(ms);
      running -= 1;
      return ms * 10;
    },
  );
  expect(results).toEqual([50, 10, 30, 20]);
  expect(most).toBe(2);
  expect(progress).toEqual([1, 2, 3, 4]);
});

test('after an error no more work is started', async () => {
  const started: number[] = [];
  const work = async (item: number) => {
    started.push(item);
    await sleep(1);
    if (item === 2) throw new Error('broken');
  };
  await expect(mapConcurrently([1, 2, 3, 4, 5, 6], { concurrency: 2 }, work)).rejects.toThrow(
    'broken',
  );
  await sleep(20);
  expect(started.length).toBeLessThan(6);
});
