import type { PodcastSeries } from 'schema-dts';
import { cataloguePages } from '../content/directory/subscribe-links';
import type { Show } from '../content/podcasts';
import { absoluteUrl } from '../content/urls';

/** A show as schema.org describes it (https://schema.org/PodcastSeries): what its page says, no more. */
export function podcastSeries(show: Show): PodcastSeries {
  const { summary, topics, language, feed, url } = show;
  return {
    ...briefPodcastSeries(show),
    mainEntityOfPage: absoluteUrl(url),
    description: summary,
    keywords: topics,
    ...(language && { inLanguage: language }),
    ...(feed && { webFeed: feed }),
    sameAs: cataloguePages(show),
  };
}

/** The same where a show is only named. */
export function briefPodcastSeries({ name, address, hosts }: Show) {
  return {
    '@type': 'PodcastSeries',
    name,
    url: address,
    author: hosts.map((host) => ({ '@type': 'Person', name: host }) as const),
  } as const;
}
