import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { mapConcurrently } from '../pipeline/concurrency';
import { filesIn } from '../pipeline/files-in';
import { hashOf } from '../pipeline/store/hash';
import { isSystemFile } from '../pipeline/system-files';
import { hostFiles } from './host-files';
import { encodedPaths, MANIFEST } from './manifest';
import type { SourceFile } from './page-worker';
import { PublishError } from './publish-error';

/**
 * Finds the author's own files, without those that a system or an editor leaves behind.
 * @param made the paths of all files that routes make
 * @throws {PublishError} when one has a name that the build needs
 */
export function publicFiles(publicDir: string, made: ReadonlySet<string>): SourceFile[] {
  const names = namesIn(publicDir);
  const all = new Set(names);
  const reserved = names.find((name) => isReserved(name, made));
  if (reserved !== undefined) {
    throw new PublishError([
      {
        severity: 'error',
        file: `public/${reserved}`,
        message: 'reserved name: the build writes this file itself',
        hint: 'rename your file',
      },
    ]);
  }
  return names.map((outputPath) => ({
    outputPath,
    filePath: path.join(publicDir, outputPath),
    isCompressed: encodedPaths(outputPath).some((name) => all.has(name)),
  }));
}

/** A hash of the names and the contents of the author's own files. */
export async function hashOfPublicFiles(publicDir: string): Promise<string> {
  const hashes = await mapConcurrently(
    namesIn(publicDir),
    { concurrency: CONCURRENCY },
    async (name) => [name, hashOf(await readFile(path.join(publicDir, name)))],
  );
  return hashOf(JSON.stringify(hashes));
}

/** Files in memory at a time. */
const CONCURRENCY = 8;

function namesIn(publicDir: string): string[] {
  return filesIn(publicDir)
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !isSystemFile(name))
    .sort();
}

/** Whether the build itself writes a file: a page, its data or its copy, or a host's configuration. */
function isReserved(name: string, made: ReadonlySet<string>): boolean {
  const ofPublish: string[] = [...hostFiles, MANIFEST];
  const ofNext = /^(_next|_not-found|404)\/|^(404|_not-found)\.html$|(^|\/)__next\./;
  // The data of a page, which React loads instead of the page when it navigates there.
  const page = name.replace(/(^|\/)index\.txt$/, '$1index.html');
  const encoded = /^(.*)\.(br|gz)$/.exec(name)?.[1];
  return (
    ofPublish.includes(name) ||
    ofNext.test(name) ||
    made.has(page) ||
    (encoded !== undefined && made.has(encoded))
  );
}
