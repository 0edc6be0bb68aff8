import { generateRssFeed } from 'feedsmith';
import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../../content/empty-urls';
import { generateXml } from '../../../content/feeds/xml';
import { words } from '../../../content/internals/site-language';
import { newestEpisodes, type Show } from '../../../content/podcasts';
import { site } from '../../../content/site';
import { absoluteUrl, urls } from '../../../content/urls';

export const dynamic = 'force-static';

const NEWEST = 100;

/** The newest episodes of all shows as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export async function GET() {
  if (isEmptyUrl(urls.episodeFeed)) notFound();
  const episodes = newestEpisodes(NEWEST);
  const feed = generateXml(generateRssFeed, {
    title: words.subscribe.episodesTitle(site.name),
    link: absoluteUrl(urls.podcasts),
    description: words.subscribe.episodesDescription(site.name),
    language: site.language,
    lastBuildDate: episodes.at(0)?.published,
    atom: {
      links: [{ href: absoluteUrl(urls.episodeFeed), rel: 'self', type: 'application/rss+xml' }],
    },
    items: episodes.map(({ show, episode, published }) => ({
      title: `${show.name}: ${episode.title}`,
      link: episode.link ?? show.address,
      // An episode's id is unique within its show only.
      guid: { value: `${absoluteUrl(show.url)}#${episode.id}`, isPermaLink: false },
      pubDate: published,
      source: source(show),
      enclosures: episode.audio
        ? [
            {
              url: episode.audio,
              type: episode.audioType ?? 'audio/mpeg',
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
  return new Response(feed, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
}

function source({ name, feed }: Show) {
  return feed === undefined ? undefined : { title: name, url: feed };
}
