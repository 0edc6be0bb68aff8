import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../../content/empty-urls';
import { feedEpisode, feedOfAllShows, jsonResponse } from '../../../content/feeds/episode-feed';
import { newestEpisodes } from '../../../content/podcasts';
import { urls } from '../../../content/urls';

export const dynamic = 'force-static';

const NEWEST = 100;

/** The newest episodes of all shows as JSON Feed. */
export function GET() {
  if (isEmptyUrl(urls.episodeJsonFeed)) notFound();
  return jsonResponse(feedOfAllShows(newestEpisodes(NEWEST).map(feedEpisode)));
}
