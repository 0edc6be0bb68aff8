import { lookup } from 'mrmime';
import type { Metadata } from 'next';
import { isEmptyUrl } from '../content/empty-urls';
import { words } from '../content/internals/site-language';
import type { SiteSettings } from '../content/internals/site-settings';
import {
  type LinkImage,
  type LinkPicture,
  PICTURE_SIZE,
  pictureOfTag,
  sitePicture,
  urlOfPicture,
} from '../content/link-pictures';
import type { LinkedPage } from '../content/page-inputs';
import { site } from '../content/site';
import { absoluteUrl, feedUrlsOf, markdownUrlOf, urls } from '../content/urls';

/** What the metadata of a page is made from. */
export type PageMetadata = {
  title?: string;
  description: string;
  /** The page's path, such as `/posts/`. */
  url: string;
  /** The original URL of a text that was first published elsewhere, unless its host is another one. */
  canonical?: string;
  /** The image that the page names itself. */
  image?: LinkImage;
  /** What is drawn for it otherwise. */
  picture?: LinkPicture;
  /** The language of the text, where it is not that of the site. */
  language?: string;
  article?: { published: string; modified?: string; tags: string[] };
  /** The page's own feeds, before those of the site. Those of other hosts are left out. */
  feeds?: FeedLink[];
  /** Whether it is also published as Markdown, beside it. */
  hasMarkdown?: boolean;
  /** The paths of the pages before and after it, of a list. */
  previous?: string;
  next?: string;
};

/** A feed that a page names, for feed readers. */
type FeedLink = { type: string; url: string; title?: string };

/** The feeds of a list of posts. @param page the URL path of its page */
function postFeedLinks(page: string, title: string): FeedLink[] {
  const { xml, json } = feedUrlsOf(page);
  return [
    { type: 'application/atom+xml', url: xml, title },
    { type: 'application/feed+json', url: json, title },
  ];
}

/** The feeds of the episodes of some shows. @param page the URL path of the page that lists them */
export function episodeFeedLinks(page: string, title: string): FeedLink[] {
  const { xml, json } = feedUrlsOf(page);
  return [
    { type: 'application/rss+xml', url: xml, title },
    { type: 'application/feed+json', url: json, title },
  ];
}

/** As Next wants them, in the order of the first of each type. */
function linksByType(links: FeedLink[]): Record<string, { url: string; title?: string }[]> {
  const byType: Record<string, { url: string; title?: string }[]> = {};
  for (const { type, url, title } of links) {
    byType[type] ??= [];
    byType[type].push({ url: absoluteUrl(url), title });
  }
  return byType;
}

/** The metadata of a page: title, description, canonical URL, feeds and Open Graph. URLs are absolute. */
export function metadataFor({
  title,
  description,
  url,
  canonical,
  image,
  picture,
  language = site.language,
  article,
  feeds = [],
  hasMarkdown = false,
  previous,
  next,
}: PageMetadata): Metadata {
  const own = image ?? (picture && previewOf(picture));
  const shown = own ?? pictureOfSite;
  // In the language of the page, what the picture is about.
  const alt = own && title ? documentTitle(title) : site.name;
  const imageUrl = absoluteUrl(shown.url);
  const preview = {
    title: title ?? site.name,
    description,
    images: [{ ...shown, url: imageUrl, type: lookup(shown.url), alt }],
  };
  return {
    title: title ? documentTitle(title) : `${site.name} · ${site.tagline}`,
    description,
    alternates: {
      canonical: canonical && isForeign(canonical) ? undefined : absoluteUrl(canonical ?? url),
      types: linksByType([
        ...feeds.filter(({ url }) => !isForeign(url)),
        ...(isEmptyUrl(urls.atomFeed) ? [] : postFeedLinks('/', site.name)),
        ...(hasMarkdown ? [{ type: 'text/markdown', url: markdownUrlOf(url) }] : []),
      ]),
    },
    ...((previous || next) && {
      pagination: {
        previous: previous && absoluteUrl(previous),
        next: next && absoluteUrl(next),
      },
    }),
    openGraph: {
      ...preview,
      url: absoluteUrl(url),
      siteName: site.name,
      locale: language.replaceAll('-', '_'),
      ...(article
        ? {
            type: 'article',
            publishedTime: article.published,
            modifiedTime: article.modified,
            tags: article.tags,
          }
        : { type: 'website' }),
    },
    // X takes the rest from Open Graph.
    twitter: { card: 'summary_large_image', images: [{ url: imageUrl, alt }] },
  };
}

const { image: settingsImage }: SiteSettings = site;
const pictureOfSite = settingsImage ?? previewOf(sitePicture);

function previewOf(picture: LinkPicture): LinkImage {
  return { url: urlOfPicture(picture), ...PICTURE_SIZE };
}

/**
 * The metadata of a page of a list. The first has the title and the description of the list, the others also
 * their number.
 */
export function metadataForListPage(
  {
    title,
    description,
    picture,
    feeds,
  }: Pick<PageMetadata, 'description' | 'picture' | 'feeds'> & { title: string },
  pages: readonly { url: string }[],
  { number, url }: { number: number; url: string },
): Metadata {
  const isFirst = number === 1;
  const place = words.pages.place(number, pages.length);
  return metadataFor({
    title: isFirst ? title : words.pages.titleOf(title, number, pages.length),
    description: isFirst ? description : `${description} ${place}.`,
    url,
    picture,
    feeds,
    previous: pages[number - 2]?.url,
    next: pages[number]?.url,
  });
}

/** The metadata of a page of the list of a tag's posts. */
export function tagMetadata({
  tag,
  description = { summary: '' },
  page,
  pages,
}: {
  tag: { name: string; url: string };
  description?: { summary: string };
  page: LinkedPage;
  pages: readonly LinkedPage[];
}): Metadata {
  const title = words.tags.titleOf(tag.name);
  const about = description.summary || words.tags.descriptionOf(site.name, tag.name);
  const picture = pictureOfTag(tag);
  const feeds = postFeedLinks(tag.url, words.tags.feedTitle(site.name, tag.name));
  return metadataForListPage({ title, description: about, picture, feeds }, pages, page);
}

/** Whether a URL is of another host: its page has a `ForeignLink` for it. */
export function isForeign(url: string): boolean {
  return new URL(url, site.url).origin !== new URL(site.url).origin;
}

/** The text of a page's `title` element. */
export function documentTitle(title: string): string {
  return `${title} · ${site.name}`;
}
