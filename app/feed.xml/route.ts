import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../content/empty-urls';
import { atomResponse, feedOfSite } from '../../content/feeds/post-feed';
import { newestPosts } from '../../content/page-inputs';
import { urls } from '../../content/urls';

export const dynamic = 'force-static';

/** The posts as Atom, at the URL of Jekyll's feed. */
export async function GET() {
  if (isEmptyUrl(urls.atomFeed)) notFound();
  return atomResponse(feedOfSite(newestPosts));
}
