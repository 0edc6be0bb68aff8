import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { filesIn } from '../pipeline/files-in';
import { nameInCache, writeCacheFile } from '../pipeline/store/atomic-write';
import { hashOf } from '../pipeline/store/hash';
import { linkFile } from '../pipeline/store/link-file';
import { type Encoding, encodings, extensions } from './manifest';
import { type RecordLog, recordLog } from './record-log';

/** A file of the store, by the SHA-256 of its content in hexadecimal digits. */
export type StoredFile = {
  hash: string;
  /** In bytes. */
  size: number;
  /** Its encoded copies, by their own hashes. */
  encoded: Partial<Record<Encoding, { hash: string; size: number }>>;
};

/**
 * What a build has made, for the next one: files by their content, and records by a key of all that they
 * were made from. Nothing in it is believed: a file counts only if it has the content of its name, and a
 * record only if it is whole. So a cache that was cut off, or comes from elsewhere, costs time alone.
 */
export type FileStore = {
  /** Stores content. @param quality of Brotli, missing for what is not worth compressing */
  add(content: Uint8Array, quality?: number): StoredFile;
  /** Whether a file is there with its encoded copies, each with the right content. */
  has(file: StoredFile): boolean;
  /** Puts a file and its encoded copies into a folder, under a path there. */
  place(file: StoredFile, folder: string, outputPath: string): void;
  /** Values by a key of all that they were made from. */
  records: Pick<RecordLog, 'read' | 'write'>;
  /** Deletes what a build has not used. @param keys of the records in use @param files in use */
  prune(keys: ReadonlySet<string>, files: Iterable<StoredFile>): void;
};

/**
 * Qualities of Brotli. One below the highest makes a page 3.7 % larger, and takes two fifths of the time: with the
 * highest, thousands of pages take half as long again. Feeds, Markdown and the search index take a fifth of that again,
 * and are a seventh larger: nobody waits for the first two, and few files of an index are loaded at all.
 */
export const qualities = {
  highest: constants.BROTLI_MAX_QUALITY,
  ofMany: 10,
  ofManyInBackground: 5,
} as const;

/** Opens the store in a folder. */
export function fileStore(dir: string): FileStore {
  const filesDir = path.join(dir, 'files');
  const records = recordLog(path.join(dir, 'records'));
  const fileOf = (hash: string) => path.join(filesDir, nameInCache(hash));
  const hashesOf = ({ hash, encoded }: StoredFile) => [
    hash,
    ...Object.values(encoded).map((copy) => copy.hash),
  ];
  const has = (file: StoredFile) =>
    hashesOf(file).every((hash) => hashOfFile(fileOf(hash)) === hash);
  function store(content: Uint8Array): string {
    const hash = hashOf(content);
    writeCacheFile(fileOf(hash), content);
    return hash;
  }

  return {
    has,
    records,
    add(content, quality) {
      const hash = hashOf(content);
      const key = fileKey(hash, quality);
      const known = records.read(key);
      if (isStoredFile(known) && has(known)) return known;
      const file: StoredFile = { hash, size: content.length, encoded: {} };
      store(content);
      for (const [encoding, bytes] of quality === undefined ? [] : encode(content, quality)) {
        if (bytes.length >= content.length) continue;
        file.encoded[encoding] = { hash: store(bytes), size: bytes.length };
      }
      records.write(key, file);
      return file;
    },
    place({ hash, encoded }, folder, outputPath) {
      const target = path.join(folder, outputPath);
      mkdirSync(path.dirname(target), { recursive: true });
      linkFile(fileOf(hash), target);
      for (const encoding of encodings) {
        const copy = encoded[encoding];
        if (copy) linkFile(fileOf(copy.hash), target + extensions[encoding]);
      }
    },
    prune(keys, files) {
      const used = new Set<string>();
      const keep = new Set(keys);
      for (const file of files) {
        for (const hash of hashesOf(file)) used.add(fileOf(hash));
        for (const quality of [undefined, ...Object.values(qualities)]) {
          keep.add(fileKey(file.hash, quality));
        }
      }
      for (const file of filesIn(filesDir).map((name) => path.join(filesDir, name))) {
        if (!used.has(file)) rmSync(file);
      }
      records.keepOnly(keep);
    },
  };
}

/** The key of the record of a file: other compressors would compress it otherwise. */
function fileKey(hash: string, quality: number | undefined): string {
  const { zlib, brotli } = process.versions;
  return quality === undefined ? `binary-${hash}` : `text-${hash}-${zlib}-${brotli}-${quality}`;
}

function hashOfFile(file: string): string | undefined {
  try {
    return hashOf(readFileSync(file));
  } catch {
    return undefined;
  }
}

function isStoredFile(value: unknown): value is StoredFile {
  return typeof value === 'object' && value !== null && 'hash' in value && 'encoded' in value;
}

function encode(content: Uint8Array, quality: number): [Encoding, Buffer][] {
  const params = {
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    [constants.BROTLI_PARAM_QUALITY]: quality,
  };
  return [
    ['br', brotliCompressSync(content, { params })],
    ['gzip', gzipSync(content, { level: constants.Z_BEST_COMPRESSION })],
  ];
}
