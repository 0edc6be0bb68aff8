import { readFileSync } from 'node:fs';
import path from 'node:path';
import version from 'contentlayer/collections/version.json';
import type { DocumentTypeMap } from 'contentlayer/generated';
import { cacheDir } from '../../pipeline/build-report';

type Documents<Type extends keyof DocumentTypeMap> = Omit<DocumentTypeMap[Type], '_raw'>[];

declare global {
  /** By version and type. Next gives each route a copy of this module, and a process has many. */
  var collections: Map<string, unknown> | undefined;
}

/**
 * Reads the documents of a type, as the content step has written them. If pages imported those files, the
 * content would be a part of their code, and an edit of a post would compile the site again. They import
 * the version instead, which changes in development only: Next then evaluates the readers again.
 * A build sets `COLLECTIONS_DIR` to a copy, and to nothing while it compiles: there are no documents then, since
 * the content is read at the same time.
 */
export function readCollection<Type extends keyof DocumentTypeMap>(type: Type): Documents<Type> {
  const { COLLECTIONS_DIR: dir = path.join(cacheDir, 'collections') } = process.env;
  if (dir === '') return [];
  globalThis.collections ??= new Map();
  const { collections } = globalThis;
  const key = `${version} ${type}`;
  if (!collections.has(key)) {
    for (const other of collections.keys())
      if (other.endsWith(` ${type}`)) collections.delete(other);
    collections.set(key, JSON.parse(readFileSync(path.join(dir, `${type}.json`), 'utf8')));
  }
  return collections.get(key) as Documents<Type>;
}
