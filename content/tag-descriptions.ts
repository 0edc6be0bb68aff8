import { readCollection } from './internals/collections';
import type { TagDescription } from './internals/documents';

export type { TagDescription } from './internals/documents';

/** What the files of `content/tags/` say of tags, by the slugs of these. */
export const tagDescriptions = new Map<string, TagDescription>(
  readCollection('TagDescription').map((description) => [description.slug, description]),
);
