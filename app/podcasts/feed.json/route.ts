import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../../content/empty-urls';
import { feedEpisode, NEWEST_EPISODES } from '../../../content/feeds/episode-entries';
import { feedOfAllShows, jsonResponse } from '../../../content/feeds/episode-feed';
import { newestEpisodes } from '../../../content/podcasts';
import { urls } from '../../../content/urls';

export const dynamic = 'force-static';

/** The newest episodes of all shows as JSON Feed. */
export function GET() {
  if (isEmptyUrl(urls.episodeJsonFeed)) notFound();
  return jsonResponse(feedOfAllShows(newestEpisodes(NEWEST_EPISODES).map(feedEpisode)));
}
