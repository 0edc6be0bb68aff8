import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../content/empty-urls';
import { feedOfSite, jsonResponse } from '../../content/feeds/post-feed';
import { newestPosts } from '../../content/page-inputs';
import { urls } from '../../content/urls';

export const dynamic = 'force-static';

/** The posts as JSON Feed. */
export async function GET() {
  if (isEmptyUrl(urls.jsonFeed)) notFound();
  return jsonResponse(feedOfSite(newestPosts));
}
