import type { Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import { didYouMean } from '../../pipeline/diagnostics/did-you-mean';
import type { UniqueRule } from '../../pipeline/loader/loader-options';
import { slugOfTag } from '../../pipeline/slugs';
import { groupByTerm, type Term } from '../../pipeline/taxonomy';
import type { Post, SiteDocument } from './documents';

/** Two posts must not be the same part of a series. */
export const uniquePart: UniqueRule<SiteDocument> = {
  name: 'part of the series',
  hint: 'give one of the two another part',
  field: 'part',
  keyOf: (document) =>
    document.type === 'Post' && document.series && document.part !== undefined
      ? `${slugOfTag(document.series)} ${document.part}`
      : undefined,
};

/** Checks the series of posts. Drafts count: a part that is still being written leaves no gap. */
export function lintSeries(documents: readonly SiteDocument[]): Diagnostic[] {
  const posts = documents.filter((document) => document.type === 'Post');
  const series = groupByTerm(posts, ({ series }) => (series ? [slugOfTag(series)] : []));
  return [
    ...posts.flatMap(checkPart),
    // A misspelt series has gaps that are none.
    ...series.flatMap((one) => {
      const misspelt = findMisspelt(one, series);
      return misspelt.length > 0 ? misspelt : findGaps(one);
    }),
  ];
}

function checkPart({ _id, series, part }: Post): Diagnostic[] {
  const at = { file: `content/${_id}`, field: 'part' };
  if (part === undefined) return [];
  if (!series) {
    const message = 'a part of no series, so it is not shown';
    return [
      { severity: 'warning', ...at, message, hint: 'add `series` with a name, or remove it' },
    ];
  }
  if (isPart(part)) return [];
  const message = `invalid part “${part}”`;
  return [{ severity: 'error', ...at, message, hint: 'write a whole number, such as 2' }];
}

function isPart(part: number | undefined): part is number {
  return Number.isInteger(part) && Number(part) >= 0;
}

/** Parts whose number does not follow the one before, and parts without one among others that have one. */
function findGaps({ items }: Term<Post>): Diagnostic[] {
  const withPart = items.flatMap((post) => (isPart(post.part) ? { ...post, part: post.part } : []));
  if (withPart.length === 0) return [];
  const inOrder = withPart.sort((a, b) => a.part - b.part);
  const gaps = inOrder.flatMap(({ _id, series, part }, index): Diagnostic[] => {
    const before = inOrder[index - 1]?.part ?? Math.min(part, 1) - 1;
    if (part - before <= 1) return [];
    const missing =
      part - before === 2 ? `part ${before + 1}` : `parts ${before + 1} to ${part - 1}`;
    return [
      {
        severity: 'warning',
        file: `content/${_id}`,
        field: 'part',
        message: `the series “${series}” has no ${missing}`,
        hint: 'correct the number, or add the posts that are missing',
      },
    ];
  });
  const others = items
    .filter(({ part }) => part === undefined)
    .map(
      ({ _id, series }): Diagnostic => ({
        severity: 'warning',
        file: `content/${_id}`,
        field: 'series',
        message: `other parts of the series “${series}” have a number, so this one comes after them`,
        hint: 'add `part` with its number',
      }),
    );
  return [...gaps, ...others];
}

/** A series of one post whose name is nearly that of another. */
function findMisspelt({ name, items }: Term<Post>, all: readonly Term<Post>[]): Diagnostic[] {
  if (items.length > 1) return [];
  const others = all.filter((other) => other.name !== name);
  const meant = didYouMean(
    name,
    others.map((other) => other.name),
  );
  const series = others.find((other) => other.name === meant);
  // Of two with one post each, the second is named.
  if (!series || (series.items.length === 1 && series.name > name)) return [];
  const [{ _id, series: written }] = items;
  return [
    {
      severity: 'warning',
      file: `content/${_id}`,
      field: 'series',
      message: `the series “${written}” has one post only`,
      hint: `did you mean “${series.items[0].series}”?`,
    },
  ];
}
