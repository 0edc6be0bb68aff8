import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { atomicWrite, writeCacheFile } from './atomic-write';
import { hashOf } from './hash';

/**
 * The files that documents publish with their HTML: image variants and downloads. Each name contains a
 * hash of the source of the file, such as `loss-3f2a9c1b-640.avif`. What was made of the source may have been
 * damaged, or made by other code, so a record beside the files has a hash of it and the version of that code.
 */
export type AssetStore = {
  dir: string;
  /** The folder of the records, each of which has the name of its file. */
  recordsDir: string;
  /** The URL path of a file on the site. */
  urlOf(name: string): string;
  /** Whether a file exists as this version of the code has made it, in an earlier rendering. */
  has(name: string): Promise<boolean>;
  /** The hash of a file, which is read only where it has changed since the last call, or undefined. */
  hashOf(name: string): string | undefined;
  /** @throws {Error} where there is no such file */
  read(name: string): Promise<Buffer>;
  write(name: string, bytes: Uint8Array): Promise<void>;
};

/**
 * Opens the asset store of a cache folder. The site has to serve its files below `/files/`.
 * @param versionOf the version of the code that makes the files, for a store that keeps them for later
 */
export function assetStore(cacheDir: string, versionOf = async () => ''): AssetStore {
  const dir = path.join(cacheDir, 'files');
  const recordsDir = path.join(cacheDir, 'file-records');
  const hashes = new Map<string, { stamp: string; hash: string }>();
  let version: Promise<string> | undefined;

  async function recordOf(hash: string): Promise<string> {
    version ??= versionOf();
    return `${await version} ${hash}`;
  }

  // Many posts may show one image.
  function hashOfAsset(name: string): string | undefined {
    const file = path.join(dir, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return undefined;
    const stamp = `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
    const known = hashes.get(name);
    if (known?.stamp === stamp) return known.hash;
    const hash = hashOf(readFileSync(file));
    hashes.set(name, { stamp, hash });
    return hash;
  }

  return {
    dir,
    recordsDir,
    urlOf: (name) => `/files/${encodeURIComponent(name)}`,
    async has(name) {
      const hash = hashOfAsset(name);
      if (hash === undefined) return false;
      const record = await readFile(path.join(recordsDir, name), 'utf8').catch(() => undefined);
      return record === (await recordOf(hash));
    },
    hashOf: hashOfAsset,
    read: (name) => readFile(path.join(dir, name)),
    async write(name, bytes) {
      await atomicWrite(path.join(dir, name), bytes);
      writeCacheFile(path.join(recordsDir, name), await recordOf(hashOf(bytes)));
    },
  };
}
