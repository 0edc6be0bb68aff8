// Reads one feed in a process of its own, which can be stopped.
import { decodeFeed } from './decode-feed';
import { FeedError } from './feed-error';
import { type Feed, readFeed } from './read-feed';

/** What the process is given once it is ready, and what it answers: a feed, or why there is none. */
export type Task = { bytes: Uint8Array; contentType: string };
export type Result = { feed: Feed } | { reason: string };
export type Said = 'ready' | Result;

process.once('message', (task: Task) => {
  // A long answer is on its way for a while: disconnected at once, its end would be lost.
  process.send?.(read(task), undefined, undefined, () => process.disconnect());
});
process.send?.('ready' satisfies Said);

function read({ bytes, contentType }: Task): Result {
  try {
    return { feed: readFeed(decodeFeed(bytes, contentType)) };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { reason: error.message };
  }
}
