import type { Element, Parents, Root } from 'hast';
import { h } from 'hastscript';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import { reportError } from '../../diagnostics/report';
import { isReported } from '../links/liquid-urls';
import { recordPublished } from '../plain-markdown';
import type { AssetOptions } from '../render-options';
import { type Dimensions, dimensionsFor, sizesAttribute } from './image-dimensions';
import { publishUnchanged, publishVariants, readImage } from './publish-variants';
import { type Candidate, formatSrcset, parseSrcset } from './srcset';

/**
 * Publishes each image that is beside the Markdown file or in the public folder, in widths and formats that
 * suit a page, and sets its dimensions and when it loads. Reports an error for an image that cannot be
 * shown.
 */
export function images(options: AssetOptions) {
  return async (tree: Root, file: VFile) => {
    const found: { element: Element; parents: Parents[] }[] = [];
    visitParents(tree, 'element', (element, parents) => {
      const isInPicture = element.tagName === 'source' && isPicture(parents.at(-1));
      if (element.tagName === 'img' || isInPicture) found.push({ element, parents: [...parents] });
    });
    const first = found.find(({ element }) => element.tagName === 'img')?.element;
    for (const { element, parents } of found) {
      if (element.tagName === 'img') {
        const isFirst = element === first && isNearTop(tree, parents[1] ?? element);
        await publishImage(options, file, element, isPicture(parents.at(-1)), isFirst);
      }
      await publishSrcSet(options, file, element);
    }
  };
}

/**
 * Completes an `<img>`, and turns it into a `<picture>` where there are variants.
 * @param hasPicture whether it is in a `<picture>` of the author's
 * @param isFirst whether it is the first image and near the top, so that it loads at once
 */
async function publishImage(
  options: AssetOptions,
  file: VFile,
  img: Element,
  hasPicture: boolean,
  isFirst: boolean,
) {
  const { src, srcSet, dataSrc } = img.properties;
  if (src === '' || (src === undefined && srcSet === undefined)) {
    const message = 'image without a URL';
    const hint = dataSrc
      ? `write src="${dataSrc}": no script of another site puts it there`
      : 'write the name of its file, such as ./loss.png';
    return reportError(file, { place: img.position?.start, message, hint });
  }
  const url = src === undefined ? undefined : String(src);
  const read = url === undefined ? undefined : await readImage(options, file, url);
  if (read && 'message' in read) return reportError(file, { place: img.position?.start, ...read });
  if (read === undefined || url === undefined) return setAttributes(img, {}, isFirst);

  const { info } = read;
  if (info.isUnchanged || hasPicture || srcSet !== undefined) {
    const unchanged = await publishUnchanged(options, file, url, read);
    img.properties.src = unchanged;
    recordPublished(file, url, unchanged);
    return setAttributes(img, info, isFirst);
  }
  const published = await publishVariants(options, file, read);
  if ('message' in published) {
    return reportError(file, { place: img.position?.start, ...published });
  }
  img.properties.src = published.src;
  recordPublished(file, url, published.src);
  setAttributes(img, published, isFirst);
  if (published.sources.length === 0) return;
  const inner = { ...img };
  const sizes = sizesAttribute(img.properties, published.width ?? 0);
  const sources = published.sources.map(({ type, srcSet, hasWidths }) =>
    h('source', { type, srcSet, ...(hasWidths && { sizes }) }),
  );
  Object.assign(img, { tagName: 'picture', properties: {}, children: [...sources, inner] });
}

/** Sets the dimensions of an image and when it loads, where the author has not. */
function setAttributes(
  { properties }: Element,
  { width, height }: Partial<Dimensions>,
  isFirst: boolean,
) {
  if (width && height) Object.assign(properties, dimensionsFor(properties, { width, height }));
  if (isFirst) {
    properties.fetchPriority ??= 'high';
  } else {
    properties.loading ??= 'lazy';
    properties.decoding ??= 'async';
  }
}

/** Publishes the images in a `srcset` of the author's (HTML 4.8.4.2.1). */
async function publishSrcSet(options: AssetOptions, file: VFile, element: Element) {
  const { srcSet } = element.properties;
  if (typeof srcSet !== 'string' || srcSet.includes('data:') || isReported(file, srcSet)) return;
  const candidates: Candidate[] = [];
  for (const { url, descriptor } of parseSrcset(srcSet)) {
    const read = await readImage(options, file, url);
    if (read && 'message' in read) reportError(file, { place: element.position?.start, ...read });
    const isFound = read !== undefined && 'info' in read;
    const published = isFound ? await publishUnchanged(options, file, url, read) : url;
    recordPublished(file, url, published);
    candidates.push({ url: published, descriptor });
  }
  element.properties.srcSet = formatSrcset(candidates);
}

function isPicture(parent: Parents | undefined): boolean {
  return parent?.type === 'element' && parent.tagName === 'picture';
}

// Blocks from the top that are seen without scrolling.
const FIRST_BLOCKS = 2;

/** Whether a block is seen without scrolling. */
function isNearTop(tree: Root, block: Parents): boolean {
  const blocks = tree.children.filter(({ type }) => type === 'element');
  return blocks.slice(0, FIRST_BLOCKS).some((first) => first === block);
}
