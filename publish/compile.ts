import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { declareStatic } from './compiled-routes';
import { PublishError } from './publish-error';

/** Holds the key of the code that was compiled last. It is written once that is complete. */
const KEY_FILE = 'compiled-code';

/** How Next reports that it cannot read what Turbopack has kept, which it neither checks nor deletes. */
const DAMAGED_CACHE = /database|corrupt|persist/i;

/** Whether the code of the site is compiled as it is now. @param distDir Next's folder, `.next` */
export function isCompiled(distDir: string, codeKey: string): boolean {
  const file = path.join(distDir, KEY_FILE);
  return existsSync(file) && readFileSync(file, 'utf8') === codeKey;
}

/** How Next reports that a page cannot be rendered. */
const FAILED_PAGE = /prerender/i;

/** What a compilation depends on. */
type CompileOptions = {
  codeKey: string;
  /** Whether the code still has this key. */
  isStillCurrent(): boolean;
  /** Whether the content can be read. It is read meanwhile. */
  reading: Promise<boolean>;
  /** Ends Next. */
  signal: AbortSignal;
};

/**
 * Compiles the code of the site by Next. Next renders the static pages too, which its `output` asks for: they
 * are not used. Without that setting, React in the browser would ask a server for parts of pages. Those pages have
 * no documents; where the code of one needs some, it is compiled again once the content is read.
 * @param distDir Next's folder, `.next`
 * @returns false where the code needs content that cannot be read
 * @throws {PublishError} of what Next has printed where it failed, or where the code was edited meanwhile
 */
export async function compile(
  projectDir: string,
  distDir: string,
  { codeKey, isStillCurrent, reading, signal }: CompileOptions,
): Promise<boolean> {
  const file = path.join(distDir, KEY_FILE);
  await rm(file, { force: true });
  const run = (env: Record<string, string>) => runNext(projectDir, env, signal);
  let { code, output } = await run(WITHOUT_DOCUMENTS);
  if (code !== 0 && DAMAGED_CACHE.test(output)) {
    await rm(path.join(distDir, 'cache/turbopack'), { recursive: true, force: true });
    ({ code, output } = await run(WITHOUT_DOCUMENTS));
  }
  if (code !== 0 && FAILED_PAGE.test(output)) {
    if (!(await reading)) return false;
    ({ code, output } = await run({}));
  }
  if (code !== 0) {
    // Its banner and its progress are of no use.
    throw new PublishError(output.slice(Math.max(0, output.search(/^.*\berror\b/im))).trim());
  }
  // Next prints a warning, such as that of a module that is not found in development, only here.
  if (output.includes('⚠')) console.warn(output.trim());
  await declareStatic(distDir);
  // Next may have compiled some files as they were, and some as they are now.
  if (!isStillCurrent()) {
    throw new PublishError('The code was edited while it was compiled. Build again.');
  }
  await mkdir(distDir, { recursive: true });
  await writeFile(file, codeKey);
  return true;
}

/** No folder of collections: pages have no documents. */
const WITHOUT_DOCUMENTS = { COLLECTIONS_DIR: '' };

function runNext(
  projectDir: string,
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<{ code: number; output: string }> {
  const next = createRequire(path.join(projectDir, 'package.json')).resolve('next/dist/bin/next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build', '--experimental-build-mode', 'compile'], {
      cwd: projectDir,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
