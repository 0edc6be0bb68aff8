import { type RenderCache, renderCache } from './cache/render-cache';
import type { DocumentBase } from './loader/document-type';
import { createLoader, type Loader } from './loader/load-content';
import type { LoaderOptions } from './loader/loader-options';
import { nameIndex } from './loader/name-index';
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
  const { cacheDir, engineDir } = options;
  const store = assetStore(cacheDir);
  const names = nameIndex();
  const urlOfFile = (file: string) => options.urlOfFile(file, names.slugOf(file));
  const cache = renderCache({ ...options, store, names, urlOfFile }, cacheDir, engineDir);
  return {
    load: createLoader({ ...options, names, renderCache: cache, typeset: typesetter(options) }),
    renderCache: cache,
    urlOfFile,
  };
}
