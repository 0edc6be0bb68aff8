import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {import('./sort-export.mjs').ExportedFile} ExportedFile */

const PREFIX = '_next/';

/**
 * Collects which parts of the framework pages ask for, also through each other: scripts name the
 * chunks that they load later, and style sheets their fonts.
 * @param {ExportedFile[]} parts
 */
export function partFinder(parts) {
  const named = parts.filter(({ id }) => id.startsWith(PREFIX));
  /** @type {Map<string, ExportedFile[]>} */
  const besides = new Map();
  for (const part of parts) {
    const folder = path.posix.dirname(part.id);
    besides.set(folder, [...(besides.get(folder) ?? []), part]);
  }
  /** @type {Set<ExportedFile>} */
  const found = new Set();
  /** @param {string} text @param {(id: string) => string} nameOf */
  async function from(text, nameOf = withoutFirstFolder) {
    for (const part of named) {
      // Names hold a hash: what says one means it.
      if (found.has(part) || !text.includes(nameOf(part.id))) continue;
      found.add(part);
      if (part.id.endsWith('.js')) await from(await readFile(part.filePath, 'utf8'));
      // Style sheets name what they load by its way from there.
      if (part.id.endsWith('.css')) {
        await from(await readFile(part.filePath, 'utf8'), path.posix.basename);
      }
    }
  }
  return {
    /** @param {string} html of a page */
    namedIn: (html) => from(html),
    /** @param {string} id of a page with a client component: React asks for its data on coming back */
    payloadsOf(id) {
      for (const part of besides.get(path.posix.dirname(id)) ?? []) found.add(part);
    },
    found: () => [...found],
  };
}

/**
 * Scripts name each other so.
 * @param {string} id
 */
function withoutFirstFolder(id) {
  return id.slice(PREFIX.length);
}
