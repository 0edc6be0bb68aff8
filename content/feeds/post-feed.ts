import { generateAtomFeed } from 'feedsmith';
import { words } from '../internals/site-language';
import { site } from '../site';
import { absoluteUrl, feedUrlsOf } from '../urls';
import { FEED_TYPE, withView } from './feed-view';
import { jsonFeedResponse } from './json-feed';
import { type FeedPost, feedEntries, feedUpdated } from './post-entries';
import { generateXml } from './xml';

/** A list of posts that has feeds. */
export type PostFeed = {
  title: string;
  description: string;
  /** The URL path of the page that it is the feed of. */
  page: string;
  /** Newest first. */
  posts: readonly FeedPost[];
};

/** The feed of all posts. */
export function feedOfSite(posts: readonly FeedPost[]): PostFeed {
  return { title: site.name, description: site.tagline, page: '/', posts };
}

/** The feed of the posts of a tag. */
export function feedOfTag(
  tag: { name: string; url: string },
  posts: readonly FeedPost[],
): PostFeed {
  return {
    title: words.tags.feedTitle(site.name, tag.name),
    description: words.tags.descriptionOf(site.name, tag.name),
    page: tag.url,
    posts,
  };
}

/** A feed as Atom (RFC 4287). */
export async function atomResponse({
  title,
  description,
  page,
  posts,
}: PostFeed): Promise<Response> {
  const entries = await feedEntries(posts);
  const feed = generateXml(generateAtomFeed, {
    id: absoluteUrl(page),
    title: { value: title, type: 'text' },
    subtitle: { value: description, type: 'text' },
    updated: feedUpdated(entries),
    authors: [{ name: site.author.name, uri: absoluteUrl(site.author.page) }],
    links: [
      { href: absoluteUrl(feedUrlsOf(page).xml), rel: 'self', type: 'application/atom+xml' },
      { href: absoluteUrl(page), rel: 'alternate', type: 'text/html' },
    ],
    entries: entries.map(
      ({ id, url, title, summary, html, tags, authors, language, published, updated }) => ({
        id,
        title: { value: title, type: 'text' },
        links: [{ href: url, rel: 'alternate', type: 'text/html' }],
        ...(authors.length > 0 && {
          authors: authors.map(({ name, url }) => ({ name, uri: url })),
        }),
        published,
        updated,
        summary: { value: summary, type: 'text' },
        content: { value: html, type: 'html' },
        categories: tags.map((term) => ({ term })),
        ...(language && { xml: { lang: language } }),
      }),
    ),
    xml: { lang: site.language },
  });
  const view = {
    title,
    page,
    feed: feedUrlsOf(page).xml,
    about: words.feeds.about,
    entries: entries.map(({ language, ...entry }) => ({ ...entry, lang: language })),
  };
  return new Response(withView(feed, view), { headers: { 'Content-Type': FEED_TYPE } });
}

/** A feed as JSON Feed. */
export async function jsonResponse({ posts, ...feed }: PostFeed): Promise<Response> {
  const entries = await feedEntries(posts);
  return jsonFeedResponse(
    feed,
    entries.map(
      ({ id, url, title, summary, html, tags, authors, language, published, updated }) => ({
        id,
        url,
        title,
        summary,
        content_html: html,
        ...(language && { language }),
        ...(authors.length > 0 && { authors }),
        date_published: published,
        date_modified: updated,
        tags,
      }),
    ),
  );
}
