import path from 'node:path';
import { build } from 'esbuild';
import { atomicWrite } from '../pipeline/store/atomic-write';

/**
 * Bundles a module of this folder for Node, so that it starts without tsx.
 * @param name such as `server`, for `publish/server.ts`
 * @param outfile absolute
 */
export async function bundle(projectDir: string, name: string, outfile: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectDir, 'publish', `${name}.ts`)],
    outfile,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  // Whole or not at all: an empty bundle would end at once, and say nothing.
  for (const { path: file, contents } of outputFiles) await atomicWrite(file, contents);
}
