import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { mapConcurrently } from '../pipeline/concurrency';

afterEach(() => vi.useRealTimers());

test('results are in the order of the items, some items are in work at a time', async () => {
  let current = 0;
  let max = 0;
  const results = await mapConcurrently([30, 1, 20, 5, 10], { concurrency: 2 }, async (ms, i) => {
    current += 1;
    max = Math.max(max, current);
    await delay(ms);
    current -= 1;
    return `${i}: ${ms}`;
  });
  expect(results).toEqual(['0: 30', '1: 1', '2: 20', '3: 5', '4: 10']);
  expect(max).toBe(2);
  expect(await mapConcurrently([], { concurrency: 2 }, async () => 1)).toEqual([]);
});

test('progress comes every two seconds, and ends with the work', async () => {
  vi.useFakeTimers();
  const progress: string[] = [];
  const mapped = mapConcurrently(
    [1, 2, 3],
    { concurrency: 1, onProgress: (done, total) => progress.push(`${done} of ${total}`) },
    () => new Promise((resolve) => setTimeout(resolve, 1500)),
  );
  await vi.advanceTimersByTimeAsync(4600);
  await mapped;
  expect(progress).toEqual(['1 of 3', '2 of 3']);
  expect(vi.getTimerCount()).toBe(0);
});

test('after an error no further item is begun', async () => {
  const begun: number[] = [];
  const mapped = mapConcurrently([1, 2, 3, 4, 5], { concurrency: 2 }, async (item) => {
    begun.push(item);
    await delay(5);
    if (item === 1) throw new Error('the first');
    await delay(5);
  });
  await expect(mapped).rejects.toThrow('the first');
  await delay(20);
  // The third takes the place of the first before the error reaches the caller.
  expect(begun.length).toBeLessThanOrEqual(3);
});
