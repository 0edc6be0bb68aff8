import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { isAnimated } from '../assets/strip-metadata';

/** The format and the dimensions of an image, in CSS pixels, after its EXIF orientation. */
export type ImageInfo = {
  format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg';
  width: number;
  height: number;
  /** Whether it is published unchanged, as vector graphics and animations are. */
  isUnchanged: boolean;
};

const MAX_PIXELS = 100_000_000;

/**
 * Reads the format and the dimensions of an image from its bytes, not from its name, without decoding its
 * pixels. file-type was not taken for the format: it does not know what authors take for images, such
 * as a saved web page or a Git LFS pointer.
 * @param name its path in the project, for messages
 * @returns why browsers cannot show it, where they cannot
 */
export async function inspectImage(
  name: string,
  bytes: Buffer,
): Promise<ImageInfo | DiagnosticText> {
  const start = bytes.subarray(0, 16_384).toString('latin1');
  const other = otherFormats.find(({ begins }) => begins.test(start));
  const format = formats.find(([, begins]) => begins.test(start))?.[0];
  if (format === undefined) {
    const { is, hint = SAVE } = other ?? { is: 'is not an image that browsers can show' };
    return { message: `${name} ${is}`, hint };
  }
  if (format === 'svg' && !/<svg\b[^>]*\sxmlns=|<\w+:svg\b/i.test(bytes.toString())) {
    const message = `${name} is not an SVG that browsers can show: its <svg> has no namespace`;
    return { message, hint: 'write <svg xmlns="http://www.w3.org/2000/svg" …>' };
  }
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, { limitInputPixels: false });
    const { autoOrient, pages = 1, pageHeight } = await image.metadata();
    const { width, height } = (format === 'svg'
      ? dimensionsOfSvg(bytes.toString())
      : undefined) ?? {
      width: autoOrient.width,
      height: pageHeight ?? autoOrient.height,
    };
    const isUnchanged = format === 'svg' || format === 'gif' || pages > 1 || isAnimated(bytes);
    if (format === 'svg' || width * height <= MAX_PIXELS)
      return { format, width, height, isUnchanged };
    const message = `${name} has ${width} × ${height} pixels, which is more than 100 million`;
    return { message, hint: 'save it smaller: no screen shows more than 3000 pixels across' };
  } catch (error) {
    if (format !== 'svg') return corruptImage(name);
    const [, reason] = /(XML parse error[^\n]*|Error domain[^\n]*)/.exec(String(error)) ?? [];
    const message = `${name} is not an SVG that browsers can show${reason ? `: ${reason}` : ''}`;
    return { message, hint: 'correct its tags, or export it again from the program that drew it' };
  }
}

/** The diagnostic of an image that cannot be decoded. @param name its path in the project */
export function corruptImage(name: string): DiagnosticText {
  return {
    message: `${name} is corrupt or truncated`,
    hint: 'save it again, or download it again',
  };
}

const formats: [ImageInfo['format'], RegExp][] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF.{4}WEBP/s],
  ['avif', /^.{4}ftyp.{0,40}avi[fs]/s],
  [
    'svg',
    /^(?!\s*<(!doctype\s+html|html|head|body))\s*(\xef\xbb\xbf)?\s*<.*?(?<=<(\w+:)?)svg[\s>]/is,
  ],
];

const SAVE = 'save it as JPEG or PNG';
const unsupported = (format: string) => `is a ${format} file, which browsers cannot show`;
/** Files that authors take for images. */
const otherFormats: { begins: RegExp; is: string; hint?: string }[] = [
  { begins: /^$/, is: 'is empty', hint: 'save the image again' },
  {
    begins: /^version https:\/\/git-lfs/,
    is: 'is a Git LFS pointer, without the image',
    hint: 'run `git lfs pull`',
  },
  {
    begins: /^\s*(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body)/is,
    is: 'is a web page, not an image',
    hint: 'open the image alone in a browser, and save that',
  },
  { begins: /^.{4}ftyp(hei|hev|mif1|msf1)/s, is: unsupported('HEIC') },
  {
    begins: /^(?:.{4}ftyp(?!avi[fs])|.E\xdf\xa3|OggS)/s,
    is: 'is a recording, not an image',
    hint: 'write <video src="clip.mp4" controls></video> or <audio src="talk.mp3" controls></audio>',
  },
  {
    begins: /^(?:ID3|\xff[\xf2\xf3\xfb]|RIFF.{4}WAVE)/s,
    is: 'is a recording, not an image',
    hint: 'write <audio src="talk.mp3" controls></audio>',
  },
  { begins: /^(II\*|MM.\*)/s, is: unsupported('TIFF') },
  { begins: /^BM/, is: unsupported('BMP') },
  { begins: /^(\xff\n|.{4}JXL )/s, is: unsupported('JPEG XL') },
  {
    begins: /^%PDF/,
    is: unsupported('PDF'),
    hint: 'link to it, as [the paper](./paper.pdf), or save the page as PNG',
  },
  { begins: /^8BPS/, is: unsupported('Photoshop') },
];

/** CSS pixels in a unit of length (CSS Values 4, 6.2). */
const pixelsIn: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/**
 * The dimensions of an SVG in CSS pixels, from its width and height or its viewBox (SVG 2, 8.2). sharp was
 * tried: at 72 dpi, its default, it gets `pt` and `cm` wrong, and at 96 dpi `px`.
 */
function dimensionsOfSvg(svg: string): { width: number; height: number } | undefined {
  const [, tag = ''] = /<(?:\w+:)?svg\b((?:[^>"']|"[^"]*"|'[^']*')*)>/.exec(svg) ?? [];
  const attribute = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']\\s*([^"']*?)\\s*["']`).exec(tag)?.[1] ?? '';
  const lengthOf = (name: string) => {
    const [, number, unit] = /^([\d.]+(?:e\d+)?)([a-z]*)$/i.exec(attribute(name)) ?? [];
    return Number(number) * (pixelsIn[unit] ?? Number.NaN);
  };
  const [, , boxWidth, boxHeight] = attribute('viewBox')
    .split(/[\s,]+/)
    .map(Number);
  const ratio = boxWidth / boxHeight;
  const width = lengthOf('width') || lengthOf('height') * ratio || boxWidth;
  const height = lengthOf('height') || width / ratio;
  return width > 0 && height > 0
    ? { width: Math.round(width) || 1, height: Math.round(height) || 1 }
    : undefined;
}
