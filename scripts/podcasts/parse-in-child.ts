import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FeedError } from './feed-error';
import type { Feed } from './parse-feed';
import type { ParseRequest, ParseResult, ParserMessage } from './parser-process';

const MAX_MEMORY_MB = 1024;

const defaults = {
  /** The program of the child process. */
  entry: fileURLToPath(new URL('./parser-process.ts', import.meta.url)),
  /** From the start of the process until it is ready: seconds, on a busy machine. */
  startMs: 30_000,
  /** From then on until it has parsed the feed. */
  parseMs: 10_000,
};

/**
 * Parses a feed in a child process, which can be stopped: a million nested tags keep any parser busy
 * for hours. The process gets no environment variables of the command, which may hold secrets.
 * @param contentType the `Content-Type` header, or an empty string
 * @throws {FeedError} where the feed has no episodes, or takes more than 10 seconds or 1 GB to parse
 */
export async function parseInChild(
  bytes: Uint8Array,
  contentType: string,
  options: Partial<typeof defaults> = {},
): Promise<Feed> {
  const { entry, startMs, parseMs } = { ...defaults, ...options };
  // What Node and tsx need: tsx writes to the folder for temporary files, Windows needs its own.
  const { TMPDIR, TMP, TEMP, SystemRoot } = process.env;
  const child = fork(entry, {
    execArgv: ['--import', tsxLoader, `--max-old-space-size=${MAX_MEMORY_MB}`],
    // A time without a zone is UTC on every machine.
    env: { TMPDIR, TMP, TEMP, SystemRoot, NODE_ENV: 'production', TZ: 'UTC' },
    serialization: 'advanced',
    // A process that runs out of memory prints pages about it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const result = await new Promise<ParseResult>((resolve) => {
    let deadline = finishAfter(startMs, `the parser did not start within ${startMs / 1000} s`);
    child.on('message', (message: ParserMessage) => {
      if (message !== 'ready') return finish(message);
      clearTimeout(deadline);
      deadline = finishAfter(parseMs, tooLarge);
      const request: ParseRequest = { bytes, contentType };
      child.send(request, (error) => error && finish({ reason: crashed }));
    });
    child.once('error', () => finish({ reason: crashed }));
    // Not `exit`, which can come before the last message has been received.
    child.once('close', (_code, signal) => finish({ reason: signal ? tooLarge : crashed }));

    function finishAfter(ms: number, reason: string): NodeJS.Timeout {
      return setTimeout(() => finish({ reason }), ms);
    }

    /** The first call counts. */
    function finish(result: ParseResult): void {
      clearTimeout(deadline);
      child.kill('SIGKILL');
      resolve(result);
    }
  });
  if ('reason' in result) throw new FeedError(result.reason);
  return result.feed;
}

const tooLarge = 'the feed takes too long or too much memory to parse';
const crashed = 'the parser crashed';

const tsxLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
