import type * as generated from 'contentlayer/generated';
import { bodyStore } from '../pipeline/cache/body-store';
import type { RenderedBody } from '../pipeline/markdown/rendered-body';
import { assetStore } from '../pipeline/store/asset-store';

// Contentlayer generates the types from the schema. Its `_raw` is not in the collections, and the type
// `list` that it writes for a computed list does not exist, so that TypeScript reads it as `any`.
type FieldsOf<Generated, Lists> = Omit<Generated, '_raw' | keyof Lists> & Lists;
export type Post = FieldsOf<generated.Post, { links: string[]; assets: string[] }>;
export type Podcast = FieldsOf<generated.Podcast, { assets: string[] }>;
export type Page = FieldsOf<generated.Page, { assets: string[] }>;
export type Snapshot = FieldsOf<generated.Snapshot, { episodes: Episode[] }>;
export type Episode = Omit<generated.Episode, '_id' | '_raw' | 'type'>;

/** Any document of the site. */
export type SiteDocument = Post | Podcast | Page | Snapshot;

/** The folder that the content step writes, relative to the project's. */
export const cacheDir = '.contentlayer';

/** The files below `/files/`: image variants and downloads. */
export const assets = assetStore(cacheDir);

const bodies = bodyStore(cacheDir);

/** Reads the rendered body of a post, show or page. */
export function readBody({ bodyId }: { bodyId: string }): Promise<RenderedBody> {
  return bodies.read(bodyId);
}
