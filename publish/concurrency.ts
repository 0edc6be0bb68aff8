import pLimit from 'p-limit';

/**
 * Does some work for each item, a few at a time. After an error no more work is started.
 * @param options.onProgress is called after each item, with how many are done
 * @returns the results, in the order of the items
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  options: { concurrency: number; onProgress?: (done: number) => void },
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const limit = pLimit(options.concurrency);
  let done = 0;
  try {
    return await Promise.all(
      items.map((item) =>
        limit(async () => {
          const result = await work(item);
          done += 1;
          options.onProgress?.(done);
          return result;
        }),
      ),
    );
  } catch (error) {
    limit.clearQueue();
    throw error;
  }
}
