import path from 'node:path/posix';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { reportError } from '../../diagnostics/report';
import { hashOf } from '../../store/hash';
import type { AssetOptions } from '../render-options';
import { visit } from '../visit';
import { resolveAsset } from './resolve-asset';
import { mediaNamePrefix, storeAsset } from './store-asset';

const CSS_URL = /(?<=url\(\s*)(?:"([^"]*)"|'([^']*)'|([^"')\s]+))(?=\s*\))/gi;

/** Publishes the files beside a Markdown file that CSS in it names: in `style` attributes and `<style>`. */
export function cssUrls(options: AssetOptions) {
  return async (tree: Root, file: VFile) => {
    const found: Element[] = [];
    visit(tree, 'element', (element) => {
      if (element.properties.style || element.tagName === 'style') found.push(element);
    });
    for (const element of found) {
      const { tagName, properties } = element;
      if (typeof properties.style === 'string') {
        properties.style = await withPublishedUrls(options, file, element, properties.style);
      }
      if (tagName !== 'style') continue;
      const value = await withPublishedUrls(options, file, element, textOf(element));
      element.children = [{ type: 'text', value }];
    }
  };
}

async function withPublishedUrls(
  { folders, store }: AssetOptions,
  file: VFile,
  { position }: Element,
  css: string,
): Promise<string> {
  const published = new Map<string, string>();
  for (const match of css.matchAll(CSS_URL)) {
    const url = urlIn(match);
    if (url === '') continue;
    const asset = await resolveAsset(folders, file, url);
    if (asset && 'message' in asset) reportError(file, { place: position?.start, ...asset });
    if (!asset || 'message' in asset || url.startsWith('/')) continue;
    const { name, bytes } = asset;
    const stored = `${mediaNamePrefix(name, hashOf(bytes))}${path.extname(name).toLowerCase()}`;
    published.set(url, await storeAsset(store, file, asset, stored));
  }
  return css.replaceAll(CSS_URL, (written, ...parts) => {
    const url = published.get(urlIn([written, ...parts]));
    return url === undefined ? written : `"${url}"`;
  });
}

function urlIn([, double, single, bare]: (string | undefined)[]): string {
  return (double ?? single ?? bare ?? '').trim();
}
