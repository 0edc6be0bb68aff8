import type { UniqueRule } from '../../pipeline/loader/loader-options';
import { absoluteUrl } from '../urls';
import type { SiteDocument } from './documents';

/** Readers show one of two entries with the same id, which is the URL of a post without a `guid`. */
export const uniqueGuid: UniqueRule<SiteDocument> = {
  name: 'guid',
  hint: 'remove it from the post that had another id',
  field: 'guid',
  keyOf: (document) =>
    document.type === 'Post' ? (document.guid ?? absoluteUrl(document.url)) : undefined,
};
