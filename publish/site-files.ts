import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { lookup } from 'mrmime';
import { addressOf } from './addresses';
import { headersFor } from './headers';
import { mayHoldExif, withoutExif } from './without-exif';

/** The list lies among the files, so that they can be moved together. */
const LIST = '.files.json';

/** How text files are compressed ahead, best first: HTTP's name for it, and the file's ending. */
export const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];
export const endings: Record<Encoding, string> = { br: '.br', gzip: '.gz' };

export type SiteFile = {
  /** Its media type. */
  type: string;
  /** In bytes. */
  size: number;
  /** Follows from its content. */
  hash: string;
  /** The sizes of its compressed forms. */
  encoded: Partial<Record<Encoding, number>>;
  /** A page's Content-Security-Policy. */
  policy?: string;
};

/** A finished site. */
export type SiteFiles = {
  /** Such as `/blog`, or nothing. */
  basePath: string;
  redirects: [string, string][];
  /** By their path, such as `posts/a/index.html`. */
  files: Record<string, SiteFile>;
};

/**
 * The files that hold the compressed forms of a file.
 */
export function encodedIds(id: string) {
  return Object.values(endings).map((ending) => id + ending);
}

/**
 * Puts a file into a folder of a finished site, text also compressed.
 * @param id its path there
 */
export async function writeSiteFile(
  folder: string,
  id: string,
  content: string | { copyOf: string; isCompressed?: boolean },
): Promise<SiteFile> {
  const target = path.join(folder, id);
  await mkdir(path.dirname(target), { recursive: true });
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : await readPublic(content.copyOf);
  await writeFile(target, bytes);
  const type = typeOf(id);
  const isCompressed = typeof content !== 'string' && content.isCompressed;
  return {
    type,
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    encoded: isText(type) && !isCompressed ? await writeEncoded(target, bytes) : {},
  };
}

async function readPublic(file: string) {
  const bytes = await readFile(file);
  return mayHoldExif(file) ? withoutExif(bytes) : bytes;
}

/**
 * Writes the list of a folder's files: the last thing, for without it the site is not finished.
 */
export async function writeSiteList(folder: string, site: SiteFiles) {
  await writeFile(path.join(folder, LIST), JSON.stringify(site));
}

/**
 * Reads the list of a finished site.
 * @returns nothing where files are missing or cut off
 */
export function readSiteList(folder: string): SiteFiles | undefined {
  const sizeOf = (name: string) => statSync(path.join(folder, name)).size;
  try {
    const site: SiteFiles = JSON.parse(readFileSync(path.join(folder, LIST), 'utf8'));
    const isWhole = Object.entries(site.files).every(
      ([id, { size, encoded }]) =>
        sizeOf(id) === size &&
        encodings.every((name) => !encoded[name] || sizeOf(id + endings[name]) === encoded[name]),
    );
    return isWhole ? site : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Which version of a site lies in a folder, or nothing while there is none.
 */
export function siteVersion(folder: string) {
  const stats = statSync(path.join(folder, LIST), { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.ino}`;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/**
 * Writes the compressed forms of a text that are smaller than it is.
 */
async function writeEncoded(target: string, bytes: Buffer): Promise<SiteFile['encoded']> {
  const params = {
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  };
  const forms = {
    br: await brotli(bytes, { params }),
    gzip: await deflate(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
  const sizes: SiteFile['encoded'] = {};
  for (const name of encodings) {
    if (forms[name].length >= bytes.length) continue;
    await writeFile(target + endings[name], forms[name]);
    sizes[name] = forms[name].length;
  }
  return sizes;
}

function typeOf(id: string) {
  const type =
    headersFor(addressOf(id))['Content-Type'] ?? lookup(id) ?? 'application/octet-stream';
  return isText(type) && !type.includes(';') ? `${type}; charset=utf-8` : type;
}

function isText(type: string) {
  return /^text\/|[/+](json|xml|javascript|manifest\+json)(;|$)/.test(type);
}
