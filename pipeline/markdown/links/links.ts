import { statSync } from 'node:fs';
import path from 'node:path/posix';
import type { Element, Root } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { canParseUrl } from '../../can-parse-url';
import { reportError } from '../../diagnostics/report';
import { isMarkdown } from '../../slugs';
import { addDependency } from '../assets/dependencies';
import { filePathOf } from '../assets/file-path';
import { resolveAsset } from '../assets/resolve-asset';
import { downloadName, storeAsset } from '../assets/store-asset';
import type { RenderOptions } from '../render-options';
import { visit } from '../visit';
import { isReported } from './liquid-urls';
import { hostWithoutScheme, misspeltScheme } from './misspelt-url';

/** A link in a Markdown file. */
export type Link = {
  /** As it is written. */
  written: string;
  /** An absolute URL of another site, or a root-relative one of this site, without its base path. */
  url: string;
  /** The path in the project of the file that is linked to, where it is a file and not a page. */
  file?: string;
  /** Both 1-based and counted in the body. */
  line?: number;
  column?: number;
};

/**
 * Collects the links of a Markdown file. A link to another Markdown file becomes one to its page, and
 * a file beside it is published. Links to other hosts get `rel=noopener`. rehype-external-links would do
 * the last alone.
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
      if (isReported(file, written)) continue;
      const place = element.position?.start;
      const misspelt = misspeltUrl(options, file, written.trim());
      if (misspelt) reportError(file, { place, ...misspelt });
      const link = !misspelt && (await resolveLink(options, file, written.trim(), place));
      if (!link) continue;
      // A URL stays as it is written, but a file has another URL on the site.
      element.properties[attribute] = link.file === undefined ? link.written : link.url;
      const { line, column } = element.position?.start ?? {};
      file.data.links.push({ ...link, line, column });
      if (element.tagName === 'a' && isAbsolute(link.url)) addRel(element, 'noopener');
    }
  };
}

function misspeltUrl({ folders }: RenderOptions, file: VFile, written: string) {
  const name = filePathOf(folders, file, written);
  const isThere = name !== undefined && isFile(path.join(folders.root, name));
  return misspeltScheme(written) ?? (isThere ? undefined : hostWithoutScheme(written));
}

/** @returns undefined for a URL that is not http, and for a file that cannot be published */
async function resolveLink(
  options: RenderOptions,
  file: VFile,
  written: string,
  place?: Point,
): Promise<Link | undefined> {
  const { siteUrl, basePath, folders, store, urlOfFile } = options;
  const base = new URL(urlOfFile(file.path), siteUrl).href;
  if (!canParseUrl(written, base)) return undefined;
  const url = new URL(written, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  if (url.origin !== new URL(siteUrl).origin) return { written, url: written };

  // An absolute URL includes the base path of the site; within the site, none does.
  const hasBasePath = isAbsolute(written) && url.pathname.startsWith(`${basePath}/`);
  const pathname = hasBasePath ? url.pathname.slice(basePath.length) : url.pathname;
  const page = { written, url: pathname + url.search + url.hash };
  const name = written.startsWith('/') ? undefined : filePathOf(folders, file, written);
  if (name === undefined) return page;
  if (path.extname(name) === '' && !isFile(path.join(folders.root, name))) {
    // Recorded, so that the text is rendered again once there is such a file, as `./LICENSE` may be.
    addDependency(file, name, null);
    return page;
  }
  if (isMarkdown(name)) {
    return { written, url: urlOfFile(name) + url.search + url.hash, file: name };
  }
  const asset = await resolveAsset(folders, file, written);
  if (asset && 'message' in asset) reportError(file, { place, ...asset });
  if (!asset || 'message' in asset) return undefined;
  const published = await storeAsset(store, file, asset, downloadName(asset));
  return { written, url: published + url.hash, file: asset.name };
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
