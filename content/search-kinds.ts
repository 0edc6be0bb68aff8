/** What can be found, in the order in which the filter of the search page names them. */
export const searchKinds = ['post', 'show', 'episode', 'page'] as const;
export type SearchKind = (typeof searchKinds)[number];
