import type { Properties } from 'hast';

/** In CSS pixels. */
export type Dimensions = { width: number; height: number };

/** The width of the text column in CSS pixels, which no image exceeds. */
const COLUMN = 640;
/** The share of a narrow viewport that the column takes, in percent. */
const SHARE = 90;

/**
 * The attributes that prevent a layout shift while an image loads: its own width and height in CSS pixels,
 * or those that follow from the author's. rehype-img-size was not taken: it sets the file's own ones only,
 * over the author's.
 * @param written the attributes of the author
 */
export function dimensionsFor(written: Properties, { width, height }: Dimensions): Properties {
  const ratio = width / height;
  const style = String(written.style ?? '');
  const add = (rule: string) => [style.replace(/;\s*$/, ''), rule].filter(Boolean).join(';');
  if (isPercent(written.width)) return { style: add(`aspect-ratio:${width}/${height}`) };
  const [ownWidth, ownHeight] = [written.width, written.height].map((length) =>
    Number.parseFloat(String(length)),
  );
  if (ownWidth > 0) return { width: ownWidth, height: Math.round(ownWidth / ratio) || 1 };
  if (ownHeight > 0 && !isPercent(written.height)) {
    return { width: Math.round(ownHeight * ratio) || 1, height: ownHeight };
  }
  // Without this, a height of the author's would distort the image.
  const hasHeight = /(^|[;\s])(max-)?height\s*:/i.test(style) && !/(^|[;\s])width\s*:/i.test(style);
  return { width, height, ...(hasHeight && { style: add('width:auto') }) };
}

/**
 * The value of `sizes` (HTML 4.8.4.2.2): how wide an image is shown, by which a browser chooses a variant
 * before the page has a layout.
 * @param largest the width of the largest variant, in pixels
 */
export function sizesAttribute({ width }: Properties, largest: number): string {
  const share = isPercent(width) ? Math.min(Number.parseFloat(String(width)), 100) / 100 : 1;
  const widest = share < 1 ? COLUMN * share : Math.min(COLUMN, Number(width) || largest);
  return `min(${Math.round(SHARE * share)}vw,${Math.round(widest)}px)`;
}

function isPercent(length: Properties[string]): boolean {
  return /^\s*[\d.]+%/.test(String(length));
}
