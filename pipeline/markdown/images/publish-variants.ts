import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { addAssets } from '../assets/add-assets';
import { type Asset, resolveAsset } from '../assets/resolve-asset';
import { storeAsset } from '../assets/store-asset';
import type { AssetOptions } from '../render-options';
import { makeVariants, unchangedName } from './image-variants';
import { corruptImage, type ImageInfo, inspectImage } from './inspect-image';
import { type Candidate, formatSrcset } from './srcset';

/** An image file that a Markdown file names. */
export type ReadImage = Asset & { info: ImageInfo };

/** A published image: its URL, and its dimensions in pixels where they are known. */
export type PublishedImage = {
  src: string;
  width?: number;
  height?: number;
  /** The variants of each format, best first. */
  sources: { type: string; srcSet: string; hasWidths: boolean }[];
};

/**
 * Reads an image beside a Markdown file or in the public folder.
 * @returns why it cannot be shown, or undefined for an image of another host or of a route of the site
 */
export async function readImage(
  { folders }: AssetOptions,
  file: VFile,
  url: string,
): Promise<ReadImage | DiagnosticText | undefined> {
  const asset = await resolveAsset(folders, file, url);
  if (asset === undefined || 'message' in asset) return asset;
  const info = await inspectImage(asset.name, asset.bytes);
  return 'message' in info ? info : { ...asset, info };
}

/** Publishes an image without variants. One in the public folder is published already. @returns its URL */
export async function publishUnchanged(
  { store }: AssetOptions,
  file: VFile,
  url: string,
  { name, bytes, info }: ReadImage,
): Promise<string> {
  if (url.startsWith('/')) return url;
  return storeAsset(store, file, { bytes }, unchangedName(name, bytes, info));
}

/**
 * Publishes an image in widths and formats that suit a page.
 * @param widths in pixels, ascending, where they are not those of the text column
 * @returns why it cannot be shown
 */
export async function publishVariants(
  { store }: AssetOptions,
  file: VFile,
  { name, bytes, info }: ReadImage,
  widths?: readonly number[],
): Promise<PublishedImage | DiagnosticText> {
  const variants = await makeVariants(store, name, bytes, info, widths).catch((error: unknown) => {
    // An error of the file system says nothing about the image.
    if (!(error instanceof Error) || 'code' in error) throw error;
  });
  if (!variants) return corruptImage(name);
  const files = [variants, ...variants.sources.flatMap(({ files }) => files)];
  addAssets(file, ...files.map(({ name }) => name));
  const { width, height, sources } = variants;
  return {
    src: store.urlOf(variants.name),
    width,
    height,
    sources: sources.map(({ type, files }) => {
      const hasWidths = files.length > 1;
      const candidates = files.map(
        ({ name, width }): Candidate => ({
          url: store.urlOf(name),
          descriptor: hasWidths ? `${width}w` : '',
        }),
      );
      return { type, srcSet: formatSrcset(candidates), hasWidths };
    }),
  };
}
