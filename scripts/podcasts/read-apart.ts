import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FeedError } from './feed-error';
import type { Result, Said, Task } from './feed-reader';
import type { Feed } from './read-feed';

const LONGEST_MS = 10_000;
const MOST_MEMORY_MB = 1024;

/**
 * Reads a stranger's feed apart from all else: tags nested a million deep keep any parser busy for
 * hours, and must not keep the others waiting.
 * @param contentType what the host says of it
 * @throws {FeedError} where it gives no episodes, or takes more than 10 seconds or 1 GB
 */
export async function readApart(bytes: Uint8Array, contentType: string): Promise<Feed> {
  const reader = fork(fileURLToPath(new URL('./feed-reader.ts', import.meta.url)), {
    execArgv: [...process.execArgv, `--max-old-space-size=${MOST_MEMORY_MB}`],
    // A time without a zone is the same wherever the command runs.
    env: { ...process.env, TZ: 'UTC' },
    serialization: 'advanced',
    // A process that runs out of memory writes pages about it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const task: Task = { bytes, contentType };
  const result = await new Promise<Result>((resolve) => {
    const tooMuch = { reason: 'it takes too long or too much memory to read' };
    const crash = { reason: 'it cannot be read: the reader stopped' };
    reader.on('message', (said: Said) => {
      if (said !== 'ready') return resolve(said);
      // Counted from here: on a busy machine a process takes seconds to start.
      setTimeout(() => reader.kill('SIGKILL'), LONGEST_MS).unref();
      reader.send(task);
    });
    reader.once('error', () => resolve(crash));
    // Not `exit`, which can come before the answer has been read to its end.
    reader.once('close', (_code, signal) => resolve(signal ? tooMuch : crash));
  });
  if ('reason' in result) throw new FeedError(result.reason);
  return result.feed;
}
