import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { RenderThreads } from './render-threads';
import type { BodyInfo, RenderTask, StoredRenderer } from './stored-renderer';

/** Renders bodies in this thread or, where many wait, in several. */
export type RenderQueue = {
  render: StoredRenderer;
  /** Ends the threads. Others are started where many wait again. */
  endThreads(): Promise<void>;
};

// Images and charts are made by other threads: a few documents at a time keep them busy.
const CONCURRENCY = 4;

/**
 * How many texts have to wait before threads are started, each of which first loads the renderer: that takes
 * as long as it takes to render sixty plain texts of 600 words.
 */
export const MIN_WAITING = 100;

/** Creates a queue. @param startThreads undefined where there are none */
export function renderQueue(
  renderHere: StoredRenderer,
  startThreads: (() => Promise<RenderThreads>) | undefined,
): RenderQueue {
  const limit = pLimit(CONCURRENCY);
  let waiting = 0;
  let threads: Promise<RenderThreads> | undefined;

  async function renderNext(task: RenderTask): Promise<BodyInfo> {
    if (!threads) return renderHere(task);
    try {
      return await (await threads).render(task);
    } catch (error) {
      // The call stacks of threads are smaller, so that what one can render does not depend on their number.
      if (error instanceof RangeError) return renderHere(task);
      throw error;
    }
  }

  return {
    async render(task) {
      waiting += 1;
      if (startThreads && waiting >= MIN_WAITING) threads ??= startThreads();
      try {
        // Others are read in the meantime, and counted.
        if (!threads) await setImmediate();
        return await (threads ? renderNext(task) : limit(() => renderNext(task)));
      } finally {
        waiting -= 1;
      }
    },
    async endThreads() {
      const ending = threads;
      threads = undefined;
      await (await ending)?.end();
    },
  };
}
