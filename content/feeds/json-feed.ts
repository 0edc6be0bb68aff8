import { generateJsonFeed } from 'feedsmith';
import { site } from '../site';
import { absoluteUrl, feedUrlsOf } from '../urls';

type JsonFeed = Parameters<typeof generateJsonFeed>[0];
type JsonFeedItems = NonNullable<JsonFeed>['items'];

/**
 * A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 * @param page the URL path of the page that it is the feed of
 */
export function jsonFeedResponse(
  { title, description, page }: { title: string; description: string; page: string },
  items: JsonFeedItems,
): Response {
  const feed = generateJsonFeed({
    title,
    description,
    home_page_url: absoluteUrl(page),
    feed_url: absoluteUrl(feedUrlsOf(page).json),
    language: site.language,
    authors: [{ name: site.author.name, url: absoluteUrl(site.author.page) }],
    items,
  });
  // Feedsmith leaves out an empty list, which the format demands.
  const complete = { items: [], ...(feed as object) };
  return Response.json(complete, {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
}
