import { readdir } from 'node:fs/promises';

/**
 * The names of the files in a folder that are feeds by their names, sorted.
 * @throws what `readdir` throws
 */
export async function feedFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(xml|rss|atom|rdf)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
