import path from 'node:path';
import { build } from 'esbuild';
import { atomicWrite } from '../pipeline/store/atomic-write';

/**
 * Bundles the server for `publish/start.mjs`, so that it starts without tsx.
 * @param distDir Next's folder, `.next`
 */
export async function bundleServer(projectDir: string, distDir: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectDir, 'publish/server.ts')],
    outfile: path.join(distDir, 'site-server.mjs'),
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
