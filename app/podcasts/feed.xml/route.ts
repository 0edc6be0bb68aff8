import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../../content/empty-urls';
import { feedEpisode, feedOfAllShows, rssResponse } from '../../../content/feeds/episode-feed';
import { newestEpisodes } from '../../../content/podcasts';
import { urls } from '../../../content/urls';

export const dynamic = 'force-static';

const NEWEST = 100;

/** The newest episodes of all shows as RSS, which podcast apps read. */
export function GET() {
  if (isEmptyUrl(urls.episodeFeed)) notFound();
  return rssResponse(feedOfAllShows(newestEpisodes(NEWEST).map(feedEpisode)));
}
