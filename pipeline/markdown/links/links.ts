import { statSync } from 'node:fs';
import path from 'node:path/posix';
import type { Element, Root } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportError } from '../../diagnostics/report';
import { isMarkdown, MAX_NAME_BYTES } from '../../slugs';
import type { AssetStore } from '../../store/asset-store';
import { hashOf } from '../../store/hash';
import { mayHaveMetadata, stripMetadata } from '../images/strip-metadata';
import type { RenderOptions } from '../options';
import { addAssets, filePathOf } from './dependencies';
import { type Asset, resolveAsset } from './resolve-asset';

/** A link in a text. Line and column are 1-based and counted in the text. */
export type Link = {
  /** As it is written in the text. */
  written: string;
  /** An absolute URL of another site, or a path from the top of this one with query and fragment. */
  url: string;
  /** The file that is meant, by its path in the project, where a file is named and not a page. */
  file?: string;
  line?: number;
  column?: number;
};

/**
 * Collects the links of a text. A link to another text's file becomes one to its page, a file beside
 * the text is published, and pages of other hosts get no reference to the page that opened them.
 */
export function links(options: RenderOptions) {
  return async (tree: Root, file: VFile) => {
    const found: { element: Element; attribute: string; written: string }[] = [];
    visit(tree, 'element', (element) => {
      for (const attribute of Object.keys(urlAttributes)) {
        const written = element.properties[attribute];
        // Images and media have plugins of their own.
        const isMedia = /^(img|source|video|audio|track)$/.test(element.tagName);
        if (typeof written === 'string' && !isMedia && attribute !== 'cite') {
          found.push({ element, attribute, written });
        }
      }
    });
    file.data.links = [];
    for (const { element, attribute, written } of found) {
      const link = await resolveLink(options, file, written.trim(), element.position?.start);
      if (!link) continue;
      // As its author wrote it, but for files, which have other URLs on the site.
      element.properties[attribute] = link.file === undefined ? link.written : link.url;
      const { line, column } = element.position?.start ?? {};
      file.data.links.push({ ...link, line, column });
      if (element.tagName === 'a' && isAbsolute(link.url)) addRel(element, 'noopener');
    }
  };
}

async function resolveLink(
  options: RenderOptions,
  file: VFile,
  written: string,
  place?: Point,
): Promise<Link | undefined> {
  const { siteUrl, basePath, folders, store, urlOfFile } = options;
  const base = new URL(urlOfFile(file.path), siteUrl).href;
  if (!URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  if (url.origin !== new URL(siteUrl).origin) return { written, url: written };

  // An absolute URL includes the base path of the site; within the site, none does.
  const hasBasePath = isAbsolute(written) && url.pathname.startsWith(`${basePath}/`);
  const pathname = hasBasePath ? url.pathname.slice(basePath.length) : url.pathname;
  const page = { written, url: pathname + url.search + url.hash };
  const name = written.startsWith('/') ? undefined : filePathOf(folders, file, written);
  if (name === undefined || (path.extname(name) === '' && !isFile(path.join(folders.root, name)))) {
    return page;
  }
  if (isMarkdown(name)) {
    return { written, url: urlOfFile(name) + url.search + url.hash, file: name };
  }
  const asset = await resolveAsset(folders, file, written);
  if (asset && 'message' in asset) reportError(file, { place, ...asset });
  if (!asset || 'message' in asset) return undefined;
  const published = await publishDownload(store, asset);
  addAssets(file, published);
  return { written, url: store.urlOf(published) + url.hash, file: asset.name };
}

/** @returns the file's name in the asset store: its own with ten digits of a hash */
async function publishDownload(store: AssetStore, { name, bytes }: Asset): Promise<string> {
  // As far as URLs and file systems can hold it.
  const { name: stem, ext } = path.parse(name.replaceAll(/[%#?&:;"'<>|*\\^`{}[\]]/g, '-'));
  const letters = [...stem];
  while (Buffer.byteLength(letters.join('')) > MAX_NAME_BYTES) letters.pop();
  const published = `${letters.join('')}-${hashOf(bytes).slice(0, 10)}${ext}`;
  if (!store.has(published)) {
    await store.write(published, mayHaveMetadata(name) ? await stripMetadata(bytes) : bytes);
  }
  return published;
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isAbsolute(url: string): boolean {
  return /^([a-z]+:)?\/\//i.test(url);
}

function addRel(element: Element, value: string): void {
  const rel = [element.properties.rel ?? []].flat().map(String);
  element.properties.rel = [...new Set([...rel, value])];
}
