import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../../content/empty-urls';
import { feedEpisode, NEWEST_EPISODES } from '../../../content/feeds/episode-entries';
import { feedOfAllShows, rssResponse } from '../../../content/feeds/episode-feed';
import { newestEpisodes } from '../../../content/podcasts';
import { urls } from '../../../content/urls';

export const dynamic = 'force-static';

/** The newest episodes of all shows as RSS, which podcast apps read. */
export function GET() {
  if (isEmptyUrl(urls.episodeFeed)) notFound();
  return rssResponse(feedOfAllShows(newestEpisodes(NEWEST_EPISODES).map(feedEpisode)));
}
