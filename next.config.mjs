import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** `next typegen` and `next dev` read this file too. */
const builds = process.argv.includes('build');

/** @type {import('next').NextConfig} */
export default {
  // Every page is known at build, so nothing needs a Next server at run time. In development this
  // setting would make a new file's page a 404 at first.
  output: builds ? 'export' : undefined,
  // With an export, this is its folder. The adapter turns it into the finished site in out/.
  distDir: builds ? '.next/export' : undefined,
  adapterPath: fileURLToPath(new URL('publish/next-adapter.mjs', import.meta.url)),
  // Where the site is not at the top of its host, such as `/blog`.
  basePath: process.env.BASE_PATH,
  // `posts/a/index.html` is served as `/posts/a/` by any file host.
  trailingSlash: true,
  // A name of its own for every build would make two builds of one commit differ.
  generateBuildId: () => 'site',
  // A build checks the types of what it builds, and needs no package that only tests use.
  typescript: { tsconfigPath: builds ? 'tsconfig.build.json' : undefined },
  // By default one core idles.
  experimental: { cpus: availableParallelism() },
};
