import type { Podcast, Snapshot } from '../internals/documents';

// Words that many titles share.
const COMMON = new Set(
  'a an and the of on in for with to show podcast podcasts cast radio der die das und mit von für le la les de du des et el los las y il'.split(
    ' ',
  ),
);

/**
 * Whether a feed seems to be another show's than that of the file: its title shares no word with the
 * name, and none of its hosts is one of the show's: some shows are renamed, and keep their hosts.
 */
export function isOfAnotherShow(
  { name, hosts }: Pick<Podcast, 'name' | 'hosts'>,
  feed: Pick<Snapshot, 'title' | 'hosts'>,
): boolean {
  const title = wordsOf(feed.title ?? '');
  if (title.size === 0) return false;
  const known = [name, ...hosts].map(wordsOf);
  const own = [title, ...feed.hosts.map(wordsOf)];
  // Some write “Data Framed”, others “DataFramed”.
  const isSame = squeezed(name) === squeezed(feed.title ?? '');
  return !isSame && !known.some((words) => own.some((others) => share(words, others)));
}

function squeezed(text: string): string {
  return [...wordsOf(text)].join('');
}

function share(a: Set<string>, b: Set<string>): boolean {
  return [...a].some((word) => b.has(word));
}

/** Words in lower case without accents; a title in one word such as “DataFramed” is one. */
function wordsOf(text: string): Set<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return new Set((words ?? []).filter((word) => !COMMON.has(word)));
}
