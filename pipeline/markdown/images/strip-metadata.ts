import type { Metadata } from 'sharp';

/**
 * Takes out of an image what a camera or a program wrote into it, such as where it was taken. An image
 * with such metadata is turned upright and encoded again.
 * @returns the same bytes where there is nothing to take out
 */
export async function withoutExif(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: false, failOn: 'none' } as const;
  const metadata = await sharp(bytes, options)
    .metadata()
    .catch(() => undefined);
  // Encoded again, an animated PNG would stand still.
  if (!metadata || !isRevealing(metadata) || hasFrames(bytes)) return bytes;
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
 * Whether a file's name says that it may hold a camera's metadata. A TIFF is data, such as a map whose
 * coordinates must stay.
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

function isRevealing({ exif, xmp, iptc, comments }: Metadata): boolean {
  // ImageMagick writes a camera's data into a PNG as text.
  const isProfile = comments?.some(({ keyword }) => /^Raw profile/i.test(keyword)) ?? false;
  return Boolean(exif || xmp || iptc) || isProfile;
}
