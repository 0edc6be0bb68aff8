import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { lookup } from 'mrmime';
import { addressOf } from './addresses.mjs';
import { headersFor } from './headers.mjs';
import { mayHoldExif, withoutExif } from './without-exif.mjs';

/** The list lies among the files, so that they can be moved together. */
const LIST = '.files.json';

/** How text files are compressed ahead, best first: HTTP's name for it, and the file's ending. */
export const endings = { br: '.br', gzip: '.gz' };
/** @typedef {keyof typeof endings} Encoding */
export const encodings = /** @type {Encoding[]} */ (Object.keys(endings));

/**
 * @typedef {object} SiteFile
 * @property {string} type its media type
 * @property {number} size in bytes
 * @property {string} hash follows from its content
 * @property {Partial<Record<Encoding, number>>} encoded the sizes of its compressed forms
 * @property {string} [policy] a page's Content-Security-Policy
 */

/**
 * @typedef {object} SiteFiles a finished site
 * @property {string} basePath such as `/blog`, or nothing
 * @property {[string, string][]} redirects
 * @property {Record<string, SiteFile>} files by their path, such as `posts/a/index.html`
 */

/**
 * The files that hold the compressed forms of a file.
 * @param {string} id
 */
export function encodedIds(id) {
  return Object.values(endings).map((ending) => id + ending);
}

/**
 * Puts a file into a folder of a finished site, text also compressed.
 * @param {string} folder
 * @param {string} id its path there
 * @param {string | { copyOf: string, isCompressed?: boolean }} content
 * @returns {Promise<SiteFile>}
 */
export async function writeSiteFile(folder, id, content) {
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

/** @param {string} file */
async function readPublic(file) {
  const bytes = await readFile(file);
  return mayHoldExif(file) ? withoutExif(bytes) : bytes;
}

/**
 * Writes the list of a folder's files: the last thing, for without it the site is not finished.
 * @param {string} folder
 * @param {SiteFiles} site
 */
export async function writeSiteList(folder, site) {
  await writeFile(path.join(folder, LIST), JSON.stringify(site));
}

/**
 * Reads the list of a finished site.
 * @param {string} folder
 * @returns {SiteFiles | undefined} nothing where files are missing or cut off
 */
export function readSiteList(folder) {
  /** @param {string} name */
  const sizeOf = (name) => statSync(path.join(folder, name)).size;
  try {
    /** @type {SiteFiles} */
    const site = JSON.parse(readFileSync(path.join(folder, LIST), 'utf8'));
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
 * @param {string} folder
 */
export function siteVersion(folder) {
  const stats = statSync(path.join(folder, LIST), { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.ino}`;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/**
 * Writes the compressed forms of a text that are smaller than it is.
 * @param {string} target
 * @param {Buffer} bytes
 * @returns {Promise<SiteFile['encoded']>}
 */
async function writeEncoded(target, bytes) {
  const params = {
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  };
  const forms = {
    br: await brotli(bytes, { params }),
    gzip: await deflate(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
  /** @type {SiteFile['encoded']} */
  const sizes = {};
  for (const name of encodings) {
    if (forms[name].length >= bytes.length) continue;
    await writeFile(target + endings[name], forms[name]);
    sizes[name] = forms[name].length;
  }
  return sizes;
}

/** @param {string} id */
function typeOf(id) {
  const type =
    headersFor(addressOf(id))['Content-Type'] ?? lookup(id) ?? 'application/octet-stream';
  return isText(type) && !type.includes(';') ? `${type}; charset=utf-8` : type;
}

/** @param {string} type */
function isText(type) {
  return /^text\/|[/+](json|xml|javascript|manifest\+json)(;|$)/.test(type);
}
