import type { Element, Parents, Properties, Root } from 'hast';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import type { Fault } from '../../diagnostics/diagnostic';
import { refuse } from '../../diagnostics/report';
import { addressOfFile } from '../../store/asset-store';
import { findNearby } from '../links/resolve-asset';
import { placeOf, type Size, shownWidth } from './image-dimensions';
import { keepWhole, type Sizes, sizesOf } from './image-variants';
import { broken, inspectPicture, type Picture } from './inspect-image';

/**
 * Shows each picture that lies beside the text or in `public/` in the sizes and formats that suit a
 * page, at a place that is kept free for it. What cannot be shown is refused.
 */
export function pictures() {
  return async (tree: Root, file: VFile) => {
    const found: { element: Element; parents: Parents[] }[] = [];
    visitParents(tree, 'element', (element, parents) => {
      const isOfPicture = element.tagName === 'source' && isPicture(parents.at(-1));
      if (element.tagName === 'img' || isOfPicture) found.push({ element, parents: [...parents] });
    });
    const first = found.find(({ element }) => element.tagName === 'img')?.element;
    for (const { element, parents } of found) {
      if (element.tagName === 'img') {
        const isFirst = element === first && isNearTop(tree, parents[1] ?? element);
        await show(file, element, isPicture(parents.at(-1)), isFirst);
      }
      await keepCandidates(file, element);
    }
  };
}

/** Makes an `<img>` ready, and a `<picture>` of it where it has sizes. */
async function show(file: VFile, img: Element, isChosen: boolean, isFirst: boolean) {
  const { src, srcSet } = img.properties;
  if (src === '') {
    const message = 'this picture has no address';
    const remedy = 'name its file, such as ./loss.png';
    return refuse(file, { place: img.position?.start, message, remedy });
  }
  const address = src === undefined ? undefined : String(src);
  const read = address === undefined ? undefined : await readPicture(file, address);
  if (read && 'message' in read) return refuse(file, { place: img.position?.start, ...read });
  if (read === undefined || address === undefined) return dress(img, {}, isFirst);

  const { name, bytes, picture } = read;
  if (picture.isWhole || isChosen || srcSet !== undefined) {
    img.properties.src = await addressOfWhole(file, address, read);
    return dress(img, picture, isFirst);
  }
  const sizes = await sizesOf(name, bytes, picture).catch((error: Error) => {
    // What the disk says is not the picture's fault.
    if ('code' in error) throw error;
  });
  if (!sizes) return refuse(file, { place: img.position?.start, ...broken(name) });
  const names = [sizes, ...sizes.sources.flatMap(({ files }) => files)].map(({ name }) => name);
  file.data.files = [...(file.data.files ?? []), ...names];
  img.properties.src = addressOfFile(sizes.name);
  dress(img, sizes, isFirst);
  if (sizes.sources.length === 0) return;
  const inner = { ...img };
  const sources = sizes.sources.map((source) => sourceOf(source, img.properties, sizes.width));
  Object.assign(img, { tagName: 'picture', properties: {}, children: [...sources, inner] });
}

/** Says how large a picture is and when to load it, where the author has not. */
function dress({ properties }: Element, size: Partial<Size>, isFirst: boolean) {
  const { width, height } = size;
  if (width && height) Object.assign(properties, placeOf(properties, { width, height }));
  if (isFirst) {
    properties.fetchPriority ??= 'high';
  } else {
    properties.loading ??= 'lazy';
    properties.decoding ??= 'async';
  }
}

type ReadPicture = { name: string; bytes: Buffer; picture: Picture };

/** Nothing where the picture is another host's, or made by the site itself. */
async function readPicture(file: VFile, address: string): Promise<ReadPicture | Fault | undefined> {
  const nearby = await findNearby(file, address);
  if (nearby === undefined || 'message' in nearby) return nearby;
  const picture = await inspectPicture(nearby.name, nearby.bytes);
  return 'message' in picture ? picture : { ...nearby, picture };
}

/** The address of a picture that is not made into sizes. What lies in `public/` has one. */
async function addressOfWhole(file: VFile, address: string, { name, bytes, picture }: ReadPicture) {
  if (address.startsWith('/')) return address;
  const kept = await keepWhole(name, bytes, picture);
  file.data.files = [...(file.data.files ?? []), kept];
  return addressOfFile(kept);
}

/** Gives the pictures in an author's own `srcset` (HTML 4.8.4.2.1) addresses that hold on the site. */
async function keepCandidates(file: VFile, element: Element) {
  const { srcSet } = element.properties;
  if (typeof srcSet !== 'string' || srcSet.includes('data:')) return;
  const candidates = [];
  for (const [, address, size = ''] of srcSet.matchAll(CANDIDATE)) {
    const read = await readPicture(file, address);
    if (read && 'message' in read) refuse(file, { place: element.position?.start, ...read });
    const isOurs = read !== undefined && 'picture' in read;
    candidates.push((isOurs ? await addressOfWhole(file, address, read) : address) + size);
  }
  element.properties.srcSet = candidates.join(', ');
}

const CANDIDATE = /([^\s,](?:\S*[^\s,])?)(\s+[\d.]+[wx])?\s*(?:,|$)/g;

function sourceOf(source: Sizes['sources'][number], img: Properties, largest: number): Element {
  const { type, files } = source;
  const isOne = files.length === 1;
  const candidates = files.map(({ name, width }) =>
    isOne ? addressOfFile(name) : `${addressOfFile(name)} ${width}w`,
  );
  const properties = {
    type,
    srcSet: candidates.join(', '),
    ...(!isOne && { sizes: shownWidth(img, largest) }),
  };
  return { type: 'element', tagName: 'source', properties, children: [] };
}

function isPicture(parent: Parents | undefined): boolean {
  return parent?.type === 'element' && parent.tagName === 'picture';
}

const FIRST_BLOCKS = 2;

/** Whether something is seen before the reader scrolls. */
function isNearTop(tree: Root, block: Parents): boolean {
  const blocks = tree.children.filter(({ type }) => type === 'element');
  return blocks.slice(0, FIRST_BLOCKS).some((first) => first === block);
}
