import pLimit from 'p-limit';

const PROGRESS_MS = 2000;

/**
 * Maps items with a limited concurrency, and reports progress every two seconds.
 * @param options.concurrency how many items at a time
 * @param options.onProgress gets the number of finished items
 * @returns the results, in the order of the items
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  { concurrency, onProgress }: { concurrency: number; onProgress: (done: number) => void },
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const limit = pLimit(concurrency);
  let done = 0;
  const timer = setInterval(() => onProgress(done), PROGRESS_MS);
  try {
    return await Promise.all(
      items.map((item, index) =>
        limit(async () => {
          const result = await work(item, index);
          done += 1;
          return result;
        }),
      ),
    );
  } finally {
    clearInterval(timer);
  }
}
