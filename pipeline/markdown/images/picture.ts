import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import type { AssetOptions, PictureOptions } from '../render-options';
import { sizesAttribute } from './image-dimensions';
import { locateImage } from './preview-image';
import {
  type PublishedImage,
  publishUnchanged,
  publishVariants,
  readImage,
} from './publish-variants';

/** A published picture: what `<picture>` and `<img>` need, but for when it loads. */
export type Picture = Omit<PublishedImage, 'sources'> & {
  alt: string;
  /** How wide it is shown: in the text column, or as its options say. Missing where there is one width. */
  sizes?: string;
  sources: { type: string; srcSet: string }[];
};

/** Why a picture cannot be shown: an error, unless it says that it is a warning. */
export type PictureFault = DiagnosticText & { severity?: 'warning' };

/** Publishes a picture that the front matter of a Markdown file names, as images of the text are. */
export async function publishPicture(
  options: AssetOptions,
  file: VFile,
  { src, alt, width }: PictureOptions,
): Promise<Picture | PictureFault> {
  if (/^(https?:)?\/\//i.test(src)) {
    const message = `image of another host, which the page does not show: “${src}”`;
    const hint = 'save it beside the Markdown file, and write its name, such as ./loss.png';
    return { severity: 'warning', message, hint };
  }
  const url = await locateImage(options.folders, file, src);
  const read = await readImage(options, file, url);
  if (read === undefined) {
    return { message: `“${src}” is not an image`, hint: 'write the path of its file' };
  }
  if ('message' in read) return read;
  if (read.info.isUnchanged) {
    const { width, height } = read.info;
    const published = await publishUnchanged(options, file, url, read);
    return { src: published, width, height, alt, sources: [] };
  }
  // Displays have up to two pixels for one of CSS.
  const published = await publishVariants(
    options,
    file,
    read,
    width ? [width, 2 * width] : undefined,
  );
  if ('message' in published) return published;
  const sizes = width ? `${width}px` : sizesAttribute({}, published.width ?? 0);
  const hasWidths = published.sources.some(({ hasWidths }) => hasWidths);
  const sources = published.sources.map(({ type, srcSet }) => ({ type, srcSet }));
  return { ...published, alt, ...(hasWidths && { sizes }), sources };
}
