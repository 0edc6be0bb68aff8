import type { Element, Parents, Properties, Root } from 'hast';
import { h } from 'hastscript';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportError } from '../../diagnostics/report';
import { addAssets } from '../assets/add-assets';
import { type Asset, resolveAsset } from '../assets/resolve-asset';
import { storeAsset } from '../assets/store-asset';
import { isReported } from '../links/liquid-urls';
import { recordPublished } from '../plain-markdown';
import type { AssetOptions } from '../render-options';
import { type Dimensions, dimensionsFor, sizesAttribute } from './image-dimensions';
import { type ImageVariants, makeVariants, unchangedName } from './image-variants';
import { corruptImage, type ImageInfo, inspectImage } from './inspect-image';
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
  const { store } = options;
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

  const { name, bytes, info } = read;
  if (info.isUnchanged || hasPicture || srcSet !== undefined) {
    const unchanged = await urlOfUnchanged(options, file, url, read);
    img.properties.src = unchanged;
    recordPublished(file, url, unchanged);
    return setAttributes(img, info, isFirst);
  }
  const variants = await makeVariants(store, name, bytes, info).catch((error: unknown) => {
    // An error of the file system says nothing about the image.
    if (!(error instanceof Error) || 'code' in error) throw error;
  });
  if (!variants) return reportError(file, { place: img.position?.start, ...corruptImage(name) });
  const files = [variants, ...variants.sources.flatMap(({ files }) => files)];
  addAssets(file, ...files.map(({ name }) => name));
  img.properties.src = store.urlOf(variants.name);
  recordPublished(file, url, store.urlOf(variants.name));
  setAttributes(img, variants, isFirst);
  if (variants.sources.length === 0) return;
  const inner = { ...img };
  const sources = variants.sources.map((source) =>
    sourceElement(options, source, img.properties, variants.width),
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

type ReadImage = Asset & { info: ImageInfo };

/** @returns why it cannot be shown, or undefined for an image of another host or of a route of the site */
async function readImage(
  { folders }: AssetOptions,
  file: VFile,
  url: string,
): Promise<ReadImage | DiagnosticText | undefined> {
  const asset = await resolveAsset(folders, file, url);
  if (asset === undefined || 'message' in asset) return asset;
  const info = await inspectImage(asset.name, asset.bytes);
  return 'message' in info ? info : { ...asset, info };
}

/** Publishes an image without variants. One in the public folder is published already. @returns its URL */
async function urlOfUnchanged(
  { store }: AssetOptions,
  file: VFile,
  url: string,
  { name, bytes, info }: ReadImage,
): Promise<string> {
  if (url.startsWith('/')) return url;
  return storeAsset(store, file, { bytes }, unchangedName(name, bytes, info));
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
    const published = isFound ? await urlOfUnchanged(options, file, url, read) : url;
    recordPublished(file, url, published);
    candidates.push({ url: published, descriptor });
  }
  element.properties.srcSet = formatSrcset(candidates);
}

function sourceElement(
  { store }: AssetOptions,
  { type, files }: ImageVariants['sources'][number],
  img: Properties,
  largest: number,
): Element {
  const isSingle = files.length === 1;
  const candidates = files.map(({ name, width }) => ({
    url: store.urlOf(name),
    descriptor: isSingle ? '' : `${width}w`,
  }));
  const properties = {
    type,
    srcSet: formatSrcset(candidates),
    ...(!isSingle && { sizes: sizesAttribute(img, largest) }),
  };
  return h('source', properties);
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
