import type { Metadata } from 'sharp';

/**
 * Removes from an image what a camera or a program wrote into it, such as the place where it was taken
 * (Exif, XMP, IPTC). Its pixels are rotated as Exif says, and encoded again.
 * @returns the same bytes if there is nothing to remove, or sharp cannot read them
 */
export async function stripMetadata(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: false, failOn: 'none' } as const;
  const metadata = await sharp(bytes, options)
    .metadata()
    .catch(() => undefined);
  // sharp would keep only the first frame of these.
  if (!metadata || !isPersonal(metadata) || isAnimated(bytes)) return bytes;
  const hasPages = (metadata.pages ?? 1) > 1;
  const image = sharp(bytes, { ...options, animated: hasPages });
  const upright = hasPages ? image : image.autoOrient();
  if (metadata.format === 'jpeg') {
    return upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
  }
  if (metadata.format === 'png') return upright.png({ compressionLevel: 9 }).toBuffer();
  if (metadata.format === 'webp') return upright.webp({ quality: 92 }).toBuffer();
  return metadata.format === 'heif' && metadata.compression === 'av1'
    ? upright.avif({ quality: 80, effort: 3 }).toBuffer()
    : bytes;
}

/**
 * Whether a file's name is that of an image that `stripMetadata` can change. A TIFF is left as it is:
 * it is data, such as a map that must keep its coordinates.
 */
export function mayHaveMetadata(name: string): boolean {
  return /\.(jpe?g|jpe|jfif|png|webp|avif)$/i.test(name);
}

/** Whether a PNG or an AVIF is animated (PNG 3, 11.3.6; AVIF 1.1, 3). */
export function isAnimated(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 12);
  if (start.endsWith('ftypavis')) return true;
  const control = start.startsWith('\x89PNG') ? bytes.indexOf('acTL') : -1;
  return control > 0 && control < bytes.indexOf('IDAT');
}

function isPersonal({ exif, xmp, iptc, comments }: Metadata): boolean {
  // ImageMagick writes a camera's metadata into a PNG as text.
  return Boolean(
    exif || xmp || iptc || comments?.some(({ keyword }) => /^Raw profile/i.test(keyword)),
  );
}
