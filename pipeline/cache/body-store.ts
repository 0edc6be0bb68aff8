import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bodyIdOf, type RenderedBody } from '../markdown/rendered-body';
import { nameInCache, writeCacheFile } from '../store/atomic-write';
import { hashOf } from '../store/hash';

/**
 * The rendered bodies of all documents, one file each: a list of all bodies takes gigabytes of memory
 * at 10,000 posts. A body's id is a hash of it, so a body never changes.
 */
export type BodyStore = {
  dir: string;
  /** The path of a body's file in that folder. */
  nameOf(id: string): string;
  /** Whether a body is there as it was written. @param hash what `write` has returned */
  has(id: string, hash: string): boolean;
  /** @throws {Error} where there is no such body, or where its file was changed */
  read(id: string): Promise<RenderedBody>;
  /** @returns a hash of the file */
  write(body: RenderedBody): string;
};

/** Opens the body store of a cache folder. */
export function bodyStore(cacheDir: string): BodyStore {
  const dir = path.join(cacheDir, 'bodies');
  const nameOf = (id: string) => nameInCache(`${id}.json`);
  const fileOf = (id: string) => path.join(dir, nameOf(id));
  return {
    dir,
    nameOf,
    has(id, hash) {
      try {
        return hashOf(readFileSync(fileOf(id))) === hash;
      } catch {
        return false;
      }
    },
    async read(id) {
      const body = parseBody(await readFile(fileOf(id), 'utf8'), id);
      if (body) return body;
      throw new Error(`${fileOf(id)} was changed. Delete ${cacheDir} and build again.`);
    },
    write(body) {
      const json = JSON.stringify(body);
      writeCacheFile(fileOf(body.id), json);
      return hashOf(json);
    },
  };
}

function parseBody(json: string, id: string): RenderedBody | undefined {
  try {
    // The id is a hash of the body, so that a file with this id has the body that was written.
    const body: RenderedBody = JSON.parse(json);
    return bodyIdOf(body) === id ? body : undefined;
  } catch {
    return undefined;
  }
}
