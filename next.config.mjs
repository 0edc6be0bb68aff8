import { availableParallelism } from 'node:os';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/** @returns {import('next').NextConfig} */
export default (/** @type {string} */ phase) => ({
  // Every page is known at build, so nothing needs a Next server at run time. In development this
  // setting would make a new file's page a 404 at first.
  output: phase === PHASE_DEVELOPMENT_SERVER ? undefined : 'export',
  // `posts/a/index.html` is served as `/posts/a/` by any file host.
  trailingSlash: true,
  // A name of its own for every build would make two builds of one commit differ.
  generateBuildId: () => 'earshot',
  // By default one core idles.
  experimental: { cpus: availableParallelism() },
});
