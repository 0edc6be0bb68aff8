import path from 'node:path';
import type { Document } from 'contentlayer2/core';
import { writeWhole } from './atomic-write';

/** What pages import: a list of documents a kind, such as `Post.json`. */
const folder = path.join('.contentlayer', 'lists');

const written = new Map<string, string>();

/**
 * Writes the list of each kind that has changed since the last time. Contentlayer's own files are
 * not for pages: at each change it deletes and writes all of them, one by one, and a page that is
 * made meanwhile finds half of them.
 * @param types the names of the kinds
 */
export async function writeLists(types: string[], documents: Document[]): Promise<void> {
  for (const name of types) {
    const list = JSON.stringify(documents.filter(({ type }) => type === name));
    if (written.get(name) === list) continue;
    await writeWhole(path.join(folder, `${name}.json`), list);
    written.set(name, list);
  }
}
