import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { lookup } from 'mrmime';
import { mayHaveMetadata, stripMetadata } from '../pipeline/markdown/images/strip-metadata';
import { headersFor } from './headers';
import { encodings, extensions, type ManifestFile } from './manifest';
import { toPathname } from './pathnames';

/**
 * Writes a file into a site's folder, text also compressed.
 * @param outputPath its path there
 * @returns what the manifest says of it
 */
export async function writePublishedFile(
  folder: string,
  outputPath: string,
  content: string | { copyOf: string; isCompressed?: boolean },
): Promise<ManifestFile> {
  const target = path.join(folder, outputPath);
  await mkdir(path.dirname(target), { recursive: true });
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : await readPublic(content.copyOf);
  await writeFile(target, bytes);
  const type = mediaType(outputPath);
  const isCompressed = typeof content !== 'string' && content.isCompressed;
  return {
    type,
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    encoded: isText(type) && !isCompressed ? await writeEncoded(target, bytes) : {},
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

function mediaType(outputPath: string): string {
  const type =
    headersFor(toPathname(outputPath))['Content-Type'] ??
    lookup(outputPath) ??
    'application/octet-stream';
  return isText(type) && !type.includes(';') ? `${type}; charset=utf-8` : type;
}

function isText(type: string): boolean {
  return /^text\/|[/+](json|xml|javascript|manifest\+json)(;|$)/.test(type);
}
