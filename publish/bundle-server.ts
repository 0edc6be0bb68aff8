import path from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the server for `publish/start.mjs`, so that it starts without tsx.
 * @param distDir Next's folder, `.next`
 */
export async function bundleServer(projectDir: string, distDir: string): Promise<void> {
  await build({
    entryPoints: [path.join(projectDir, 'publish/server.ts')],
    outfile: path.join(distDir, 'site-server.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
}
