import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportedFile } from './classify-output';

const PREFIX = '_next/';

/**
 * Collects the chunks that pages load, directly or through each other: scripts name the chunks that
 * they load later, and style sheets their fonts.
 */
export function chunkCollector(chunks: ExportedFile[]) {
  const named = chunks.filter(({ outputPath }) => outputPath.startsWith(PREFIX));
  const byFolder = new Map<string, ExportedFile[]>();
  for (const chunk of chunks) {
    const folder = path.posix.dirname(chunk.outputPath);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), chunk]);
  }
  const collected = new Set<ExportedFile>();
  async function collect(text: string, nameOf: (outputPath: string) => string = scriptName) {
    for (const chunk of named) {
      // Names hold a hash, so a text that contains one refers to it.
      if (collected.has(chunk) || !text.includes(nameOf(chunk.outputPath))) continue;
      collected.add(chunk);
      if (chunk.outputPath.endsWith('.js')) await collect(await readFile(chunk.filePath, 'utf8'));
      // Style sheets name files by their relative path.
      if (chunk.outputPath.endsWith('.css')) {
        await collect(await readFile(chunk.filePath, 'utf8'), path.posix.basename);
      }
    }
  }
  return {
    addNamedIn: (html: string) => collect(html),
    /** Adds the data of a page with client components: React loads it on going back to the page. */
    addPayloadsOf(outputPath: string) {
      for (const payload of byFolder.get(path.posix.dirname(outputPath)) ?? []) {
        collected.add(payload);
      }
    },
    collected: () => [...collected],
  };
}

/** Scripts name chunks by their path under `_next/`. */
function scriptName(outputPath: string): string {
  return outputPath.slice(PREFIX.length);
}
