import path from 'node:path';
import type { Renderer } from '../markdown/render';
import type { BodyOptions, RenderOptions } from '../markdown/render-options';
import type { RenderedBody } from '../markdown/rendered-body';
import { nameInCache, writeCacheFile } from '../store/atomic-write';
import { hashOf } from '../store/hash';
import { bodyStore } from './body-store';

/** A rendered body without its texts, which stay in the body store: those of 1,000 posts fill the memory. */
export type BodyInfo = Omit<RenderedBody, 'html' | 'feedHtml' | 'markdown'> & {
  /** A hash of its Markdown, its options and the renderer's version. */
  key: string;
  /** A hash of its file in the body store. */
  bodyHash: string;
  /** Hashes of its assets, in their order: their names have the hashes of their sources alone. */
  assetHashes: (string | undefined)[];
};

/** A Markdown text that is to be rendered. */
export type RenderTask = { key: string; markdown: string; body: BodyOptions };

/**
 * Renders a body, and writes it into the body store and the render cache.
 * @throws {RangeError} where it is nested too deeply
 */
export type StoredRenderer = (task: RenderTask) => Promise<BodyInfo>;

/** Creates a renderer that keeps what it renders. @param cacheDir absolute */
export function storedRenderer(options: RenderOptions, cacheDir: string): StoredRenderer {
  const bodies = bodyStore(cacheDir);
  let renderer: Promise<Renderer> | undefined;
  return async ({ key, markdown, body }) => {
    // Loaded where there is something to render: that takes as long as the rest of a build without changes.
    renderer ??= import('../markdown/render').then(({ createRenderer }) => createRenderer(options));
    const rendered = await (await renderer)(markdown, body);
    const bodyHash = bodies.write(rendered);
    const { html: _, feedHtml: __, markdown: ___, ...rest } = rendered;
    const assetHashes = rest.assets.map(options.store.hashOf);
    const info = { key, ...rest, bodyHash, assetHashes };
    writeCacheFile(fileOf(cacheDir, key), withChecksum(JSON.stringify(info)));
    return info;
  };
}

/** The folder of the render cache. */
export function renderCacheDir(cacheDir: string): string {
  return path.join(cacheDir, 'render-cache');
}

/** The file in the render cache of a body. */
export function fileOf(cacheDir: string, key: string): string {
  return path.join(renderCacheDir(cacheDir), nameInCache(`${key}.json`));
}

function withChecksum(json: string): string {
  return `${hashOf(json)}\n${json}`;
}

/** The JSON of a file in the render cache, or undefined where it is not what was written. */
export function withoutChecksum(text: string): string | undefined {
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  return hashOf(json) === text.slice(0, end) ? json : undefined;
}
