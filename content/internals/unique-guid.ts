import type { UniqueRule } from '../../pipeline/loader/loader-options';
import type { SiteDocument } from './documents';

/** Readers show one of two entries with the same id. */
export const uniqueGuid: UniqueRule<SiteDocument> = {
  name: 'guid',
  hint: 'remove it from the post that had another id',
  field: 'guid',
  keyOf: (document) => (document.type === 'Post' ? document.guid : undefined),
};
