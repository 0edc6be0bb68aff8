/** `next typegen` and `next dev` read this file too. */
const builds = process.argv.includes('build');

/** @type {import('next').NextConfig} */
export default {
  // Every page is known at build, so nothing needs a Next server at run time. In development this
  // setting would make a new file's page a 404 at first.
  output: builds ? 'export' : undefined,
  // With an export, this is its folder, which stays empty: the build renders pages by their compiled code.
  distDir: builds ? '.next/export' : undefined,
  // Where the site is not at the top of its host, such as `/blog`.
  basePath: process.env.BASE_PATH,
  // `posts/a/index.html` is served as `/posts/a/` by any file host.
  trailingSlash: true,
  // A name of its own for every build would make two builds of one commit differ.
  generateBuildId: () => 'site',
  // `npm run check` does it.
  typescript: { ignoreBuildErrors: true },
  // It loads a binary of the machine.
  serverExternalPackages: ['@takumi-rs/core'],
  // An export has no server that could resize images.
  images: { unoptimized: true },
  // The build keeps the pages itself.
  cacheMaxMemorySize: 0,
  experimental: {
    // Next renders a few pages itself, which nobody uses: a second process takes longer to load than these.
    cpus: 1,
    isrFlushToDisk: false,
    // React in the browser asks for parts of a page by names that do not depend on their size.
    prefetchInlining: false,
  },
};
