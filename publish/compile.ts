import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { declareStatic } from './compiled-routes';

/** Holds the key of the code that was compiled last. It is written once that is complete. */
const KEY_FILE = 'compiled-code';

/** Whether the code of the site is compiled as it is now. @param distDir Next's folder, `.next` */
export function isCompiled(distDir: string, codeKey: string): boolean {
  const file = path.join(distDir, KEY_FILE);
  return existsSync(file) && readFileSync(file, 'utf8') === codeKey;
}

/**
 * Compiles the code of the site by Next, without rendering a page.
 * @returns what Next has printed if it failed, or undefined
 */
export async function compile(
  projectDir: string,
  distDir: string,
  codeKey: string,
): Promise<string | undefined> {
  const file = path.join(distDir, KEY_FILE);
  await rm(file, { force: true });
  const { code, output } = await runNext(projectDir);
  if (code !== 0) return output;
  // Next prints a warning, such as that of a module that is not found in development, only here.
  if (output.includes('⚠')) console.warn(output.trim());
  await declareStatic(distDir);
  await mkdir(distDir, { recursive: true });
  await writeFile(file, codeKey);
  return undefined;
}

function runNext(projectDir: string): Promise<{ code: number; output: string }> {
  const next = createRequire(path.join(projectDir, 'package.json')).resolve('next/dist/bin/next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build', '--experimental-build-mode', 'compile'], {
      cwd: projectDir,
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
