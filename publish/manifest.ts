import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isListOf, isNumber, isRecord, isRecordOf, isString } from '../pipeline/json-shape';
import type { Headers } from './headers';
import { parseJson, type Shape } from './json-file';

/** The manifest is one of the files that it lists, so that they move together. */
export const MANIFEST = '.files.json';

/** The encodings of text files, best first, by their names in HTTP (RFC 9110, 8.4.1). */
export const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];
export const extensions: Record<Encoding, string> = { br: '.br', gzip: '.gz' };

/** A published site, for the server of `npm start`. */
export type Manifest = {
  /** Such as `/blog`, or empty. */
  basePath: string;
  /** Pairs of paths, without the base path: from, to. */
  redirects: [string, string][];
  /** By their path in the site's folder, such as `posts/a/index.html`. */
  files: Record<string, ManifestFile>;
};

export type ManifestFile = {
  /** Media type, as its route handler has set it, or by the extension. */
  type: string;
  /** In bytes. */
  size: number;
  /** Of the content. */
  hash: string;
  /** Sizes of the encoded files, in bytes. */
  encoded: Partial<Record<Encoding, number>>;
  /** Other headers that its route handler has set. */
  headers?: Headers;
  /** Content-Security-Policy, if this is a page. */
  policy?: string;
};

/** The paths of a file's encoded copies. */
export function encodedPaths(outputPath: string): string[] {
  return encodings.map((encoding) => outputPath + extensions[encoding]);
}

/** Writes a site's manifest. It must be the last of its files: without it, a site is not complete. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(path.join(folder, MANIFEST), JSON.stringify(manifest));
}

/**
 * Reads a site's manifest.
 * @throws {PublishError} when it is not a manifest
 * @throws when there is none
 */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST);
  return parseJson(file, readFileSync(file, 'utf8'), manifestShape);
}

/** Whether all files of a manifest are in a folder, at their full size. */
export function isComplete(folder: string, { files }: Manifest): boolean {
  const hasSize = (name: string, size: number) =>
    statSync(path.join(folder, name), { throwIfNoEntry: false })?.size === size;
  return Object.entries(files).every(
    ([outputPath, { size, encoded }]) =>
      hasSize(outputPath, size) &&
      encodings.every((encoding) => {
        const encodedSize = encoded[encoding];
        return encodedSize === undefined || hasSize(outputPath + extensions[encoding], encodedSize);
      }),
  );
}

/** Identifies the site in a folder: another build has another version. Undefined while there is none. */
export function siteVersion(folder: string): string | undefined {
  const stats = statSync(path.join(folder, MANIFEST), { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.ino}`;
}

const COMPLETE_VERSION = 'complete-site';

/**
 * Records that publish has checked all files of a site, so that the server does not do so again. The
 * version still holds when the folder is moved, and no longer when it is copied: a site that is being
 * copied over another one is checked file by file.
 * @param distDir Next's folder, `.next`
 */
export async function writeCompleteVersion(distDir: string, folder: string): Promise<void> {
  await writeFile(path.join(distDir, COMPLETE_VERSION), siteVersion(folder) ?? '');
}

/** The version that publish has recorded last. */
export function readCompleteVersion(distDir: string): string | undefined {
  try {
    return readFileSync(path.join(distDir, COMPLETE_VERSION), 'utf8');
  } catch {
    return undefined;
  }
}

const manifestShape: Shape<Manifest> = {
  isValid: (value): value is Manifest =>
    isRecord(value) &&
    isString(value.basePath) &&
    isListOf(value.redirects, isPair) &&
    isRecordOf(value.files, isManifestFile) &&
    // A path that leaves the folder would be served.
    Object.keys(value.files).every((name) => !name.split('/').includes('..')),
  expected:
    '{ basePath, redirects: [from, to][], files: { [path]: { type, size, hash, encoded } } }',
  hint: 'run npm run build again',
};

function isPair(value: unknown): value is [string, string] {
  return isListOf(value, isString) && value.length === 2;
}

function isManifestFile(value: unknown): value is ManifestFile {
  return (
    isRecord(value) &&
    isString(value.type) &&
    isNumber(value.size) &&
    isString(value.hash) &&
    isRecordOf(value.encoded, isNumber) &&
    (value.headers === undefined || isRecordOf(value.headers, isString)) &&
    (value.policy === undefined || isString(value.policy))
  );
}
