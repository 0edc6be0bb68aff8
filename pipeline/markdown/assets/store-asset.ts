import path from 'node:path/posix';
import type { VFile } from 'vfile';
import { MAX_NAME_BYTES } from '../../slugs';
import type { AssetStore } from '../../store/asset-store';
import { hashOf } from '../../store/hash';
import { addAssets } from './add-assets';
import type { Asset } from './resolve-asset';
import { stripMetadata } from './strip-metadata';

/**
 * Publishes a file with a Markdown file, unchanged but for a camera's metadata.
 * @param stored its name in the asset store
 * @returns its URL
 */
export async function storeAsset(
  store: AssetStore,
  file: VFile,
  { bytes }: Pick<Asset, 'bytes'>,
  stored: string,
): Promise<string> {
  if (!(await store.has(stored))) await store.write(stored, await stripMetadata(bytes));
  addAssets(file, stored);
  return store.urlOf(stored);
}

/**
 * The name of a download in the asset store: its own with ten digits of a hash, without the characters that
 * URLs and file systems reserve, and not longer than they allow.
 */
export function downloadName({ name, bytes }: Asset): string {
  const { name: stem, ext } = path.parse(name.replaceAll(/[%#?&:;"'<>|*\\^`{}[\]]/g, '-'));
  const characters = [...stem];
  while (Buffer.byteLength(characters.join('')) > MAX_NAME_BYTES) characters.pop();
  return `${characters.join('')}-${hashOf(bytes).slice(0, 10)}${ext}`;
}

/**
 * The prefix of the names of all files made from an image or another medium, which nobody saves by its
 * name: its own in lower-case ASCII letters and digits, and ten digits of a hash.
 * @param name its path in the project
 */
export function mediaNamePrefix(name: string, hash: string): string {
  const stem = path.basename(name, path.extname(name)).normalize('NFKD').toLowerCase();
  const plain = stem.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-|-$/g, '');
  return `${plain.slice(0, 40) || 'file'}-${hash.slice(0, 10)}`;
}
