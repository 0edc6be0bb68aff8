import type { SiteSettings } from './internals/site-settings';

/** The settings of the site: pages, feeds and metadata all read them here. */
export const site = {
  name: 'Earshot',
  tagline: 'Notes on machine learning in production, and on the podcasts that are worth hearing.',
  /** Scheme and host. Where the site is under a path of its host, build with `BASE_PATH=/path`. */
  url: 'https://earshot.example',
  /** A language tag (BCP 47): dates and lists are formatted for it. */
  language: 'en-GB',
  /** For feeds and search engines. `page` is the page about the author. */
  author: { name: 'The author of Earshot', page: '/about/' },
  /** An IANA time zone. A post dated after today in this zone is published on its day. */
  timeZone: 'UTC',
  /** Whether straight quotes, `--` and `...` in Markdown become typographic ones. */
  smartPunctuation: true,
  /**
   * Macros for the formulas of all texts, as in MathJax's configuration, with two backslashes for one: a
   * definition, or a list of definition and number of arguments, such as `E: ['\\operatorname{E}[#1]', 1]`.
   */
  macros: {},
  menu: [
    { label: 'Posts', url: '/posts/' },
    { label: 'Podcasts', url: '/podcasts/' },
    { label: 'About', url: '/about/' },
  ],
  /** Whether lists show the covers of posts. */
  coversInLists: false,
} satisfies SiteSettings;
