import { generateAtomFeed } from 'feedsmith';
import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../content/empty-urls';
import { feedEntries, feedUpdated } from '../../content/feeds/post-entries';
import { generateXml } from '../../content/feeds/xml';
import { site } from '../../content/site';
import { absoluteUrl, urls } from '../../content/urls';

export const dynamic = 'force-static';

/** The posts as Atom (RFC 4287), at the URL of Jekyll's feed. */
export async function GET() {
  if (isEmptyUrl(urls.atomFeed)) notFound();
  const entries = await feedEntries();
  const feed = generateXml(generateAtomFeed, {
    id: absoluteUrl('/'),
    title: { value: site.name, type: 'text' },
    subtitle: { value: site.tagline, type: 'text' },
    updated: feedUpdated(entries),
    authors: [{ name: site.author.name, uri: absoluteUrl(site.author.page) }],
    links: [
      { href: absoluteUrl(urls.atomFeed), rel: 'self', type: 'application/atom+xml' },
      { href: absoluteUrl('/'), rel: 'alternate', type: 'text/html' },
    ],
    entries: entries.map(
      ({ url, title, summary, html, tags, authors, language, published, updated }) => ({
        // A post keeps its URL, so the URL can be the permanent id.
        id: url,
        title: { value: title, type: 'text' },
        links: [{ href: url, rel: 'alternate', type: 'text/html' }],
        ...(authors.length > 0 && {
          authors: authors.map(({ name, url }) => ({ name, uri: url })),
        }),
        published,
        updated,
        summary: { value: summary, type: 'text' },
        content: { value: html, type: 'html' },
        categories: tags.map((term) => ({ term })),
        ...(language && { xml: { lang: language } }),
      }),
    ),
    xml: { lang: site.language },
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
