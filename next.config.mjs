/** @type {import('next').NextConfig} */
export default {
  // Every page is known at build, so nothing needs a Next server at run time. In development this
  // setting would make a new file's page a 404 at first.
  output: process.env.NODE_ENV === 'production' ? 'export' : undefined,
  // `posts/a/index.html` is served as `/posts/a/` by any file host.
  trailingSlash: true,
  // A name of its own for every build would make two builds of one commit differ.
  generateBuildId: () => 'earshot',
  // By default one of two cores idles.
  experimental: { cpus: 2 },
};
