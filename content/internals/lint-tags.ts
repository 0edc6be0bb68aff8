import type { Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import { didYouMean } from '../../pipeline/diagnostics/did-you-mean';
import { slugOfTag } from '../../pipeline/slugs';
import type { SiteDocument } from './documents';

/** Finds descriptions of tags that no post has, and of those that get the name of another tag. */
export function lintTags(documents: readonly SiteDocument[]): Diagnostic[] {
  const descriptions = documents.filter((document) => document.type === 'TagDescription');
  if (descriptions.length === 0) return [];
  const posts = documents.filter((document) => document.type === 'Post');
  // Those of drafts too: their tags are described in advance.
  const names = new Set(posts.flatMap(({ tags }) => tags));
  const slugs = new Set([...names].map(slugOfTag));
  const described = new Set(descriptions.map(({ slug }) => slug));
  return descriptions.flatMap(({ _id, slug, title = '' }): Diagnostic[] => {
    const file = `content/${_id}`;
    if (!slugs.has(slug)) {
      const meant = didYouMean(slug, [...slugs]);
      const message = 'tag without a post: no post has it, so this file is not shown';
      const hint = !meant
        ? 'give a post this tag, or delete the file'
        : described.has(meant)
          ? `delete it, if you mean the tag that ${meant}.md describes`
          : `rename the file to ${meant}.md, if that is the tag you mean`;
      return [{ severity: 'warning', file, message, hint }];
    }
    const other = slugOfTag(title);
    if (other === slug || !slugs.has(other)) return [];
    const message = `name of another tag that posts have: “${title}”`;
    const hint = 'give these posts one of the two tags, or write another title';
    return [{ severity: 'error', file, field: 'title', message, hint }];
  });
}
