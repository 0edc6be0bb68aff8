import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesIn } from '../pipeline/files-in';
import type { SourceFile } from './page-worker';

/**
 * Finds the files of Next that pages load, directly or through each other: scripts name the files that they
 * load later, and style sheets their fonts.
 * @param staticDir Next's folder of such files, `.next/static`
 * @param named the names of those that pages load, such as `static/chunks/1a2b.js`
 */
export async function chunksOf(staticDir: string, named: Iterable<string>): Promise<SourceFile[]> {
  const all = filesIn(staticDir).map((name) => `static/${name}`);
  const needed = new Set<string>();
  const waiting = [...named];
  for (const name of waiting) {
    if (needed.has(name)) continue;
    needed.add(name);
    const text = /\.(js|css)$/.test(name) ? await readFile(fileOf(name), 'utf8') : '';
    // Style sheets name files by their relative path.
    const nameIn = (chunk: string) => (name.endsWith('.css') ? path.posix.basename(chunk) : chunk);
    // Names hold a hash, so a text that contains one refers to it.
    waiting.push(...all.filter((chunk) => text.includes(nameIn(chunk))));
  }
  return [...needed].sort().map((name) => ({
    outputPath: `_next/${name}`,
    filePath: fileOf(name),
    isCompressed: false,
  }));

  function fileOf(name: string): string {
    return path.join(staticDir, name.slice('static/'.length));
  }
}
