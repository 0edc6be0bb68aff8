import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { declareStatic } from './compiled-routes';

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

/**
 * Compiles the code of the site by Next. Next renders the static pages too, which its `output` asks for: they
 * are not used. Without that setting, React in the browser would ask a server for parts of pages.
 * @param contentIsRead the content is read meanwhile, so those pages have no documents; where the code of one
 *   needs some, it is compiled again then
 * @returns what Next has printed if it failed, or undefined
 */
export async function compile(
  projectDir: string,
  distDir: string,
  codeKey: string,
  contentIsRead: Promise<boolean>,
): Promise<string | undefined> {
  const file = path.join(distDir, KEY_FILE);
  await rm(file, { force: true });
  const withoutDocuments = { WITHOUT_DOCUMENTS: '1' };
  let { code, output } = await runNext(projectDir, withoutDocuments);
  if (code !== 0 && DAMAGED_CACHE.test(output)) {
    await rm(path.join(distDir, 'cache/turbopack'), { recursive: true, force: true });
    ({ code, output } = await runNext(projectDir, withoutDocuments));
  }
  if (code !== 0 && FAILED_PAGE.test(output) && (await contentIsRead)) {
    ({ code, output } = await runNext(projectDir, {}));
  }
  // Its banner and its progress are of no use.
  if (code !== 0) return output.slice(Math.max(0, output.search(/^.*\berror\b/im))).trim();
  // Next prints a warning, such as that of a module that is not found in development, only here.
  if (output.includes('⚠')) console.warn(output.trim());
  await declareStatic(distDir);
  await mkdir(distDir, { recursive: true });
  await writeFile(file, codeKey);
  return undefined;
}

function runNext(
  projectDir: string,
  env: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const next = createRequire(path.join(projectDir, 'package.json')).resolve('next/dist/bin/next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build', '--experimental-build-mode', 'compile'], {
      cwd: projectDir,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
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
