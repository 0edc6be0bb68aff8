import path from 'node:path/posix';
import type { Element, ElementContent, Parents, Properties, Root } from 'hast';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import { addressOfFile } from '../published-files';
import { type Fault, findNearby } from './find-nearby';
import { refuse, warn } from './findings';
import { broken, inspectPicture, type Picture } from './picture-formats';
import { keepWhole, type Sizes, sizesOf } from './picture-sizes';

/**
 * Shows each picture that lies beside the text or in `public/` in the sizes and formats that suit a
 * page, at a place that is kept free for it. One with a title, alone in its paragraph, is a figure
 * with a caption. What cannot be shown is refused.
 */
export function pictures() {
  return async (tree: Root, file: VFile) => {
    const found: { element: Element; parents: Parents[] }[] = [];
    visitParents(tree, 'element', (element, parents) => {
      const isOfPicture = element.tagName === 'source' && isPicture(parents.at(-1));
      if (element.tagName === 'img' || isOfPicture) found.push({ element, parents: [...parents] });
    });
    for (const { element, parents } of found) {
      if (element.tagName === 'img') {
        checkAlt(file, element);
        const isFirst = element === found[0].element && isNearTop(tree, parents[1] ?? element);
        caption(element, parents);
        await show(file, element, isPicture(parents.at(-1)), isFirst);
      }
      await keepCandidates(file, element);
    }
  };
}

/** How wide a picture is at most, in CSS pixels: as the column of text. */
const COLUMN = 640;
/** How much of a narrow window the column takes, in percent. */
const SHARE = 90;

/** Makes an `<img>` ready, and a `<picture>` of it where it has sizes. */
async function show(file: VFile, img: Element, isChosen: boolean, isFirst: boolean) {
  const { src, srcSet } = img.properties;
  if (src === '') {
    const remedy = 'write the picture’s address between the parentheses, such as ./loss.png';
    return refuse(file, {
      place: img.position?.start,
      message: 'a picture has no address',
      remedy,
    });
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
  if (width && height) Object.assign(properties, sizeOf(properties, { width, height }));
  if (isFirst) {
    properties.fetchPriority ??= 'high';
  } else {
    properties.loading ??= 'lazy';
    properties.decoding ??= 'async';
  }
}

type Size = { width: number; height: number };

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

/** How wide a picture is shown, for the browser to choose a file by before the page has a layout. */
function shownWidth({ width }: Properties, largest: number): string {
  const [, percent] = /^\s*([\d.]+)%/.exec(String(width)) ?? [];
  const share = Math.min(Number(percent ?? 100), 100) / 100;
  const widest = percent ? COLUMN * share : Math.min(COLUMN, Number(width) || largest);
  return `min(${Math.round(SHARE * share)}vw,${Math.round(widest)}px)`;
}

/**
 * The width and height by which a browser keeps a place free: the picture's own, or those that follow
 * from the one that the author gave.
 */
function sizeOf(written: Properties, { width, height }: Size): Properties {
  const ratio = width / height;
  const style = String(written.style ?? '');
  const add = (rule: string) => [style.replace(/;\s*$/, ''), rule].filter(Boolean).join(';');
  if (/%/.test(`${written.width ?? ''}`)) return { style: add(`aspect-ratio:${width}/${height}`) };
  const [ownWidth, ownHeight] = [written.width, written.height].map((length) =>
    Number.parseFloat(String(length)),
  );
  if (ownWidth > 0) return { width: ownWidth, height: Math.round(ownWidth / ratio) || 1 };
  if (ownHeight > 0) return { width: Math.round(ownHeight * ratio) || 1, height: ownHeight };
  // A height alone must not press the picture into the width that is written beside it.
  const hasHeight = /(^|[;\s])(max-)?height\s*:/i.test(style) && !/(^|[;\s])width\s*:/i.test(style);
  return { width, height, ...(hasHeight && { style: add('width:auto') }) };
}

/** Makes a figure of a picture's paragraph where it is alone in it and has a title. */
function caption(img: Element, parents: Parents[]) {
  const { title } = img.properties;
  const link = parents.at(-1);
  const isLinked = link?.type === 'element' && link.tagName === 'a' && isAlone(img, link);
  const paragraph = parents.at(isLinked ? -2 : -1);
  const content = isLinked ? link : img;
  if (paragraph?.type !== 'element' || paragraph.tagName !== 'p' || !title) return;
  if (!isAlone(content, paragraph) || Object.keys(paragraph.properties).length > 0) return;
  delete img.properties.title;
  const text: ElementContent = { type: 'text', value: String(title) };
  paragraph.tagName = 'figure';
  paragraph.children = [
    content,
    { type: 'element', tagName: 'figcaption', properties: {}, children: [text] },
  ];
}

function isAlone(element: Element, parent: Element): boolean {
  return parent.children.every(
    (node) => node === element || (node.type === 'text' && node.value.trim() === ''),
  );
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

/** Warns of a picture that says nothing to those who do not see it. */
function checkAlt(file: VFile, { properties, position }: Element) {
  const place = position?.start;
  const isMarkdown = String(file).startsWith('![', place?.offset ?? 0);
  const alt = properties.alt === undefined ? undefined : String(properties.alt).trim();
  const remedy = isMarkdown
    ? 'write what it shows between the brackets; if it only decorates, write <img src="…" alt="">'
    : 'write what it shows as alt="…"; if it only decorates, write alt=""';
  if (alt === undefined || (isMarkdown && alt === '')) {
    warn(file, { place, message: 'who does not see this picture hears nothing of it', remedy });
  } else if (alt !== '' && path.basename(String(properties.src ?? '')) === alt) {
    warn(file, { place, message: `“${alt}” is the picture’s name, not what it shows`, remedy });
  }
}
