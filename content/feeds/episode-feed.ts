import { generateRssFeed } from 'feedsmith';
import { dayIn } from '../../pipeline/dates';
import { words } from '../internals/site-language';
import type { Episode } from '../podcasts';
import { site } from '../site';
import { absoluteUrl, feedUrlsOf, urls } from '../urls';
import type { FeedEpisode } from './episode-entries';
import { FEED_TYPE, withView } from './feed-view';
import { jsonFeedResponse } from './json-feed';
import { generateXml, plainText } from './xml';

/** A list of shows whose episodes have feeds. */
export type EpisodeFeed = {
  title: string;
  description: string;
  /** The URL path of the page that it is the feed of. */
  page: string;
  /** Newest first. */
  episodes: readonly FeedEpisode[];
};

/** The feed of all shows. */
export function feedOfAllShows(episodes: readonly FeedEpisode[]): EpisodeFeed {
  return {
    title: words.subscribe.episodesTitle(site.name),
    description: words.subscribe.episodesDescription(site.name),
    page: urls.podcasts,
    episodes,
  };
}

/** The feed of the shows about a topic. */
export function feedOfTopic(
  topic: { name: string; url: string },
  episodes: readonly FeedEpisode[],
): EpisodeFeed {
  return {
    title: words.subscribe.topicEpisodesTitle(site.name, topic.name),
    description: words.subscribe.topicEpisodesDescription(site.name, topic.name),
    page: topic.url,
    episodes,
  };
}

/** A feed as RSS 2.0 (https://www.rssboard.org/rss-specification): podcast apps read no Atom. */
export function rssResponse({ title, description, page, episodes }: EpisodeFeed): Response {
  const self = absoluteUrl(feedUrlsOf(page).xml);
  const feed = generateXml(generateRssFeed, {
    title,
    link: absoluteUrl(page),
    description,
    language: site.language,
    lastBuildDate: episodes.at(0)?.published,
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: episodes.map(({ show, episode, published }) => ({
      title: titleOf(show, episode),
      link: episode.link ?? show.address,
      guid: { value: idOf(show, episode), isPermaLink: false },
      pubDate: published,
      source: show.feed === undefined ? undefined : { title: show.name, url: show.feed },
      enclosures: episode.audio
        ? [
            {
              url: episode.audio,
              type: episode.audioType ?? AUDIO,
              // 0 if unknown: https://www.rssboard.org/rss-profile#element-channel-item-enclosure
              length: episode.audioBytes ?? 0,
            },
          ]
        : [],
      description: episode.description,
      itunes: {
        author: show.name,
        duration: episode.seconds,
        season: episode.season,
        episode: episode.episode,
        episodeType: episode.kind,
      },
    })),
  });
  const view = {
    title,
    page,
    feed: feedUrlsOf(page).xml,
    about: words.feeds.aboutEpisodes,
    entries: episodes.map(({ show, episode, published }) => ({
      title: titleOf(show, episode),
      url: episode.link ?? show.address,
      day: dayIn(site.timeZone, published),
      summary: episode.description,
    })),
  };
  return new Response(withView(feed, view), { headers: { 'Content-Type': FEED_TYPE } });
}

/** A feed as JSON Feed. */
export function jsonResponse({ episodes, ...feed }: EpisodeFeed): Response {
  return jsonFeedResponse(
    feed,
    episodes.map(({ show, episode, published }) => ({
      id: plainText(idOf(show, episode)),
      url: episode.link ?? show.address,
      title: plainText(titleOf(show, episode)),
      content_text: plainText(episode.description ?? episode.title),
      date_published: published,
      authors: [{ name: show.name, url: show.address }],
      ...(episode.audio && {
        attachments: [
          {
            url: episode.audio,
            mime_type: episode.audioType ?? AUDIO,
            ...(episode.audioBytes && { size_in_bytes: episode.audioBytes }),
            ...(episode.seconds && { duration_in_seconds: episode.seconds }),
          },
        ],
      }),
    })),
  );
}

const AUDIO = 'audio/mpeg';

function titleOf(show: FeedEpisode['show'], { title }: Episode): string {
  return `${show.name}: ${title}`;
}

/** An episode's own id is unique within its show only. */
function idOf(show: FeedEpisode['show'], { id }: Episode): string {
  return `${absoluteUrl(show.url)}#${id}`;
}
