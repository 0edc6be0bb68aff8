import path from 'node:path/posix';
import type { Sharp } from 'sharp';
import { stripMetadata } from '../../pipeline/images/strip-metadata';
import { isKept, keepFile, readKept } from '../published-files';
import { hashOf } from './nearby-files';
import type { Picture } from './picture-formats';

/** The files that a picture is shown by, by their names. */
export type Sizes = {
  /** What browsers choose from, best first: a media type, and files with their widths in pixels. */
  sources: { type: string; files: { name: string; width: number }[] }[];
  /** What all browsers can show. */
  name: string;
  /** Of the largest file, in pixels. */
  width: number;
  height: number;
};

/** The widths that phones and desks ask for, where a column of text is 350 to 640 CSS pixels wide. */
const WIDTHS = [480, 720, 1280];

/** What WebP can hold, in pixels. */
const HIGHEST = 16_383;

const settings = {
  avif: { photo: { quality: 55, effort: 3 }, drawn: { quality: 60, effort: 3 } },
  webp: { photo: { quality: 78 }, drawn: { quality: 84, smartSubsample: true } },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9 },
} as const;

type Format = keyof typeof settings;

/**
 * Makes the files of a picture that are not there yet: in the sizes that pages need, without a
 * camera's data, upright and in sRGB. A format that saves nothing against the next is left out.
 * @param name the picture's path in the project
 * @throws where the picture cannot be unpacked
 */
export function sizesOf(name: string, bytes: Buffer, picture: Picture): Promise<Sizes> {
  // One after the other: each keeps all cores busy, and takes up to a few hundred megabytes.
  const sizes = turn.then(() => makeSizes(name, bytes, picture));
  turn = sizes.catch(() => undefined);
  return sizes;
}

let turn: Promise<unknown> = Promise.resolve();

async function makeSizes(name: string, bytes: Buffer, picture: Picture): Promise<Sizes> {
  const { default: sharp } = await import('sharp');
  const made = JSON.stringify([settings, sharp.versions.sharp]);
  const prefix = prefixOf(name, hashOf(hashOf(bytes) + made));
  const isDrawn = picture.format === 'png';
  const largest = Math.min(picture.width, WIDTHS[WIDTHS.length - 1]);
  // A size that hardly differs from the next is not worth a file.
  const widths = [...WIDTHS.filter((width) => width < largest * 0.9), largest];

  let unpacked: Promise<Sharp> | undefined;
  async function unpack(): Promise<Sharp> {
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: false })
      .autoOrient()
      .resize(largest)
      .raw()
      .toBuffer({ resolveWithObject: true });
    return sharp(data, { raw: info });
  }

  /** @returns its name, width and length in bytes */
  async function sized(format: Format, width: number) {
    const file = { name: `${prefix}-${width}.${extensions[format]}`, width };
    if (isKept(file.name)) return { ...file, bytes: (await readKept(file.name)).length };
    unpacked ??= unpack();
    const image = (await unpacked).clone().resize(width);
    const packed = await pack(image, format, isDrawn);
    // Few colours are packed best by whoever knew that they were few.
    const isBest = format === 'png' && width === picture.width && bytes.length < packed.length;
    const kept = isBest && (await isPlain(bytes)) ? bytes : packed;
    await keepFile(file.name, kept);
    return { ...file, bytes: kept.length };
  }

  const original = picture.format === 'avif' ? 'webp' : (picture.format as Format);
  const fallback = await sized(original, largest);
  const height = Math.max(1, Math.round((picture.height / picture.width) * largest));
  const sources: Sizes['sources'] = [];
  let least = fallback.bytes;
  const smaller = height > HIGHEST ? [] : (['webp', 'avif'] as const);
  for (const format of smaller.filter((format) => format !== original)) {
    const { bytes } = await sized(format, largest);
    if (bytes >= least) continue;
    least = bytes;
    const files = await Promise.all(widths.map((width) => sized(format, width)));
    sources.unshift({
      type: `image/${format}`,
      files: files.map(({ name, width }) => ({ name, width })),
    });
  }
  return { sources, name: fallback.name, width: largest, height };
}

/**
 * Keeps a picture as it is, but for a camera's data.
 * @param name its path in the project
 * @returns the name of the file
 */
export async function keepWhole(name: string, bytes: Buffer, { format }: Picture): Promise<string> {
  const file = `${prefixOf(name, hashOf(bytes))}.${extensions[format]}`;
  if (!isKept(file)) await keepFile(file, await stripMetadata(bytes));
  return file;
}

/**
 * How the names of the files begin that are made of one: as its own, in letters that need no escape,
 * and by a hash.
 * @param name its path in the project
 */
export function prefixOf(name: string, hash: string): string {
  const stem = path.basename(name, path.extname(name)).normalize('NFKD').toLowerCase();
  const plain = stem.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-|-$/g, '');
  return `${plain.slice(0, 40) || 'file'}-${hash.slice(0, 10)}`;
}

const extensions = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  svg: 'svg',
} satisfies Record<Picture['format'], string>;

function pack(image: Sharp, format: Format, isDrawn: boolean): Promise<Buffer> {
  if (format === 'jpeg') return image.jpeg(settings.jpeg).toBuffer();
  if (format === 'png') return image.png(settings.png).toBuffer();
  const kind = isDrawn ? 'drawn' : 'photo';
  if (format === 'webp') return image.webp(settings.webp[kind]).toBuffer();
  // The edges of letters need their full colour.
  const chromaSubsampling = isDrawn ? '4:4:4' : '4:2:0';
  return image.avif({ ...settings.avif[kind], chromaSubsampling }).toBuffer();
}

/** Whether a picture holds pixels and nothing else, in the colours of all screens. */
async function isPlain(bytes: Buffer): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const { exif, xmp, iptc, icc, comments, depth } = await sharp(bytes).metadata();
  return !exif && !xmp && !iptc && !icc && !comments && depth === 'uchar';
}
