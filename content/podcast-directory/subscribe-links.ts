import type { Podcast } from '../internals/documents';

/** The fields of a show that subscribe links are made from. */
export type Subscribable = Pick<
  Podcast,
  'name' | 'appleId' | 'spotifyId' | 'youtube' | 'amazon' | 'feed'
>;

/** The URL of a show in an app. */
export type SubscribeLink = { app: string; url: string };

/** An app. People link to a show's page in a catalogue when they mean the show. */
type App = { app: string; isCatalogue?: true } & (
  | { from: 'appleId' | 'spotifyId' | 'youtube' | 'amazon'; link: (id: string) => string }
  | { from: 'feed'; link: (feed: string, name: string) => string }
);

/** The apps, with their link to a show. Only https: `overcast://` does nothing without the app. */
const apps: App[] = [
  {
    app: 'Apple Podcasts',
    isCatalogue: true,
    from: 'appleId',
    link: (id) => `https://podcasts.apple.com/podcast/id${id}`,
  },
  {
    app: 'Spotify',
    isCatalogue: true,
    from: 'spotifyId',
    link: (id) => `https://open.spotify.com/show/${id}`,
  },
  { app: 'YouTube', isCatalogue: true, from: 'youtube', link: (url) => url },
  {
    app: 'Amazon Music',
    isCatalogue: true,
    from: 'amazon',
    link: (id) => `https://music.amazon.com/podcasts/${id}`,
  },
  { app: 'Overcast', from: 'appleId', link: (id) => `https://overcast.fm/itunes${id}` },
  { app: 'Pocket Casts', from: 'appleId', link: (id) => `https://pca.st/itunes/${id}` },
  { app: 'Castro', from: 'appleId', link: (id) => `https://castro.fm/itunes/${id}` },
  {
    app: 'AntennaPod',
    from: 'feed',
    link: (feed, name) =>
      `https://antennapod.org/deeplink/subscribe?url=${encodeURIComponent(feed)}&title=${encodeURIComponent(name)}`,
  },
  {
    app: 'YouTube Music',
    from: 'feed',
    link: (feed) =>
      `https://music.youtube.com/library/podcasts?addrssfeed=${Buffer.from(feed).toString('base64url')}`,
  },
  {
    app: 'Podcast Addict',
    from: 'feed',
    link: (feed) => `https://podcastaddict.com/feed/${encodeURIComponent(feed)}`,
  },
  {
    app: 'Player FM',
    from: 'feed',
    link: (feed) => `https://player.fm/subscribe?id=${encodeURIComponent(feed)}`,
  },
];

/** The links for all apps that have one for the known fields of a show. */
export function subscribeLinks(show: Subscribable): SubscribeLink[] {
  return linksIn(apps, show);
}

/** A show's pages in catalogues. */
export function cataloguePages(show: Subscribable): string[] {
  const catalogues = apps.filter(({ isCatalogue }) => isCatalogue);
  return linksIn(catalogues, show).map(({ url }) => url);
}

/**
 * The ids in catalogues that are known of a show, or that the address of a page there names in any country's
 * edition, each after the name of its field.
 */
export function catalogueIds(known: Omit<Subscribable, 'name'>): string[] {
  return (['appleId', 'spotifyId', 'youtube', 'amazon'] as const).flatMap((field) =>
    known[field] === undefined ? [] : `${field} ${known[field]}`,
  );
}

function linksIn(some: App[], show: Subscribable): SubscribeLink[] {
  return some.flatMap(({ app, from, link }) => {
    const known = show[from];
    return known === undefined ? [] : { app, url: link(known, show.name) };
  });
}
