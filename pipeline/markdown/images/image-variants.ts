import pLimit from 'p-limit';
import type { Sharp } from 'sharp';
import type { AssetStore } from '../../store/asset-store';
import { hashOf } from '../../store/hash';
import { mediaNamePrefix } from '../assets/store-asset';
import type { ImageInfo } from './inspect-image';

/** The files made from one image, by their names in the asset store. */
export type ImageVariants = {
  /** Of each format, best first: its media type, and its files with their widths in pixels. */
  sources: { type: string; files: { name: string; width: number }[] }[];
  /** The fallback file, which all browsers can show. */
  name: string;
  /** Of the largest file, in pixels. */
  width: number;
  height: number;
};

/** In pixels, for a text column of 350 to 640 CSS pixels and displays of up to two pixels each. */
const COLUMN_WIDTHS = [480, 720, 1280];

/** The limit of WebP, in pixels. */
const MAX_HEIGHT = 16_383;

// A change here changes the names of all variants, which hold a hash of it.
const encoders = {
  avif: {
    photo: { quality: 55, effort: 3, chromaSubsampling: '4:2:0' },
    // Subsampled colours blur the edges of text.
    drawn: { quality: 60, effort: 3, chromaSubsampling: '4:4:4' },
  },
  webp: { photo: { quality: 78 }, drawn: { quality: 84, smartSubsample: true } },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9 },
} as const;

type Format = keyof typeof encoders;

/**
 * Makes the variants of an image that the store does not have yet: in the widths that pages need, without
 * a camera's metadata, upright and in sRGB. A format that saves nothing is left out. next/image was not
 * taken: it works on JSX, and in a static export it needs a service that resizes. sharp, which it uses,
 * is used here.
 * @param name the path in the project
 * @param widths in pixels, ascending
 * @throws {Error} where the image cannot be decoded
 */
export function makeVariants(
  store: AssetStore,
  name: string,
  bytes: Buffer,
  info: ImageInfo,
  widths: readonly number[] = COLUMN_WIDTHS,
): Promise<ImageVariants> {
  return oneAtATime(() => makeNext(store, name, bytes, info, widths));
}

// Each image keeps all cores busy, and takes up to a few hundred megabytes.
const oneAtATime = pLimit(1);

async function makeNext(
  store: AssetStore,
  name: string,
  bytes: Buffer,
  info: ImageInfo,
  suitable: readonly number[],
): Promise<ImageVariants> {
  const { default: sharp } = await import('sharp');
  const content = info.format === 'png' ? 'drawn' : 'photo';
  const version = JSON.stringify([encoders, content, sharp.versions.sharp]);
  const prefix = mediaNamePrefix(name, hashOf(hashOf(bytes) + version));
  const largest = Math.min(info.width, suitable[suitable.length - 1]);
  // A width close to the next is not worth a file.
  const widths = [...suitable.filter((width) => width < largest * 0.9), largest];

  let decoded: Promise<Sharp> | undefined;
  async function decode(): Promise<Sharp> {
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: false })
      .autoOrient()
      .resize(largest)
      .raw()
      .toBuffer({ resolveWithObject: true });
    return sharp(data, { raw: info });
  }

  /** @returns its name, width in pixels and size in bytes */
  async function variant(format: Format, width: number) {
    const file = { name: `${prefix}-${width}.${extensions[format]}`, width };
    if (await store.has(file.name)) return { ...file, bytes: (await store.read(file.name)).length };
    decoded ??= decode();
    const image = (await decoded).clone().resize(width);
    const encoded = await encode(image, format, content);
    // A file with the author's palette is smaller than any that is encoded again.
    const isBest = format === 'png' && width === info.width && bytes.length < encoded.length;
    const smallest = isBest && (await hasPixelsOnly(bytes)) ? bytes : encoded;
    await store.write(file.name, smallest);
    return { ...file, bytes: smallest.length };
  }

  const original = fallbackFormat(info);
  const fallback = await variant(original, largest);
  const height = Math.max(1, Math.round((info.height / info.width) * largest));
  const sources: ImageVariants['sources'] = [];
  let least = fallback.bytes;
  const smaller = height > MAX_HEIGHT ? [] : (['webp', 'avif'] as const);
  for (const format of smaller.filter((format) => format !== original)) {
    const { bytes } = await variant(format, largest);
    if (bytes >= least) continue;
    least = bytes;
    const files = await Promise.all(widths.map((width) => variant(format, width)));
    sources.unshift({
      type: `image/${format}`,
      files: files.map(({ name, width }) => ({ name, width })),
    });
  }
  return { sources, name: fallback.name, width: largest, height };
}

/** WebP for AVIF, which not all supported browsers show. SVG and GIF have no variants. */
function fallbackFormat({ format }: ImageInfo): Format {
  if (format === 'jpeg' || format === 'png') return format;
  return 'webp';
}

/** The name in the asset store of an image that is published unchanged. @param name its path in the project */
export function unchangedName(name: string, bytes: Buffer, { format }: ImageInfo): string {
  return `${mediaNamePrefix(name, hashOf(bytes))}.${extensions[format]}`;
}

const extensions = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  svg: 'svg',
} satisfies Record<ImageInfo['format'], string>;

function encode(image: Sharp, format: Format, content: 'photo' | 'drawn'): Promise<Buffer> {
  if (format === 'jpeg') return image.jpeg(encoders.jpeg).toBuffer();
  if (format === 'png') return image.png(encoders.png).toBuffer();
  if (format === 'webp') return image.webp(encoders.webp[content]).toBuffer();
  return image.avif(encoders.avif[content]).toBuffer();
}

/** Whether an image file holds no metadata and no colour profile. */
async function hasPixelsOnly(bytes: Buffer): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const { exif, xmp, iptc, icc, comments, depth } = await sharp(bytes).metadata();
  return !exif && !xmp && !iptc && !icc && !comments && depth === 'uchar';
}
