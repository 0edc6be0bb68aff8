import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from '../../store/hash';

/** The code that decides what the bytes of assets are, in the engine's folder. */
const MAKERS = ['markdown/assets/strip-metadata.ts', 'markdown/images/image-variants.ts'];

/**
 * A hash of what assets are made by: this code, and sharp with its libraries. Not of the whole renderer, since
 * to encode the images of a blog again takes many times as long as to render its texts again.
 */
export async function assetVersion(engineDir: string): Promise<string> {
  const { default: sharp } = await import('sharp');
  const code = MAKERS.map((name) => readFile(path.join(engineDir, name), 'utf8'));
  const { platform, arch } = process;
  return hashOf(JSON.stringify([sharp.versions, platform, arch, await Promise.all(code)]));
}
