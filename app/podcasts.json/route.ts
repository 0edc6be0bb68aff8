import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../content/empty-urls';
import { showData } from '../../content/feeds/podcasts-json';
import { words } from '../../content/internals/site-language';
import { site } from '../../content/site';
import { absoluteUrl, urls } from '../../content/urls';

export const dynamic = 'force-static';

/** The podcast directory as JSON. The page `/podcasts/data/` documents its fields. */
export async function GET() {
  if (isEmptyUrl(urls.podcastsJson)) notFound();
  return Response.json({
    version: 1,
    title: words.subscribe.listTitle(site.name),
    page: absoluteUrl(urls.podcasts),
    shows: showData,
  });
}
