// Builds the site in out/. What has not changed since the last build is taken from it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PageParams } from '../content/page-inputs';
import { site } from '../content/site';
import { cacheDir } from '../pipeline/build-report';
import { dayIn } from '../pipeline/dates';
import { formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { filesIn } from '../pipeline/files-in';
import { collectionWriter } from '../pipeline/store/collections';
import { hashOf } from '../pipeline/store/hash';
import { takeLock } from '../publish/build-lock';
import { codeKey } from '../publish/code-key';
import { compile, isCompiled } from '../publish/compile';
import { type Build, publish, removeReplacedSite, startPageThreads } from '../publish/publish';
import { PublishError } from '../publish/publish-error';
import { step } from '../publish/step';

const projectDir = process.cwd();
const distDir = path.join(projectDir, '.next');
const basePath = process.env.BASE_PATH ?? '';
/** In Next's folder. */
const LOCK = 'building';

process.exitCode = (await buildAlone()) ? 0 : 1;

async function buildAlone(): Promise<boolean> {
  const lock = path.join(distDir, LOCK);
  const release = takeLock(lock);
  if (typeof release === 'number') {
    const other = `Another build of this folder runs, as the process ${release}.`;
    return stopped(`${other} Wait until it has ended; if that is no build, delete ${lock}.`);
  }
  try {
    return await build();
  } finally {
    release();
  }
}

async function build(): Promise<boolean> {
  const start = performance.now();
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  if (values.fresh) {
    await rm(path.join(projectDir, cacheDir), { recursive: true, force: true });
    await emptyDistDir();
  }
  loadEnvironment();
  const key = codeKey(projectDir);
  const contentIsRead = step('Content', 'Reading the content', readContent);
  const isCleared = removeReplacedSite(distDir);
  const failure = isCompiled(distDir, key)
    ? undefined
    : await step('Code', 'Compiling the code', () => compileCode(key, contentIsRead));
  if (failure !== undefined) {
    await contentIsRead;
    return stopped(failure);
  }
  // They load while the content is read.
  const threads = await startPageThreads({ projectDir, distDir, basePath }, key);
  try {
    if (!(await contentIsRead)) return stopped();
    await isCleared;
    const content = await contentOfPages(key);
    const build = { projectDir, distDir, basePath, threads, ...content };
    const { warnings, rendered, kept } = await publish(build);
    for (const warning of warnings) console.warn(`\n${formatDiagnostic(warning)}`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const made = `${rendered} pages and files of routes rendered`;
    console.log(`\nBuilt in ${seconds} s: ${made}, ${kept} kept from the last build.`);
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    return stopped(error.message);
  } finally {
    await threads.end();
  }
  await import('./build-summary');
  return true;
}

/** @returns why the code could not be compiled, or undefined */
async function compileCode(
  key: string,
  contentIsRead: Promise<boolean>,
): Promise<string | undefined> {
  // Code imports the version of the content, which the content step has not written yet.
  await collectionWriter(path.join(projectDir, cacheDir), [], { isWatching: false })([]);
  const failure = await compile(projectDir, distDir, key, contentIsRead);
  if (failure !== undefined) return failure;
  if (codeKey(projectDir) === key) return undefined;
  await emptyDistDir();
  return 'The code was edited while it was compiled. Build again.';
}

/** Deletes all that builds have left, but for the lock of this one. */
async function emptyDistDir(): Promise<void> {
  for (const name of await readdir(distDir)) {
    if (name !== LOCK) await rm(path.join(distDir, name), { recursive: true, force: true });
  }
}

/** The pages that the content has, and their keys: hashes of their code and their input. */
async function contentOfPages(code: string): Promise<Pick<Build, 'paramsOf' | 'keyOf'>> {
  // Its modules read the content when they are imported.
  const { frameInput, pageInputs, sectionInputs } = await import('../content/page-inputs');
  const inputs: Record<string, (typeof pageInputs)[keyof typeof pageInputs] | undefined> =
    pageInputs;
  const whole = {
    documents: await hashOfCollections(),
    public: await hashOfPublic(),
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
  };
}

/** Of the names and sizes of the files in `public/`: a page may list them. */
async function hashOfPublic(): Promise<string> {
  const folder = path.join(projectDir, 'public');
  const names = filesIn(folder).sort();
  const sizes = await Promise.all(
    names.map(async (name) => [name, (await stat(path.join(folder, name))).size]),
  );
  return hashOf(JSON.stringify(sizes));
}

async function hashOfCollections(): Promise<string[]> {
  const folder = path.join(projectDir, cacheDir, 'collections');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => hashOf(await readFile(path.join(folder, name)))));
}

/** Loads the files that Next loads in a build, for what it does not render itself. What is set already wins. */
function loadEnvironment(): void {
  for (const name of ['.env.production.local', '.env.local', '.env.production', '.env']) {
    if (existsSync(path.join(projectDir, name))) process.loadEnvFile(path.join(projectDir, name));
  }
}

/** Reports why a build stops, where that has not been said. */
function stopped(reason?: string): false {
  if (reason !== undefined) console.error(`\n${reason}`);
  console.error('\nBuild stopped: out/ is unchanged.');
  return false;
}

function readContent(): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/content.ts'], {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}
