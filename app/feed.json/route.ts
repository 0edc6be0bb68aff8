import { generateJsonFeed } from 'feedsmith';
import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../content/empty-urls';
import { feedEntries } from '../../content/feeds/post-entries';
import { site } from '../../content/site';
import { absoluteUrl, urls } from '../../content/urls';

export const dynamic = 'force-static';

/** The posts as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export async function GET() {
  if (isEmptyUrl(urls.jsonFeed)) notFound();
  const feed = generateJsonFeed({
    title: site.name,
    description: site.tagline,
    home_page_url: absoluteUrl('/'),
    feed_url: absoluteUrl(urls.jsonFeed),
    language: site.language,
    authors: [{ name: site.author.name, url: absoluteUrl(site.author.page) }],
    items: (await feedEntries()).map(
      ({ url, title, summary, html, tags, authors, language, published, updated }) => ({
        id: url,
        url,
        title,
        summary,
        content_html: html,
        ...(language && { language }),
        ...(authors.length > 0 && { authors }),
        date_published: published,
        date_modified: updated,
        tags,
      }),
    ),
  });
  return Response.json(feed, {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
}
