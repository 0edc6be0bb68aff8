import type { SiteSettings } from '../pipeline/settings';

/** Every fact about the site, once: pages, feeds and metadata all read it here. */
export const site = {
  name: 'Earshot',
  tagline: 'Notes on machine learning in production, and on the podcasts that are worth hearing.',
  /** Scheme and host. Where the site is under a path of its host, build with `BASE_PATH=/path`. */
  url: 'https://earshot.example',
  /** A BCP 47 tag: dates and lists are written in its way. */
  language: 'en-GB',
  /** Named by feeds and search engines. `page` is the page about the author. */
  author: { name: 'The author of Earshot', page: '/about/' },
  /** An IANA name. A post dated after today in this zone is published on its day. */
  timeZone: 'UTC',
  /** Whether straight quotes, `--` and `...` in texts become typographic ones. */
  smartPunctuation: true,
  menu: [
    { label: 'Posts', url: '/posts/' },
    { label: 'Podcasts', url: '/podcasts/' },
    { label: 'About', url: '/about/' },
  ],
  /** The image that chats show with a link, where a post has none of its own. */
  picture: { url: '/link-picture.png', width: 1200, height: 630 },
} satisfies SiteSettings;
