import { readFile } from 'node:fs/promises';
import { table } from './measure.mjs';

/** What a reader's browser fetches for each page, in bytes over the wire. */
export async function size() {
  const { files } = JSON.parse(await readFile('out/.files.json', 'utf8'));
  const rows = Object.entries(files)
    .filter(([id]) => id.endsWith('index.html') && files[id].policy)
    .map(([id, { size, encoded }]) => [
      `/${id.replace('index.html', '')}`,
      size,
      encoded.gzip,
      encoded.br,
    ]);
  table('Bytes of a page, all in one request', ['page', 'plain', 'gzip', 'brotli'], rows);
}
