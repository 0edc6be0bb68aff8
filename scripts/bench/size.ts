import { readManifest } from '../../publish/manifest';
import { toPathname } from '../../publish/pathnames';
import { printTable } from './measure';

/** The bytes that a browser fetches for each page, plain and compressed. */
export async function size(): Promise<void> {
  const { files } = readManifest('out');
  const rows = Object.entries(files)
    .filter(([file, { policy }]) => file.endsWith('index.html') && policy !== undefined)
    .map(([file, { size, encoded }]) => [
      toPathname(file),
      size,
      encoded.gzip ?? '',
      encoded.br ?? '',
    ]);
  printTable('Bytes of a page, which is one response', ['page', 'plain', 'gzip', 'brotli'], rows);
}
