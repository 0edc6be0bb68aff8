// Entry of the child process that parses one feed.
import { decodeFeed } from './decode-feed';
import { FeedError } from './feed-error';
import { type Feed, parseFeed } from './parse-feed';

/** The message to the child, sent after its first one. */
export type ParseRequest = { bytes: Uint8Array; contentType: string };
export type ParseResult = { feed: Feed } | { reason: string };
/** The messages from the child, in this order. */
export type ParserMessage = 'ready' | ParseResult;

process.once('message', (request: ParseRequest) => {
  // A long message takes a while to send, and disconnecting at once would cut it off.
  process.send?.(parse(request), undefined, undefined, () => process.disconnect());
});
process.send?.('ready' satisfies ParserMessage);

function parse({ bytes, contentType }: ParseRequest): ParseResult {
  try {
    return { feed: parseFeed(decodeFeed(bytes, contentType)) };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { reason: error.message };
  }
}
