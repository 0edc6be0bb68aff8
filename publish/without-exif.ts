import type { Metadata } from 'sharp';

/**
 * A picture without what a camera or a program wrote into it, such as where it was taken. Where there
 * is something of the kind, its pixels are turned as they are shown, and packed anew.
 * @returns the same bytes where there is nothing to take out
 */
export async function withoutExif(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: false, failOn: 'none' } as const;
  const found = await sharp(bytes, options)
    .metadata()
    .catch(() => undefined);
  // Packed anew, a PNG that moves would stand still.
  if (!found || !tells(found) || hasFrames(bytes)) return bytes;
  const isAnimated = (found.pages ?? 1) > 1;
  const image = sharp(bytes, { ...options, animated: isAnimated });
  const upright = isAnimated ? image : image.autoOrient();
  if (found.format === 'jpeg') {
    return upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
  }
  if (found.format === 'png') return upright.png({ compressionLevel: 9 }).toBuffer();
  if (found.format === 'webp') return upright.webp({ quality: 92 }).toBuffer();
  return found.format === 'heif' && found.compression === 'av1'
    ? upright.avif({ quality: 80, effort: 3 }).toBuffer()
    : bytes;
}

/**
 * Whether a file's name says that it may hold what `withoutExif` takes out. A TIFF is data, such as a
 * map whose place must stay.
 */
export function mayHoldExif(name: string) {
  return /\.(jpe?g|jpe|jfif|png|webp|avif)$/i.test(name);
}

/**
 * Whether a PNG or an AVIF holds several pictures that a browser plays (PNG 3, 11.3.6; AVIF 1.1, 3).
 */
export function hasFrames(bytes: Buffer) {
  const start = bytes.toString('latin1', 0, 12);
  if (start.endsWith('ftypavis')) return true;
  const control = start.startsWith('\x89PNG') ? bytes.indexOf('acTL') : -1;
  return control > 0 && control < bytes.indexOf('IDAT');
}

function tells({ exif, xmp, iptc, comments }: Metadata) {
  // ImageMagick writes a camera's words into a PNG as text.
  return exif || xmp || iptc || comments?.some(({ keyword }) => /^Raw profile/i.test(keyword));
}
