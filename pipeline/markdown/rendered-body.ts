import type { BodyDiagnostic } from '../diagnostics/report';
import { hashOf } from '../store/hash';
import type { Dependencies } from './assets/dependencies';
import type { Heading } from './headings/heading-ids';
import type { Link } from './links/links';

/** The Markdown of one file, rendered. */
export type RenderedBody = {
  /** A hash of all that follows. */
  id: string;
  html: string;
  /** The same for feed readers: absolute URLs, one size of each image, nothing that needs a script. */
  feedHtml: string;
  /** Those for a table of contents, in order. */
  headings: Heading[];
  /** The first paragraph as plain text of at most 240 characters. */
  excerpt: string;
  /** How many words a reader reads. */
  words: number;
  links: Link[];
  /** The values of `id` that a fragment of a URL can name. */
  ids: string[];
  diagnostics: BodyDiagnostic[];
  /** What it was made from, besides its own file. */
  dependencies: Dependencies;
  /** What it publishes besides its HTML: names in the asset store. */
  assets: string[];
};

/** Computes the id of a body from what it holds. */
export function bodyIdOf({
  id: _,
  ...content
}: RenderedBody | (Omit<RenderedBody, 'id'> & { id?: string })): string {
  return hashOf(JSON.stringify(content)).slice(0, 16);
}
