import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportedFile } from './sort-export';

const PREFIX = '_next/';

/**
 * Collects which parts of the framework pages ask for, also through each other: scripts name the
 * chunks that they load later, and style sheets their fonts.
 */
export function partFinder(parts: ExportedFile[]) {
  const named = parts.filter(({ id }) => id.startsWith(PREFIX));
  const besides: Map<string, ExportedFile[]> = new Map();
  for (const part of parts) {
    const folder = path.posix.dirname(part.id);
    besides.set(folder, [...(besides.get(folder) ?? []), part]);
  }
  const found: Set<ExportedFile> = new Set();
  async function from(text: string, nameOf: (id: string) => string = withoutFirstFolder) {
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
    /** @param html of a page */
    namedIn: (html: string) => from(html),
    /** @param id of a page with a client component: React asks for its data on coming back */
    payloadsOf(id: string) {
      for (const part of besides.get(path.posix.dirname(id)) ?? []) found.add(part);
    },
    found: () => [...found],
  };
}

/**
 * Scripts name each other so.
 */
function withoutFirstFolder(id: string) {
  return id.slice(PREFIX.length);
}
