import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { mayHaveMetadata, stripMetadata } from '../pipeline/markdown/assets/strip-metadata';
import { type Headers, headersFor } from './headers';
import { encodings, extensions, type ManifestFile } from './manifest';
import { isText, mediaTypeOf, withCharset } from './media-type';
import { toPathname } from './pathnames';

/**
 * Writes a file into a site's folder, text also compressed.
 * @param outputPath its path there
 * @param content a text, or the path of a file, with the headers that a route handler has set for it
 * @returns what the manifest says of it
 */
export async function writePublishedFile(
  folder: string,
  outputPath: string,
  content: string | { copyOf: string; isCompressed?: boolean; headers?: Headers },
): Promise<ManifestFile> {
  const target = path.join(folder, outputPath);
  await mkdir(path.dirname(target), { recursive: true });
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : await readPublic(content.copyOf);
  await writeFile(target, bytes);
  const { isCompressed = false, headers = {} } = typeof content === 'string' ? {} : content;
  const { 'Content-Type': ownType, ...others } = headers;
  const type = ownType === undefined ? mediaTypeOf(outputPath) : withCharset(ownType);
  const defaults = headersFor(toPathname(outputPath));
  const own = Object.entries(others).filter(([name, value]) => value !== defaults[name]);
  return {
    type,
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    encoded: isText(type) && !isCompressed ? await writeEncoded(target, bytes) : {},
    ...(own.length > 0 && { headers: Object.fromEntries(own) }),
  };
}

async function readPublic(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  return mayHaveMetadata(file) ? stripMetadata(bytes) : bytes;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Writes the encoded copies of a text that are smaller than it is, and returns their sizes. */
async function writeEncoded(target: string, bytes: Buffer): Promise<ManifestFile['encoded']> {
  const params = {
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  };
  const encoded = {
    br: await brotli(bytes, { params }),
    gzip: await deflate(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
  const sizes: ManifestFile['encoded'] = {};
  for (const encoding of encodings) {
    if (encoded[encoding].length >= bytes.length) continue;
    await writeFile(target + extensions[encoding], encoded[encoding]);
    sizes[encoding] = encoded[encoding].length;
  }
  return sizes;
}
