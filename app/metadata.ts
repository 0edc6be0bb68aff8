import { lookup } from 'mrmime';
import type { Metadata } from 'next';
import { isEmptyUrl } from '../content/empty-urls';
import { words } from '../content/internals/site-language';
import type { SiteSettings } from '../content/internals/site-settings';
import {
  type LinkPicture,
  PICTURE_SIZE,
  pictureOfTag,
  sitePicture,
  urlOfPicture,
} from '../content/link-pictures';
import type { LinkedPage } from '../content/page-inputs';
import type { Post } from '../content/posts';
import { site } from '../content/site';
import { absoluteUrl, urls } from '../content/urls';

/** What the metadata of a page is made from. */
export type PageMetadata = {
  title?: string;
  description: string;
  /** The page's path, such as `/posts/`. */
  url: string;
  /** The original URL of a text that was first published elsewhere, unless its host is another one. */
  canonical?: string;
  /** The image that the page names itself. */
  image?: Preview;
  /** What is drawn for it otherwise. */
  picture?: LinkPicture;
  /** The language of the text, where it is not that of the site. */
  language?: string;
  article?: { published: string; modified?: string; tags: string[] };
  /** An RSS feed of the page, besides those of the site. */
  feed?: { url: string; title: string };
  /** The paths of the pages before and after it, of a list. */
  previous?: string;
  next?: string;
};

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
  feed,
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
      types: {
        ...(!isEmptyUrl(urls.atomFeed) && {
          'application/atom+xml': [{ url: absoluteUrl(urls.atomFeed), title: site.name }],
          'application/feed+json': [{ url: absoluteUrl(urls.jsonFeed), title: site.name }],
        }),
        ...(feed &&
          !isForeign(feed.url) && {
            'application/rss+xml': [{ url: absoluteUrl(feed.url), title: feed.title }],
          }),
      },
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

/** What the metadata says of an image in link previews. */
type Preview = { url: string; width?: number; height?: number };

const { image: settingsImage }: SiteSettings = site;
const pictureOfSite = settingsImage ?? previewOf(sitePicture);

function previewOf(picture: LinkPicture): Preview {
  return { url: urlOfPicture(picture), ...PICTURE_SIZE };
}

/** The image that a post names itself. */
export function imageOf({
  image,
  imageWidth,
  imageHeight,
}: Pick<Post, 'image' | 'imageWidth' | 'imageHeight'>): Preview | undefined {
  return image ? { url: image, width: imageWidth, height: imageHeight } : undefined;
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
  }: Pick<PageMetadata, 'description' | 'picture'> & { title: string },
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
    previous: pages[number - 2]?.url,
    next: pages[number]?.url,
  });
}

/** The metadata of a page of the list of a tag's posts. */
export function tagMetadata({
  tag,
  page,
  pages,
}: {
  tag: { name: string };
  page: LinkedPage;
  pages: readonly LinkedPage[];
}): Metadata {
  const title = words.tags.titleOf(tag.name);
  const description = words.tags.descriptionOf(site.name, tag.name);
  return metadataForListPage({ title, description, picture: pictureOfTag(tag) }, pages, page);
}

/** Whether a URL is of another host: its page has a `ForeignLink` for it. */
export function isForeign(url: string): boolean {
  return new URL(url, site.url).origin !== new URL(site.url).origin;
}

/** The text of a page's `title` element. */
export function documentTitle(title: string): string {
  return `${title} · ${site.name}`;
}
