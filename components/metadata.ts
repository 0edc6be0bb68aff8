import type { Metadata } from 'next';
import { site } from '../content/site';
import { absoluteUrl, urls } from '../content/urls';

/** What is known of a page. */
export type PageFacts = {
  title?: string;
  description: string;
  /** The page's path, such as `/posts/`. */
  url: string;
  /** For a text that was first published elsewhere. */
  canonical?: string;
  image?: string;
  article?: { published: string; modified?: string; tags: string[] };
  /** An RSS feed that belongs to the page, besides those of the site. */
  feed?: { url: string; title: string };
};

/** What a page tells browsers, search engines and chats about itself. All addresses absolute. */
export function metadataFor({
  title,
  description,
  url,
  canonical,
  image,
  article,
  feed,
}: PageFacts): Metadata {
  const card = {
    title: title ?? site.name,
    description,
    images: image
      ? [{ url: absoluteUrl(image) }]
      : [{ ...site.image, url: absoluteUrl(site.image.url), alt: site.name }],
  };
  return {
    title: title ? windowTitle(title) : `${site.name} · ${site.tagline}`,
    description,
    alternates: {
      canonical: absoluteUrl(canonical ?? url),
      types: {
        'application/atom+xml': [{ url: absoluteUrl(urls.atomFeed), title: site.name }],
        'application/feed+json': [{ url: absoluteUrl(urls.jsonFeed), title: site.name }],
        ...(feed && {
          'application/rss+xml': [{ url: absoluteUrl(feed.url), title: feed.title }],
        }),
      },
    },
    openGraph: {
      ...card,
      url: absoluteUrl(url),
      siteName: site.name,
      locale: site.language.replace('-', '_'),
      ...(article
        ? {
            type: 'article',
            publishedTime: article.published,
            modifiedTime: article.modified,
            tags: article.tags,
          }
        : { type: 'website' }),
    },
    // Its other words are those of Open Graph.
    twitter: { card: 'summary_large_image' },
  };
}

/** What the browser's tab says. */
export function windowTitle(title: string): string {
  return `${title} · ${site.name}`;
}
