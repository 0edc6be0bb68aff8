import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { NamedFiles } from '../loader/name-index';
import { atomicWrite } from '../store/atomic-write';
import { startThreads } from '../threads/threads';
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

/** Threads that render bodies, and write them into the body store and the render cache. */
export type RenderThreads = {
  /**
   * @throws {RangeError} where the text is nested deeper than the call stack of a thread
   * @throws {ThreadError} where the thread has ended, as one does without memory
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
 * Starts a thread for each core.
 * @param engineDir the folder of the engine's code
 * @throws {Error} where the code of the threads cannot be compiled or evaluated
 */
export async function startRenderThreads(
  { optionsModule, codeDir }: ThreadCode,
  engineDir: string,
  data: ThreadData,
): Promise<RenderThreads> {
  const file = await compile(optionsModule, codeDir, engineDir);
  const resourceLimits = { stackSizeMb: STACK_MIB };
  const { run, end } = await startThreads(file, { data, resourceLimits });
  return { end, render: async (task) => (await run(task)) as BodyInfo };
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
