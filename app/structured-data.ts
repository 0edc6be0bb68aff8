// JSON-LD for search engines, as schema.org defines it.
import type { BlogPosting, ItemList, PodcastSeries, WithContext } from 'schema-dts';
import { words } from '../content/internals/site-language';
import type { LinkedSeries, LinkedShow } from '../content/page-inputs';
import { cataloguePages } from '../content/podcast-directory/subscribe-links';
import { isLong, type Show } from '../content/podcasts';
import type { Post } from '../content/posts';
import { site } from '../content/site';
import { absoluteUrl } from '../content/urls';

/** A post. @param mentions the shows that it links to @param series that it is a part of */
export function blogPosting(
  post: Post,
  mentions: LinkedShow[],
  series?: LinkedSeries,
): WithContext<BlogPosting> {
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
    keywords: [...new Set([...post.tags, ...post.keywords])],
    mentions: mentions.map(showReference),
    author: authorsOf(post),
    ...(series && partOf(series, post)),
  };
}

function partOf({ name, parts }: LinkedSeries, { url }: Post) {
  return {
    isPartOf: { '@type': 'CreativeWorkSeries', name },
    position: parts.find((part) => part.url === url)?.number,
  } as const;
}

function authorsOf({ authors }: Post) {
  return authors.length > 0
    ? authors.map((name) => ({ '@type': 'Person', name }) as const)
    : ({
        '@type': 'Person',
        name: site.author.name,
        url: absoluteUrl(site.author.page),
      } as const);
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
