import pLimit from 'p-limit';

const PROGRESS_MS = 2000;

type Options = {
  /** The largest number of items in work at a time. */
  concurrency: number;
  /** Called every two seconds, if any was finished, with the number of finished items and of all. */
  onProgress?: (done: number, total: number) => void;
};

/**
 * Does asynchronous work on each item, some items at a time. After an error no further item is begun.
 * @param work gets an item and its 0-based index
 * @returns the results in the order of the items
 * @throws the first error of `work`
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  { concurrency, onProgress }: Options,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const limit = pLimit(concurrency);
  let done = 0;
  let reported = 0;
  const timer = setInterval(() => {
    if (done > reported) onProgress?.(done, items.length);
    reported = done;
  }, PROGRESS_MS);
  try {
    return await limit.map(items, async (item, index) => {
      const result = await work(item, index);
      done += 1;
      return result;
    });
  } finally {
    limit.clearQueue();
    clearInterval(timer);
  }
}
