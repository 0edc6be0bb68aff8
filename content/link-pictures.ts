// The pictures that chats show with a link: one for each post, page, show, tag, topic and author without an image of its
// own, and one for all other pages.
import { hashOf } from '../pipeline/store/hash';
import type { Post } from './internals/documents';
import { words } from './internals/site-language';
import type { SiteSettings } from './internals/site-settings';
import { site } from './site';

/** What a picture shows, besides the name of the site. */
export type LinkPicture = {
  /** The name of its file, with a hash of all else: chats keep a picture by its URL. */
  slug: string;
  title: string;
  /** Beneath the title. */
  note?: string;
  /** The day of a post. */
  date?: string;
  /** The name that the mark of a show is made from. */
  markOf?: string;
  /** Of the title, where they are not those of the site. */
  lang?: string;
  dir?: 'ltr' | 'rtl';
};

/** In pixels, as services for link previews ask for: https://ogp.me */
export const PICTURE_SIZE = { width: 1200, height: 630 };

/** The picture of pages without one of their own, unless the settings name an image. It is set as the home page is. */
export const sitePicture: LinkPicture = pictureOf({ title: site.tagline });

/** An image of link previews: its URL, and its size in pixels where it is a file of this site. */
export type LinkImage = { url: string; width?: number; height?: number };

type Text = Pick<LinkPicture, 'title' | 'date' | 'lang' | 'dir'>;
/** A text with an image of its own. */
export type WithImage = Partial<Pick<Post, 'image' | 'imageWidth' | 'imageHeight' | 'picture'>>;

/** The image that a post or an author has: its `image`, or else its cover, but no SVG, which link previews do not show. */
export function imageOf({
  image,
  imageWidth,
  imageHeight,
  picture,
}: WithImage): LinkImage | undefined {
  if (image) return { url: image, width: imageWidth, height: imageHeight };
  if (!picture || picture.src.endsWith('.svg')) return undefined;
  return { url: picture.src, width: picture.width, height: picture.height };
}

/** The picture of a post or another text. */
export function pictureOfText({ title, date, lang, dir }: Text): LinkPicture {
  return pictureOf({ title, lang, dir, date });
}

export function pictureOfShow({ name, hosts }: { name: string; hosts: string[] }): LinkPicture {
  const names = new Intl.ListFormat(site.language, { type: 'conjunction' }).format(hosts);
  return pictureOf({
    title: name,
    note: hosts.length > 0 ? words.show.hosts(names) : undefined,
    markOf: name,
  });
}

export function pictureOfTopic({ name }: { name: string }): LinkPicture {
  return pictureOf({ title: words.podcasts.topicTitle(name) });
}

export function pictureOfTag({ name }: { name: string }): LinkPicture {
  return pictureOf({ title: words.tags.titleOf(name) });
}

export function pictureOfAuthor({ name }: { name: string }): LinkPicture {
  return pictureOf({ title: name });
}

/** All pictures of the site. */
export function linkPicturesOf(content: {
  posts: (Text & WithImage)[];
  pages: Text[];
  shows: { name: string; hosts: string[] }[];
  topics: { name: string }[];
  tags: { name: string }[];
  authors: ({ name: string } & Pick<WithImage, 'picture'>)[];
}): LinkPicture[] {
  const { image }: SiteSettings = site;
  const { posts, pages, shows, topics, tags, authors } = content;
  const pictures = [
    ...(image ? [] : [sitePicture]),
    ...posts.filter((post) => !imageOf(post)).map(pictureOfText),
    ...pages.map(pictureOfText),
    ...shows.map(pictureOfShow),
    ...topics.map(pictureOfTopic),
    ...tags.map(pictureOfTag),
    ...authors.filter(({ picture }) => !imageOf({ picture })).map(pictureOfAuthor),
  ];
  // Two posts that show the same have one picture.
  return [...new Map(pictures.map((picture) => [picture.slug, picture])).values()];
}

/** The URL path of a picture. */
export function urlOfPicture({ slug }: LinkPicture): string {
  return `/link-pictures/${slug}`;
}

function pictureOf(shown: Omit<LinkPicture, 'slug'>): LinkPicture {
  return { slug: `${hashOf(JSON.stringify([site.name, shown])).slice(0, 16)}.png`, ...shown };
}
