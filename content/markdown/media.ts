import path from 'node:path/posix';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { stripMetadata } from '../../pipeline/images/strip-metadata';
import { addressOfFile, isKept, keepFile } from '../published-files';
import { findNearby } from './find-nearby';
import { refuse } from './findings';
import { hashOf } from './nearby-files';
import { prefixOf } from './picture-sizes';

/** Brings along the recordings and films that lie beside a text, as they are. */
export function media() {
  return async (tree: Root, file: VFile) => {
    const found: Element[] = [];
    visit(tree, 'element', (element, _index, parent) => {
      const isOfPicture = parent?.type === 'element' && parent.tagName === 'picture';
      if (/^(video|audio|source|track)$/.test(element.tagName) && !isOfPicture) found.push(element);
    });
    for (const element of found) {
      for (const attribute of ['src', 'poster']) await bring(file, element, attribute);
    }
  };
}

async function bring(file: VFile, element: Element, attribute: string) {
  const address = element.properties[attribute];
  if (typeof address !== 'string' || address === '') return;
  const nearby = await findNearby(file, address);
  if (nearby === undefined) return;
  if ('message' in nearby) return refuse(file, { place: element.position?.start, ...nearby });
  if (address.startsWith('/')) return;
  const { name, bytes } = nearby;
  const kept = `${prefixOf(name, hashOf(bytes))}${path.extname(name).toLowerCase()}`;
  const isPoster = attribute === 'poster';
  if (!isKept(kept)) await keepFile(kept, isPoster ? await stripMetadata(bytes) : bytes);
  file.data.files = [...(file.data.files ?? []), kept];
  // The fragment may say where to begin (Media Fragments URI 1.0).
  element.properties[attribute] = addressOfFile(kept) + (/#.*$/s.exec(address)?.[0] ?? '');
}
