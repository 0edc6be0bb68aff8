// Builds the site in out/. What has not changed since the last build is taken from it.
import { spawn } from 'node:child_process';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { constants } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import type { PageParams } from '../content/page-inputs';
import { cacheDir, copyBuildReport } from '../pipeline/build-report';
import { dayIn } from '../pipeline/dates';
import { formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { collectionWriter } from '../pipeline/store/collections';
import { hashOf } from '../pipeline/store/hash';
import { takeLock } from '../publish/build-lock';
import { codeKey } from '../publish/code-key';
import { compile, isCompiled } from '../publish/compile';
import { hashOfPublicFiles } from '../publish/public-files';
import { type Build, publish, startPageThreads } from '../publish/publish';
import { PublishError } from '../publish/publish-error';
import { removeReplacedSite, restoreSite } from '../publish/replace-site';
import { step } from '../publish/step';
import { searchFiles } from './search-index';

const projectDir = process.cwd();
const distDir = path.join(projectDir, '.next');
const { loadEnvConfig } = nextEnv;
const contentCache = path.join(projectDir, cacheDir);
// As Next does, which expands variables in the values too: the key of the code has to know the same.
loadEnvConfig(projectDir, false, { info() {}, error: console.error });
const basePath = process.env.BASE_PATH ?? '';
const copiedCollections = path.join(contentCache, 'collections-of-build');
/** In the cache folder: Next empties its own when it compiles. */
const LOCK = 'building';
/** Ends the processes that a build has started. */
const ending = new AbortController();

process.exitCode = (await buildAlone()) ? 0 : 1;

async function buildAlone(): Promise<boolean> {
  const lock = path.join(contentCache, LOCK);
  const release = takeLock(lock);
  if (typeof release === 'number') {
    const other = `Another build of this folder runs, as the process ${release}.`;
    return stopped(`${other} Wait until it has ended; if that is no build, delete ${lock}.`);
  }
  process.once('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      ending.abort();
      // As shells report a signal.
      process.exit(128 + constants.signals[signal]);
    });
  }
  return build();
}

async function build(): Promise<boolean> {
  const start = performance.now();
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  await restoreSite(projectDir, distDir);
  if (values.fresh) await emptyCaches();
  // Threads share the environment.
  process.env.COLLECTIONS_DIR = copiedCollections;
  const key = codeKey(projectDir);
  const reading = step('Content', 'Reading the content', readContent);
  const preparing = prepareThreads(key, reading);
  try {
    // After a failure too, nothing runs on, and each has said what it found.
    await Promise.allSettled([reading, preparing]);
    const threads = await preparing;
    if (!(await reading) || !threads) return stopped();
    const content = await contentOfPages(key);
    // All code is loaded. Pages of two versions of it would be kept under the key of one.
    if (codeKey(projectDir) !== key) {
      return stopped('The code was edited while the content was read. Build again.');
    }
    const result = await publish({ projectDir, distDir, basePath, threads, ...content });
    for (const warning of result.warnings) console.warn(`\n${formatDiagnostic(warning)}`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const made = `${result.rendered} pages and files of routes rendered`;
    console.log(`\nBuilt in ${seconds} s: ${made}, ${result.kept} kept from the last build.`);
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    return stopped(error.message);
  } finally {
    const threads = await preparing.catch(() => undefined);
    await threads?.end();
  }
  await import('./build-summary');
  return true;
}

/**
 * Compiles the code, and starts the threads that render pages. They load while the content is read.
 * @param reading whether the content can be read
 * @returns undefined where the code needs content that cannot be read
 * @throws {PublishError} where the code cannot be compiled
 */
async function prepareThreads(key: string, reading: Promise<boolean>) {
  // A disk that deletes ten thousand files does it while the processor compiles.
  const removing = removeReplacedSite(distDir);
  // Awaited below: without a handler until then, a failure would end the process while Next runs.
  removing.catch(() => {});
  try {
    if (!isCompiled(distDir, key)) {
      const compiling = () => compileCode(key, reading);
      if (!(await step('Code', 'Compiling the code', compiling))) return undefined;
    }
    return await startPageThreads({ projectDir, distDir, basePath }, key);
  } finally {
    await removing;
  }
}

async function compileCode(key: string, reading: Promise<boolean>): Promise<boolean> {
  // Code imports the version of the content, which the content step has not written yet.
  await collectionWriter(contentCache, [], { isWatching: false })([]);
  const isStillCurrent = () => codeKey(projectDir) === key;
  const { signal } = ending;
  return compile(projectDir, distDir, { codeKey: key, isStillCurrent, reading, signal });
}

/** Deletes all that builds have left, but for the lock of this one. */
async function emptyCaches(): Promise<void> {
  await rm(distDir, { recursive: true, force: true });
  for (const name of await readdir(contentCache)) {
    // Another build may be trying to take the lock, by files of such names.
    if (name.startsWith(LOCK)) continue;
    await rm(path.join(contentCache, name), { recursive: true, force: true });
  }
}

/** The pages that the content has, and their keys: hashes of their code and their input. */
async function contentOfPages(
  code: string,
): Promise<Pick<Build, 'paramsOf' | 'keyOf' | 'makeSearchFiles'>> {
  // They read the environment, and the content, when they are imported.
  const { site } = await import('../content/site');
  const { frameInput, pageInputs, sectionInputs } = await import('../content/page-inputs');
  const { searchLanguages, searchSources } = await import('../content/search-documents');
  const inputs: Record<string, (typeof pageInputs)[keyof typeof pageInputs] | undefined> =
    pageInputs;
  const whole = {
    documents: await hashOfCollections(),
    // A page may list these files, or show what is in them.
    public: await hashOfPublicFiles(path.join(projectDir, 'public')),
    day: dayIn(site.timeZone, new Date()),
  };
  // What many pages share is hashed once.
  const shared = [...new Set([...Object.values(sectionInputs), whole])];
  const sharedHashes = new Map(shared.map((input) => [input, hashOf(JSON.stringify(input))]));
  return {
    paramsOf: (pattern) => inputs[pattern]?.params,
    keyOf({ pattern, params }) {
      const own = inputs[pattern]?.inputOf(params as PageParams);
      const hash = own
        ? hashOf(JSON.stringify(own))
        : sharedHashes.get(sectionInputs[pattern] ?? whole);
      return hashOf(JSON.stringify([code, pattern, params, frameInput, hash]));
    },
    makeSearchFiles: () =>
      searchFiles({
        projectDir,
        cacheDir: path.join(distDir, 'cache'),
        codeKey: code,
        sources: searchSources(),
        languages: searchLanguages(),
      }),
  };
}

async function hashOfCollections(): Promise<string[]> {
  const names = (await readdir(copiedCollections)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => hashOf(await readFile(path.join(copiedCollections, name)))),
  );
}

/** Reports why a build stops, where that has not been said. */
function stopped(reason?: string): false {
  if (reason !== undefined) console.error(`\n${reason}`);
  console.error('\nBuild stopped: out/ is unchanged.');
  return false;
}

/**
 * Reads the content, and copies the collections that pages read: `npm run dev` may write them anew while a
 * page is rendered, which would then be kept under the key of the other content.
 * @returns false where the content has errors, which are printed
 */
async function readContent(): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/content.ts'], {
    stdio: 'inherit',
    signal: ending.signal,
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) return false;
  await rm(copiedCollections, { recursive: true, force: true });
  await cp(path.join(contentCache, 'collections'), copiedCollections, { recursive: true });
  await copyBuildReport(projectDir);
  return true;
}
