// JSON-LD for search engines, as schema.org defines it.
import type { BlogPosting, ItemList, PodcastSeries, ProfilePage, WithContext } from 'schema-dts';
import type { PostAuthor } from '../content/authors';
import { words } from '../content/internals/site-language';
import { imageOf, pictureOfText, urlOfPicture } from '../content/link-pictures';
import type { LinkedSeries, LinkedShow } from '../content/page-inputs';
import { cataloguePages } from '../content/podcast-directory/subscribe-links';
import { isLong, type Show } from '../content/podcasts';
import type { Post } from '../content/posts';
import { site } from '../content/site';
import { absoluteUrl } from '../content/urls';

/** A post, with its tags, its authors, the shows that it links to and the series that it is a part of. */
export function blogPosting({
  post,
  tags,
  authors,
  shows,
  series,
}: {
  post: Post;
  tags: { name: string }[];
  authors: PostAuthor[];
  shows: LinkedShow[];
  series?: LinkedSeries;
}): WithContext<BlogPosting> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: post.title,
    description: post.summary,
    datePublished: post.publishedAt ?? post.date,
    dateModified: post.updatedAt ?? post.updated ?? post.publishedAt ?? post.date,
    url: absoluteUrl(post.url),
    mainEntityOfPage: absoluteUrl(post.url),
    inLanguage: post.lang ?? site.language,
    keywords: [...new Set([...tags.map(({ name }) => name), ...post.keywords])],
    image: absoluteUrl(imageOf(post)?.url ?? urlOfPicture(pictureOfText(post))),
    mentions: shows.map(showReference),
    author: authors.map(person),
    ...(series && partOf(series, post)),
  };
}

function person({ name, url, image, links }: Omit<PostAuthor, 'hasFile'>) {
  return {
    '@type': 'Person',
    name,
    ...(url && { url: absoluteUrl(url) }),
    ...(image && { image: absoluteUrl(image) }),
    ...(links.length > 0 && { sameAs: links }),
  } as const;
}

/** An author on the page with their posts. */
export function profilePage(
  author: Omit<PostAuthor, 'hasFile'> & { url: string; summary: string },
): WithContext<ProfilePage> {
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: absoluteUrl(author.url),
    mainEntity: { ...person(author), description: author.summary },
  };
}

function partOf({ name, parts }: LinkedSeries, { url }: Post) {
  return {
    isPartOf: { '@type': 'CreativeWorkSeries', name },
    position: parts.find((part) => part.url === url)?.number,
  } as const;
}

/** A show. Search engines require that its page shows all of this. */
export function podcastSeries(show: Show): WithContext<PodcastSeries> {
  const { summary, topics, language, feed, url } = show;
  return {
    '@context': 'https://schema.org',
    ...showReference(show),
    mainEntityOfPage: absoluteUrl(url),
    description: summary,
    keywords: topics,
    ...(language && { inLanguage: language }),
    ...(feed && { webFeed: feed }),
    sameAs: cataloguePages(show),
  };
}

/**
 * The podcast directory, in its order. A long one names the pages of its shows alone, which describe them:
 * https://developers.google.com/search/docs/appearance/structured-data/carousel
 */
export function podcastList(shows: Show[]): WithContext<ItemList> {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name: words.podcasts.title,
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    numberOfItems: shows.length,
    itemListElement: shows.map((show) => ({
      '@type': 'ListItem',
      position: show.number,
      ...(isLong(shows) ? { url: absoluteUrl(show.url) } : { item: showReference(show) }),
    })),
  };
}

/** A show where another page names it. */
function showReference({ name, address, hosts }: Pick<Show, 'name' | 'address' | 'hosts'>) {
  return {
    '@type': 'PodcastSeries',
    name,
    url: address,
    author: hosts.map((host) => ({ '@type': 'Person', name: host }) as const),
  } as const;
}
