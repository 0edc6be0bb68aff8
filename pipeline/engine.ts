import { availableParallelism } from 'node:os';
import { type RenderCache, renderCache } from './cache/render-cache';
import type { ThreadCode } from './cache/render-threads';
import type { DocumentBase } from './loader/document-type';
import { createLoader, type Loader } from './loader/load-content';
import type { LoaderOptions } from './loader/loader-options';
import { type NameIndex, nameIndex } from './loader/name-index';
import { assetVersion } from './markdown/assets/asset-version';
import type { RenderOptions } from './markdown/render-options';
import { typesetter } from './markdown/text/typeset';
import { assetStore } from './store/asset-store';

/** A site, as the engine needs to know it. */
export type EngineOptions<Document extends DocumentBase> = Omit<
  RenderOptions,
  'store' | 'urlOfFile' | 'names'
> &
  Omit<LoaderOptions<Document>, 'renderCache' | 'names' | 'typeset'> & {
    /** The folder for the render cache, rendered bodies and assets. Absolute. */
    cacheDir: string;
    /**
     * The folder of this file, since a change of the engine's code invalidates the render cache. Absolute.
     * The engine does not know it where a bundler has moved its code, as Contentlayer's does.
     */
    engineDir: string;
    /** The code of threads that render, where there is much to render. Without it, one thread renders all. */
    threadCode?: ThreadCode;
  };

/** The engine of a site: it turns a folder of files into documents, and their bodies into HTML. */
export type Engine<Document> = {
  load: Loader<Document>;
  renderCache: RenderCache;
  /** The URL path of the page of a Markdown file. @param file its path in the project */
  urlOfFile(file: string): string;
};

/** Creates the engine of a site, with its asset store and its render cache. */
export function createEngine<Document extends DocumentBase>(
  options: EngineOptions<Document>,
): Engine<Document> {
  const { cacheDir, engineDir, threadCode, folders } = options;
  const names = nameIndex();
  const renderOptions = renderOptionsOf(options, names);
  const startThreads =
    threadCode && availableParallelism() > 1
      ? async () => {
          const { startRenderThreads } = await import('./cache/render-threads');
          const data = { root: folders.root, cacheDir, names: names.files() };
          return startRenderThreads(threadCode, engineDir, data);
        }
      : undefined;
  const cache = renderCache(renderOptions, cacheDir, engineDir, startThreads);
  return {
    load: createLoader({ ...options, names, renderCache: cache, typeset: typesetter(options) }),
    renderCache: cache,
    urlOfFile: renderOptions.urlOfFile,
  };
}

/** The options of a site's renderer. @param names what its files are called */
export function renderOptionsOf<Document extends DocumentBase>(
  options: Omit<EngineOptions<Document>, 'documentTypes'>,
  names: NameIndex,
): RenderOptions {
  const urlOfFile = (file: string) => options.urlOfFile(file, names.slugOf(file));
  const store = assetStore(options.cacheDir, () => assetVersion(options.engineDir));
  return { ...options, store, names, urlOfFile };
}
