import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeCacheFile } from '../../pipeline/store/atomic-write';
import { hashOf } from '../../pipeline/store/hash';

/** The list of what an import has written, by the hash of each file: what was edited since is its author's. */
const RECORD = 'content/.imported.json';

/** What became of a file that an import writes. */
export type Outcome = 'new' | 'changed' | 'same' | 'edited' | 'taken';

/**
 * Writes files of an import into a project, and never over one that an import has not written, or that somebody has
 * edited since.
 * @param root the folder of the project
 */
export function importWriter(root: string, { isDryRun }: { isDryRun: boolean }) {
  const record = readRecord(path.join(root, RECORD));
  function writeRecord(): void {
    const sorted = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
    const content = `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
    writeCacheFile(path.join(root, RECORD), content);
  }
  return {
    /** Lists what is about to be written, so that an import that is cut off can go on. */
    begin(files: ReadonlyMap<string, string | Uint8Array>): void {
      if (isDryRun) return;
      for (const [name, content] of files) {
        if (!existsSync(path.join(root, name))) record[name] = hashOf(content);
      }
      writeRecord();
    },
    /** @param name its path in the project */
    write(name: string, content: string | Uint8Array): Outcome {
      const file = path.join(root, name);
      const hash = hashOf(content);
      const present = existsSync(file) ? hashOf(readFileSync(file)) : undefined;
      if (present === hash) {
        record[name] = hash;
        return 'same';
      }
      if (present !== undefined && record[name] === undefined) return 'taken';
      if (present !== undefined && record[name] !== present) return 'edited';
      // Whole or not at all: a file that is cut off would count as edited by its author.
      if (!isDryRun) writeCacheFile(file, content);
      record[name] = hash;
      return present === undefined ? 'new' : 'changed';
    },
    /** Keeps the list for the next import. */
    finish(): void {
      if (!isDryRun) writeRecord();
    },
  };
}

/** The files that imports have written, by their paths in the project. @param root its folder */
export function importedFiles(root: string): ReadonlySet<string> {
  return new Set(Object.keys(readRecord(path.join(root, RECORD))));
}

function readRecord(file: string): Record<string, string> {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof record === 'object' && record !== null ? (record as Record<string, string>) : {};
  } catch {
    return {};
  }
}
