import type * as generated from 'contentlayer/generated';
import { cacheDir } from '../../pipeline/build-report';
import { bodyStore } from '../../pipeline/cache/body-store';
import type {
  DocumentBase,
  JekyllDocument,
  PageDocument,
} from '../../pipeline/loader/document-type';
import type { Picture } from '../../pipeline/markdown/images/picture';
import type { RenderedBody } from '../../pipeline/markdown/rendered-body';
import { assetStore } from '../../pipeline/store/asset-store';

// Contentlayer generates the types from the schema. Its `_raw` is not in the collections, and the type
// `list` that it writes for a computed list does not exist, so that TypeScript reads it as `any`.
type FieldsOf<Generated, Lists> = Omit<Generated, '_raw' | keyof Lists> & Lists;
type PostFields = FieldsOf<
  generated.Post,
  { links: string[]; terms: string[]; assets: string[]; picture?: Picture }
>;
type PodcastFields = FieldsOf<generated.Podcast, { assets: string[] }>;
type TagDescriptionFields = FieldsOf<generated.TagDescription, { assets: string[] }>;
type AuthorFields = FieldsOf<
  generated.Author,
  { url?: string; assets: string[]; picture?: Picture }
>;
type PageFields = FieldsOf<generated.Page, { assets: string[] }>;

/** A document, where all of its fields include those that the engine knows by their names. */
type Checked<Engine, _AllFields extends Engine, Document> = Document;
export type Post = Checked<JekyllDocument, Required<PostFields>, PostFields>;
export type Podcast = Checked<PageDocument, Required<PodcastFields>, PodcastFields>;
export type Page = Checked<PageDocument, Required<PageFields>, PageFields>;
export type TagDescription = Checked<
  DocumentBase,
  Required<TagDescriptionFields>,
  TagDescriptionFields
>;
export type Author = Checked<DocumentBase, AuthorFields, AuthorFields>;
export type Snapshot = FieldsOf<generated.Snapshot, { episodes: Episode[] }>;
export type Episode = Omit<generated.Episode, '_id' | '_raw' | 'type'>;

/** Any document of the site. */
export type SiteDocument = Post | Podcast | Page | TagDescription | Author | Snapshot;

/** The files below `/files/`: image variants and downloads. */
export const assets = assetStore(cacheDir);

const bodies = bodyStore(cacheDir);

/** Reads the rendered body of a document. */
export function readBody({ bodyId }: { bodyId: string }): Promise<RenderedBody> {
  return bodies.read(bodyId);
}
