/** Every fact about the site, once: pages, feeds and metadata all read it here. */
export const site = {
  name: 'Earshot',
  tagline: 'Notes on machine learning in production, and on the podcasts that are worth hearing.',
  /** Where the site lives: a host, without a path. Every absolute address is made from it. Where the
   * site lies under a path of its host, the build is told by `BASE_PATH`. */
  url: 'https://earshot.example',
  /** As BCP 47 names it: dates and lists are written its way. */
  language: 'en-GB',
  /** Whom feeds and search engines name. */
  author: { name: 'The author of Earshot', page: '/about/' },
  /** An IANA name. A post dated after today in this zone waits for its day. */
  timeZone: 'UTC',
  /** Whether straight quotes, `--` and `...` in texts are set as a book sets them. */
  smartPunctuation: true,
  menu: [
    { label: 'Posts', url: '/posts/' },
    { label: 'Podcasts', url: '/podcasts/' },
    { label: 'About', url: '/about/' },
  ],
  /** What a chat shows of a link, where a post has no picture of its own. */
  picture: { url: '/link-picture.png', width: 1200, height: 630 },
  feeds: { atom: '/feed.xml', json: '/feed.json', newest: 30 },
  /** The podcasts for other programs: to subscribe to all, their newest episodes, and what is known. */
  podcasts: {
    opml: '/podcasts.opml',
    feed: '/podcasts/feed.xml',
    json: '/podcasts.json',
    newest: 100,
  },
} as const;

/** The path on its host under which the site lies, such as `/blog`; nothing where that is the top. */
export const basePath = process.env.BASE_PATH ?? '';

/**
 * The absolute form of an address on this site; addresses of other hosts stay as they are.
 * @param address a path from the top of the site, such as `/posts/a/`, or a URL
 */
export function absolute(address: string): string {
  const isPath = /^\/(?!\/)/.test(address);
  return new URL(isPath ? basePath + address : address, site.url).href;
}
