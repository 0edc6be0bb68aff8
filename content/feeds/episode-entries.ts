import type { Episode, Show } from '../podcasts';

/** An episode in a feed, and what the feed says of its show. */
export type FeedEpisode = {
  show: Pick<Show, 'name' | 'url' | 'address' | 'feed'>;
  episode: Episode;
  published: Date;
};

/** How many episodes the feed of all shows has, and that of a topic. */
export const NEWEST_EPISODES = 100;
export const NEWEST_OF_TOPIC = 50;

/** What a feed shows of an episode, and nothing else of its show. */
export function feedEpisode({
  show: { name, url, address, feed },
  episode,
  published,
}: FeedEpisode): FeedEpisode {
  return { show: { name, url, address, feed }, episode, published };
}
