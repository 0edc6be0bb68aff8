import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pLimit from 'p-limit';
import { FeedError } from './feed-error';
import type { Feed } from './parse-feed';
import type { ParseRequest, ParserMessage } from './parser-process';

const MAX_MEMORY_MB = 1024;
// A process holds no state between feeds. It is replaced now and then all the same, so that what a
// library might keep does not add up.
const FEEDS_PER_PROCESS = 50;

const defaults = {
  /** The program of the child processes. */
  entry: fileURLToPath(new URL('./parser-process.ts', import.meta.url)),
  /** The largest number of processes at a time. */
  size: availableParallelism(),
  /** From the start of a process until it is ready: seconds, on a busy machine. */
  startMs: 30_000,
  /** From then on until it has parsed a feed. */
  parseMs: 10_000,
};

/**
 * Parses a feed in a child process, which can be stopped: a million nested tags keep any parser busy
 * for hours. The process gets no environment variables of the command, which may hold secrets.
 * @param contentType the `Content-Type` header, or an empty string
 * @param url the feed's own URL, where it has one
 * @throws {FeedError} where the feed has no episodes, or takes more than 10 seconds or 1 GB to parse
 */
export type ParseInChild = (bytes: Uint8Array, contentType: string, url?: string) => Promise<Feed>;

export const parseInChild: ParseInChild = parserPool();

/** A child process that is ready, and how many feeds it has parsed. */
type Parser = { child: ChildProcess; parsed: number };

/**
 * Makes a pool of child processes, since to start one takes longer than to parse a feed. Each parses one
 * feed at a time; one that is stopped or crashes is replaced, and only the feed that was in it is lost.
 * Worker threads were not taken: one that runs out of memory can take the command along. Idle processes
 * do not keep the command running, and end with it.
 */
export function parserPool(options: Partial<typeof defaults> = {}): ParseInChild {
  const { entry, size, startMs, parseMs } = { ...defaults, ...options };
  const limit = pLimit(size);
  const idle: Parser[] = [];
  return (bytes, contentType, url) => limit(() => parse({ bytes, contentType, url }));

  async function parse(request: ParseRequest): Promise<Feed> {
    const parser = takeIdle() ?? (await startParser());
    const result = await answerOf(parser.child, parseMs, tooLarge, (child, fail) => {
      child.send(request, (error) => error && fail());
    });
    parser.parsed += 1;
    if (isAlive(parser) && parser.parsed < FEEDS_PER_PROCESS) keep(parser);
    else parser.child.kill('SIGKILL');
    if (result === 'ready') throw new FeedError(crashed);
    if ('reason' in result) throw new FeedError(result.reason);
    return result.feed;
  }

  function takeIdle(): Parser | undefined {
    for (let parser = idle.pop(); parser; parser = idle.pop()) {
      if (!isAlive(parser)) continue;
      parser.child.ref();
      parser.child.channel?.ref();
      return parser;
    }
    return undefined;
  }

  function keep(parser: Parser): void {
    parser.child.unref();
    parser.child.channel?.unref();
    idle.push(parser);
  }

  async function startParser(): Promise<Parser> {
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
    // An error between two feeds: the process is not used again, as `isAlive` tells.
    child.on('error', () => {});
    const tooSlow = `the parser did not start within ${startMs / 1000} s`;
    const result = await answerOf(child, startMs, tooSlow);
    if (result === 'ready') return { child, parsed: 0 };
    child.kill('SIGKILL');
    throw new FeedError('reason' in result ? result.reason : crashed);
  }
}

/**
 * The next message of a child process, or a reason where it takes too long or ends: it is stopped then.
 * @param send what makes it answer
 */
function answerOf(
  child: ChildProcess,
  ms: number,
  tooLate: string,
  send?: (child: ChildProcess, fail: () => void) => void,
): Promise<ParserMessage> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => stop(tooLate), ms);
    const stop = (reason: string) => {
      child.kill('SIGKILL');
      finish({ reason });
    };
    const onError = () => stop(crashed);
    // Not `exit`, which can come before the last message has been received.
    const onClose = (_code: number | null, signal: string | null) =>
      finish({ reason: signal ? tooLarge : crashed });
    child.on('message', finish);
    child.on('error', onError);
    child.on('close', onClose);
    send?.(child, onError);

    /** The first call counts. */
    function finish(result: ParserMessage): void {
      clearTimeout(deadline);
      child.off('message', finish);
      child.off('error', onError);
      child.off('close', onClose);
      resolve(result);
    }
  });
}

function isAlive({ child }: Parser): boolean {
  return child.connected && child.exitCode === null && child.signalCode === null && !child.killed;
}

const tooLarge = 'the feed takes too long or too much memory to parse';
const crashed = 'the parser crashed';

const tsxLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
