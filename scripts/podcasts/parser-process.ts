// Entry of the child processes that parse feeds, one after another.
import { Worker } from 'node:worker_threads';
import { decodeFeed } from './decode-feed';
import { FeedError } from './feed-error';
import { type Feed, parseFeed } from './parse-feed';

/** A message to the child, sent after the answer to the one before. */
export type ParseRequest = { bytes: Uint8Array; contentType: string; url?: string };
export type ParseResult = { feed: Feed } | { reason: string };
/** The messages from the child: it is ready, then a result for each request. */
export type ParserMessage = 'ready' | ParseResult;

process.on('message', (request: ParseRequest) => {
  process.send?.(parse(request));
});
// The command has ended. While a feed is parsed, nothing but another thread can tell.
process.on('disconnect', () => process.exit());
const orphanWatch = `setInterval(() => {
  if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL');
}, 1000);`;
new Worker(orphanWatch, { eval: true }).unref();
process.send?.('ready' satisfies ParserMessage);

function parse({ bytes, contentType, url }: ParseRequest): ParseResult {
  try {
    return { feed: parseFeed(decodeFeed(bytes, contentType), url) };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { reason: error.message };
  }
}
