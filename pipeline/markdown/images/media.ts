import path from 'node:path/posix';
import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { reportError } from '../../diagnostics/report';
import { hashOf } from '../../store/hash';
import { resolveAsset } from '../assets/resolve-asset';
import { mediaNamePrefix, storeAsset } from '../assets/store-asset';
import { recordPublished } from '../plain-markdown';
import type { AssetOptions } from '../render-options';
import { visit } from '../visit';

/** Publishes the audio, video and caption files that are beside the Markdown file. */
export function media(options: AssetOptions) {
  return async (tree: Root, file: VFile) => {
    const found: Element[] = [];
    visit(tree, 'element', (element, _index, parent) => {
      const isInPicture = parent?.type === 'element' && parent.tagName === 'picture';
      if (/^(video|audio|source|track)$/.test(element.tagName) && !isInPicture) found.push(element);
    });
    for (const element of found) {
      for (const attribute of ['src', 'poster'])
        await publishMedia(options, file, element, attribute);
    }
  };
}

async function publishMedia(
  { folders, store }: AssetOptions,
  file: VFile,
  element: Element,
  attribute: string,
) {
  const url = element.properties[attribute];
  if (typeof url !== 'string' || url === '') return;
  const asset = await resolveAsset(folders, file, url);
  if (asset === undefined) return;
  if ('message' in asset) return reportError(file, { place: element.position?.start, ...asset });
  if (url.startsWith('/')) return;
  const { name, bytes } = asset;
  const stored = `${mediaNamePrefix(name, hashOf(bytes))}${path.extname(name).toLowerCase()}`;
  const published = await storeAsset(store, file, asset, stored);
  // A fragment may be a time to start at (Media Fragments URI 1.0).
  const withFragment = published + (/#.*$/s.exec(url)?.[0] ?? '');
  element.properties[attribute] = withFragment;
  recordPublished(file, url, withFragment);
}
