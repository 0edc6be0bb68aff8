import type { PodcastSeries } from 'schema-dts';
import type { Show } from './podcasts';
import { absolute } from './site';
import { subscribeLinks } from './subscribe';

const catalogues = ['Apple Podcasts', 'Spotify'];

/** A show as schema.org describes it (https://schema.org/PodcastSeries): what its page says, no more. */
export function podcastSeries(show: Show): PodcastSeries {
  const { name, address, summary, hosts, topics, language, feed, url } = show;
  return {
    '@type': 'PodcastSeries',
    name,
    url: address,
    mainEntityOfPage: absolute(url),
    description: summary,
    author: hosts.map((host) => ({ '@type': 'Person', name: host })),
    keywords: topics,
    ...(language && { inLanguage: language }),
    ...(feed && { webFeed: feed }),
    sameAs: subscribeLinks(show)
      .filter(({ app }) => catalogues.includes(app))
      .map(({ url }) => url),
  };
}
