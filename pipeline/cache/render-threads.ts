import { readdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { NamedFiles } from '../loader/name-index';
import { atomicWrite } from '../store/atomic-write';
import { RenderThreadError } from './render-thread-error';
import type { BodyInfo, RenderTask } from './stored-renderer';

/** The code that threads run. */
export type ThreadCode = {
  /**
   * A module of the site with a function `engineOptions(root, cacheDir)`: options such as `urlOfFile` are
   * functions, which cannot be sent to a thread, so each thread evaluates them itself. Absolute.
   */
  optionsModule: string;
  /** Where the compiled code of the threads is written: below the project, whose packages it imports. Absolute. */
  codeDir: string;
};

/** What a thread gets when it starts. */
export type ThreadData = {
  root: string;
  cacheDir: string;
  /** What the files of the site are called. */
  names: NamedFiles;
};

/** What a thread answers: that it has loaded its code, or the result of its task. */
export type ThreadMessage = { isReady: true } | { info: BodyInfo } | { error: unknown };

/** Threads that render bodies, and write them into the body store and the render cache. */
export type RenderThreads = {
  /**
   * @throws {RangeError} where the text is nested deeper than the call stack of a thread
   * @throws {RenderThreadError} where the thread has ended, as one does without memory
   */
  render(task: RenderTask): Promise<BodyInfo>;
  end(): Promise<void>;
};

/**
 * The call stack of a thread, in MiB. V8 gets 192 KiB less: 832 KiB, where the main thread has 984. Node's
 * own default for threads is four times as much.
 */
const STACK_MIB = 1;

/**
 * Starts a thread for each core. tinypool was tried: it waits without end for a thread that has exited.
 * @param engineDir the folder of the engine's code
 * @throws {Error} where the code of the threads cannot be compiled or evaluated
 */
export async function startRenderThreads(
  { optionsModule, codeDir }: ThreadCode,
  engineDir: string,
  data: ThreadData,
): Promise<RenderThreads> {
  const file = await compile(optionsModule, codeDir, engineDir);
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  const all = new Set<Thread>();
  let isEnding = false;

  async function start(): Promise<void> {
    const thread = startThread(file, data);
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
    async render(task) {
      const thread = idle.pop() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
      try {
        const message = await thread.run(task);
        release(thread);
        if ('error' in message) throw message.error;
        return message.info;
      } catch (error) {
        if (error instanceof RenderThreadError && !isEnding) {
          all.delete(thread);
          await start();
        }
        throw error;
      }
    },
  };
}

type Thread = ReturnType<typeof startThread>;

function startThread(file: string, data: ThreadData) {
  const worker = new Worker(file, {
    workerData: data,
    // A thread with an environment of its own cannot set the time zone, as charts do.
    env: SHARE_ENV,
    resourceLimits: { stackSizeMb: STACK_MIB },
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
    /** Renders a body. @throws {RenderThreadError} */
    async run(task: RenderTask): Promise<{ info: BodyInfo } | { error: unknown }> {
      const answer = nextMessage();
      worker.postMessage(task);
      try {
        const message = await answer;
        if ('isReady' in message) throw new Error('ready twice');
        return message;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new RenderThreadError(`the thread that rendered it has ended: ${why}`);
      }
    },
    end: () => worker.terminate(),
  };
}

/** Compiles the code of a thread, since tsx does not work in threads. @returns the file to run */
async function compile(optionsModule: string, codeDir: string, engineDir: string): Promise<string> {
  const thread = path.join(engineDir, 'cache/render-thread.ts');
  const { outputFiles } = await build({
    stdin: {
      contents: `import { engineOptions } from ${JSON.stringify(optionsModule)};
        import { serveRenderTasks } from ${JSON.stringify(thread)};
        serveRenderTasks(engineOptions);`,
      resolveDir: engineDir,
    },
    outdir: codeDir,
    // A build that runs at the same time, of other code, has other names.
    entryNames: 'thread-[hash]',
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    // Libraries for formulas, charts and code are loaded where a text has some.
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  const names = new Set(outputFiles.map(({ path: file }) => path.basename(file)));
  for (const { path: file, contents } of outputFiles) await atomicWrite(file, contents);
  for (const name of await readdir(codeDir)) {
    if (!names.has(name)) await rm(path.join(codeDir, name));
  }
  const [entry] = [...names].filter((name) => name.startsWith('thread-'));
  return path.join(codeDir, entry);
}
