// Serves the finished site with Cloudflare's own runtime, by the settings of wrangler.json.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
// Wrangler does the same with a bundler and a proxy around it: 46 MB more for the same answers.
import { AssetsOptionsSchema, Log, LogLevel, Miniflare } from 'miniflare';
import deployed from '../wrangler.json';

const root = fileURLToPath(new URL('..', import.meta.url));

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: '8787' } },
  allowPositionals: true,
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`Invalid port ${values.port}: write a number such as 8787.`);
  process.exit(1);
}
const directory = path.resolve(root, positionals[0] ?? deployed.assets.directory);
if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`No folder ${directory}: run \`npm run build\` first.`);
  process.exit(1);
}

const { assetConfig } = AssetsOptionsSchema.shape.assets.unwrap().shape;
const server = new Miniflare({
  compatibilityDate: deployed.compatibility_date,
  assets: { directory, assetConfig: assetConfig.parse(deployed.assets) },
  host: 'localhost',
  port,
  // Otherwise it asks Cloudflare for the details of a request.
  cf: false,
  log: new Log(LogLevel.WARN),
  // Files answer every request, so that no code of a worker runs.
  modules: true,
  script: 'export default { fetch() {} }',
});
console.log(`The site is at ${await server.ready}`);
