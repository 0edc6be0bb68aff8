import type { Metadata } from 'sharp';

/**
 * Removes metadata such as the place where a photo was taken. An image with metadata is rotated by its EXIF
 * orientation and encoded again.
 * @returns the same bytes where there is nothing to remove, or where the format cannot be encoded again
 */
export async function withoutExif(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: false, failOn: 'none' } as const;
  const metadata = await sharp(bytes, options)
    .metadata()
    .catch(() => undefined);
  // sharp would keep the first frame of an animated PNG or AVIF only.
  if (!metadata || !hasPrivateMetadata(metadata) || hasFrames(bytes)) return bytes;
  const isAnimated = (metadata.pages ?? 1) > 1;
  const image = sharp(bytes, { ...options, animated: isAnimated });
  const upright = isAnimated ? image : image.autoOrient();
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
 * Whether a file may hold a camera's metadata, by its extension. A TIFF may be a map whose coordinates must
 * stay.
 */
export function mayHoldExif(name: string): boolean {
  return /\.(jpe?g|jpe|jfif|png|webp|avif)$/i.test(name);
}

/** Whether a PNG or an AVIF is an animation (PNG 3, 11.3.6; AVIF 1.1, 3). */
export function hasFrames(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 12);
  if (start.endsWith('ftypavis')) return true;
  const control = start.startsWith('\x89PNG') ? bytes.indexOf('acTL') : -1;
  return control > 0 && control < bytes.indexOf('IDAT');
}

function hasPrivateMetadata({ exif, xmp, iptc, comments }: Metadata): boolean {
  // ImageMagick writes EXIF data into a PNG as text.
  const isProfile = comments?.some(({ keyword }) => /^Raw profile/i.test(keyword)) ?? false;
  return Boolean(exif || xmp || iptc) || isProfile;
}
