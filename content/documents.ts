import type * as generated from 'contentlayer/generated';
import type { RenderedBody } from '../pipeline/markdown/rendered-body';
import { assetStore } from '../pipeline/store/asset-store';
import { bodyStore } from '../pipeline/store/body-store';

// Contentlayer generates the types from the schema. `_raw` is its own, and in no collection.
export type Post = Omit<generated.Post, '_raw'>;
export type Podcast = Omit<generated.Podcast, '_raw'>;
export type Page = Omit<generated.Page, '_raw'>;
export type Snapshot = Omit<generated.Snapshot, '_raw' | 'episodes'> & { episodes: Episode[] };
export type Episode = Omit<generated.Episode, '_id' | '_raw' | 'type'>;

/** Any document of the site. */
export type SiteDocument = Post | Podcast | Page | Snapshot;

/** Where the content step leaves what it made, seen from the project's folder. */
export const cacheDir = '.contentlayer';

/** What `/files/` serves: image variants and downloads. */
export const assets = assetStore(cacheDir);

const bodies = bodyStore(cacheDir);

/** Reads the rendered body of a post, show or page. */
export function readBody({ bodyId }: { bodyId: string }): Promise<RenderedBody> {
  return bodies.read(bodyId);
}
