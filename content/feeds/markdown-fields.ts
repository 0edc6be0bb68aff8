import { authorsOf } from '../authors';
import type { Page, Post } from '../internals/documents';
import type { Show } from '../podcasts';
import { tagsOf } from '../posts';
import { absoluteUrl } from '../urls';

/** A text as Markdown: what its front matter says, and its body. */
export type MarkdownText = { fields: Record<string, unknown>; bodyId: string };

/** A post as Markdown. */
export function markdownOfPost(post: Post): MarkdownText {
  const { title, url, description, lang, canonical, bodyId } = post;
  const authors = authorsOf(post).map(({ name }) => name);
  const tags = tagsOf(post).map(({ name }) => name);
  const fields = {
    title,
    description,
    ...(authors.length === 1 ? { author: authors[0] } : { authors }),
    date: post.publishedAt ?? post.date,
    updated: post.updatedAt ?? post.updated,
    tags: tags.length > 0 ? tags : undefined,
    lang,
    url: absoluteUrl(url),
    canonical: canonical && absoluteUrl(canonical),
  };
  return { fields, bodyId };
}

/** A show as Markdown. */
export function markdownOfShow(show: Show): MarkdownText {
  const { name, url, address, feed, hosts, topics, language, why, bodyId } = show;
  const fields = {
    name,
    why,
    hosts: hosts.length > 0 ? hosts : undefined,
    topics: topics.length > 0 ? topics : undefined,
    language,
    address,
    feed,
    url: absoluteUrl(url),
  };
  return { fields, bodyId };
}

/** A page as Markdown. */
export function markdownOfPage({ title, description, lang, url, bodyId }: Page): MarkdownText {
  return { fields: { title, description, lang, url: absoluteUrl(url) }, bodyId };
}
