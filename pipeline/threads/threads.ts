import { availableParallelism } from 'node:os';
import { type ResourceLimits, SHARE_ENV, Worker } from 'node:worker_threads';
import { ThreadError } from './thread-error';

/** What a thread answers: that it has loaded its code, or the result of its task. */
export type ThreadMessage =
  | { isReady: true }
  | { result: unknown }
  | { error: unknown; name: string };

/** A thread for each core, with the same code. */
export type Threads = {
  /**
   * Has a task done by a thread that has none.
   * @throws what the task throws, as an error of the same name; of a class of ours it is a plain `Error`
   * @throws {ThreadError} where the thread has ended, as one does without memory
   */
  run(task: unknown): Promise<unknown>;
  end(): Promise<void>;
};

type Options = {
  /** For the threads, as `workerData`. */
  data: unknown;
  resourceLimits: ResourceLimits;
};

/**
 * Starts a thread for each core. tinypool was tried: it waits without end for a thread that has exited.
 * @param file a module that calls `serveTasks`. Absolute
 * @throws {Error} where the code of the threads cannot be evaluated
 */
export async function startThreads(file: string, options: Options): Promise<Threads> {
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  const all = new Set<Thread>();
  let isEnding = false;

  async function start(): Promise<void> {
    const thread = startThread(file, options);
    all.add(thread);
    await thread.ready;
    release(thread);
  }

  function release(thread: Thread): void {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  }

  async function end(): Promise<void> {
    isEnding = true;
    await Promise.all([...all].map((thread) => thread.end()));
  }

  try {
    await Promise.all(Array.from({ length: availableParallelism() }, start));
  } catch (error) {
    await end();
    throw error;
  }
  return {
    end,
    async run(task) {
      const thread = idle.pop() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
      try {
        const answer = await thread.run(task);
        release(thread);
        if ('error' in answer) throw named(answer.error, answer.name);
        return answer.result;
      } catch (error) {
        if (error instanceof ThreadError && !isEnding) {
          all.delete(thread);
          await start();
        }
        throw error;
      }
    },
  };
}

/** Errors of other classes than the language's lose their name on the way. */
function named(error: unknown, name: string): unknown {
  return error instanceof Error ? Object.assign(error, { name }) : error;
}

type Thread = ReturnType<typeof startThread>;
type Answer = Exclude<ThreadMessage, { isReady: true }>;

function startThread(file: string, { data, resourceLimits }: Options) {
  const worker = new Worker(file, {
    workerData: data,
    // A thread with an environment of its own cannot set the time zone, as charts do.
    env: SHARE_ENV,
    // A thread runs compiled code: loaders of the process, such as tsx, would slow its imports.
    execArgv: [],
    resourceLimits,
  });
  let error: Error | undefined;
  const ended = new Promise<never>((_, reject) => {
    worker.on('error', (thrown) => {
      error = thrown;
    });
    worker.on('exit', (code) => reject(error ?? new Error(`exit code ${code}`)));
  });
  // A thread that nobody waits for may end.
  ended.catch(() => {});
  const nextMessage = () =>
    Promise.race([ended, new Promise<ThreadMessage>((resolve) => worker.once('message', resolve))]);
  return {
    ready: nextMessage(),
    /** @throws {ThreadError} */
    async run(task: unknown): Promise<Answer> {
      const answer = nextMessage();
      worker.postMessage(task);
      try {
        const message = await answer;
        if ('isReady' in message) throw new Error('ready twice');
        return message;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new ThreadError(why);
      }
    },
    end: () => worker.terminate(),
  };
}
