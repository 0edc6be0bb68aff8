// Behind `npm start`: the server as the last build has bundled it. Without a build it is loaded through
// tsx, which takes 0.2 s and 27 MB more.
import { existsSync } from 'node:fs';

const bundle = new URL('../.next/site-server.mjs', import.meta.url);
if (existsSync(bundle)) await import(bundle.href);
else {
  const { tsImport } = await import('tsx/esm/api');
  await tsImport('./server.ts', import.meta.url);
}
