import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { atomicWrite } from './atomic-write';

/**
 * The files that documents publish with their HTML: image variants and downloads. Each name contains a
 * hash of the source of the file, such as `loss-3f2a9c1b-640.avif`, so a file never changes.
 */
export type AssetStore = {
  dir: string;
  /** The URL path of a file on the site. */
  urlOf(name: string): string;
  /** Whether a file exists, from an earlier rendering. */
  has(name: string): boolean;
  /** @throws {Error} where there is no such file */
  read(name: string): Promise<Buffer>;
  write(name: string, bytes: Uint8Array): Promise<void>;
};

/** Opens the asset store of a cache folder. The site has to serve its files below `/files/`. */
export function assetStore(cacheDir: string): AssetStore {
  const dir = path.join(cacheDir, 'files');
  return {
    dir,
    urlOf: (name) => `/files/${encodeURIComponent(name)}`,
    has: (name) => existsSync(path.join(dir, name)),
    read: (name) => readFile(path.join(dir, name)),
    write: (name, bytes) => atomicWrite(path.join(dir, name), bytes),
  };
}
