import path from 'node:path/posix';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { addAssets } from '../assets/add-assets';
import { readDependency } from '../assets/dependencies';
import { filePathOf } from '../assets/file-path';
import { resolveAsset } from '../assets/resolve-asset';
import { storeAsset } from '../assets/store-asset';
import type { AssetOptions, Folders } from '../render-options';
import { makeVariants, unchangedName } from './image-variants';
import { corruptImage, inspectImage } from './inspect-image';

/** The image of the link previews of a page. */
export type PreviewImage = {
  url: string;
  /** Its path in the project, where it is in the content. */
  file?: string;
  /** In pixels, where it is a file of this site. */
  width?: number;
  height?: number;
};

/**
 * Publishes the image of link previews that the front matter of a Markdown file names, where it is beside
 * that file.
 * @param written such as `./loss.png`, `/loss.png` or a URL of another host
 * @returns its URL, or why it cannot be published
 */
export async function previewImage(
  options: AssetOptions,
  file: VFile,
  written: string,
): Promise<PreviewImage | DiagnosticText> {
  const { folders, store } = options;
  if (/^https?:\/\//i.test(written)) return { url: written };
  const url = await locateImage(folders, file, written);
  if (url.startsWith('/')) return publicImage(folders, file, url);
  const asset = await resolveAsset(folders, file, written);
  if (asset === undefined) {
    return { message: `“${written}” is not an image`, hint: 'write the path of its file' };
  }
  if ('message' in asset) return asset;
  const info = await inspectImage(asset.name, asset.bytes);
  if ('message' in info) return info;
  if (info.isUnchanged) {
    const name = unchangedName(asset.name, asset.bytes, info);
    const { width, height } = info;
    return { url: await storeAsset(store, file, asset, name), file: asset.name, width, height };
  }
  try {
    // Services that show link previews limit the size of images, and do not all know WebP and AVIF.
    const { name, width, height } = await makeVariants(store, asset.name, asset.bytes, info);
    addAssets(file, name);
    return { url: store.urlOf(name), file: asset.name, width, height };
  } catch (error) {
    if (!(error instanceof Error) || 'code' in error) throw error;
    return corruptImage(asset.name);
  }
}

/** An image of the public folder. One that is not there is a broken link, which is reported with the others. */
async function publicImage(folders: Folders, file: VFile, url: string): Promise<PreviewImage> {
  const name = filePathOf(folders, file, url);
  const bytes = name === undefined ? undefined : await readDependency(folders, file, name);
  const info = bytes && name ? await inspectImage(name, bytes) : undefined;
  return info && 'width' in info ? { url, width: info.width, height: info.height } : { url };
}

/**
 * The URL of an image that front matter names: one that begins with `/` is in the public folder, any other
 * beside the Markdown file. A path without `./` is one in the public folder where nothing is beside the file.
 */
export async function locateImage(folders: Folders, file: VFile, written: string): Promise<string> {
  if (/^[./]/.test(written)) return written;
  const beside = filePathOf(folders, file, written);
  // Recorded where there is none, too: one that is added later takes the place of the one in public/.
  if (beside !== undefined && (await isFile(beside))) return written;
  const isPublic = await isFile(path.join(folders.publicDir, written));
  // Jekyll's paths with a folder start at the top of the site.
  return isPublic || written.includes('/') ? `/${written}` : written;

  async function isFile(name: string): Promise<boolean> {
    return (await readDependency(folders, file, name)) !== undefined;
  }
}
