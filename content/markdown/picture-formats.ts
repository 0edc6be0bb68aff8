import { isAnimated } from '../../pipeline/images/strip-metadata';
import type { Fault } from '../source/problems';

/** What a picture's bytes say of it. Its size is in CSS pixels, as it is shown. */
export type Picture = {
  format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg';
  width: number;
  height: number;
  /** Whether it goes to readers as it is: it is drawn by lines, or moves. */
  isWhole: boolean;
};

const MOST_PIXELS = 100_000_000;

/**
 * Reads what kind of picture a file is, and how large, by what it holds and not by its name. None of
 * its pixels are unpacked.
 * @param name its path in the project, for what is said of it
 */
export async function inspectPicture(name: string, bytes: Buffer): Promise<Picture | Fault> {
  const start = bytes.subarray(0, 16_384).toString('latin1');
  const stranger = strangers.find(({ begins }) => begins.test(start));
  const format = formats.find(([, begins]) => begins.test(start))?.[0];
  if (format === undefined) {
    const { is, remedy = SAVE } = stranger ?? { is: 'is no picture that browsers show' };
    return { message: `${name} ${is}`, remedy };
  }
  if (format === 'svg' && !/<svg\b[^>]*\sxmlns=|<\w+:svg\b/i.test(bytes.toString())) {
    const message = `${name} is no SVG that browsers show: its <svg> does not say that it is one`;
    return { message, remedy: 'write <svg xmlns="http://www.w3.org/2000/svg" …>' };
  }
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, { limitInputPixels: false });
    const { autoOrient, pages = 1, pageHeight } = await image.metadata();
    const { width, height } = (format === 'svg' ? sizeOfSvg(bytes.toString()) : undefined) ?? {
      width: autoOrient.width,
      height: pageHeight ?? autoOrient.height,
    };
    const isWhole = format === 'svg' || format === 'gif' || pages > 1 || isAnimated(bytes);
    if (format === 'svg' || width * height <= MOST_PIXELS)
      return { format, width, height, isWhole };
    const message = `${name} has ${width} × ${height} pixels, which is more than 100 million`;
    return { message, remedy: 'save it smaller: no screen shows more than 3000 pixels across' };
  } catch (error) {
    if (format !== 'svg') return broken(name);
    const [, reason] = /(XML parse error[^\n]*|Error domain[^\n]*)/.exec(String(error)) ?? [];
    const message = `${name} is no SVG that browsers show${reason ? `: ${reason}` : ''}`;
    return { message, remedy: 'mend its tags, or save it again from the program that drew it' };
  }
}

/** What is said of a picture that cannot be unpacked. */
export function broken(name: string): Fault {
  return {
    message: `${name} is broken or cut off`,
    remedy: 'save it again, or fetch it again from where it came',
  };
}

const formats: [Picture['format'], RegExp][] = [
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
const unshown = (format: string) => `is a ${format} file, which browsers do not show`;
/** What else is taken for a picture. */
const strangers: { begins: RegExp; is: string; remedy?: string }[] = [
  { begins: /^$/, is: 'is empty', remedy: 'save the picture again' },
  {
    begins: /^version https:\/\/git-lfs/,
    is: 'is a pointer of Git LFS, without the picture',
    remedy: 'run `git lfs pull`',
  },
  {
    begins: /^\s*(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body)/is,
    is: 'holds a web page and no picture',
    remedy: 'open the picture alone in a browser, and save that',
  },
  { begins: /^.{4}ftyp(hei|hev|mif1|msf1)/s, is: unshown('HEIC') },
  { begins: /^(II\*|MM.\*)/s, is: unshown('TIFF') },
  { begins: /^BM/, is: unshown('BMP') },
  { begins: /^(\xff\n|.{4}JXL )/s, is: unshown('JPEG XL') },
  { begins: /^%PDF/, is: unshown('PDF') },
  { begins: /^8BPS/, is: unshown('Photoshop') },
];

/** CSS pixels in a unit (CSS Values 4, 6.2). */
const pixelsIn: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/** The size that an SVG gives itself, by its width and height or its viewBox (SVG 2, 8.2). */
function sizeOfSvg(svg: string): { width: number; height: number } | undefined {
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
