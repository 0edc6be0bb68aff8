import { canParseUrl } from '../../pipeline/can-parse-url';

/** What the address of a page on a podcast platform says. */
export type PlatformAddress = {
  /** The platform’s name, such as `Apple Podcasts`. */
  platform: string;
  /** What the address names. A page such as a search or a publisher’s is `other`. */
  kind: 'show' | 'episode' | 'other';
  /** The form of a show’s address there, for a hint. */
  example: string;
  /** The show’s address there, without a query. */
  url?: string;
  appleId?: string;
  spotifyId?: string;
  /** The URL of the channel, or of the playlist. */
  youtube?: string;
  /** The show’s ID at Amazon Music. */
  amazon?: string;
  /** The feed that an app’s link carries. */
  feed?: string;
  /** A name from the words in the path, such as `The Mlops Podcast`: no more than a guess. */
  name?: string;
};

type Platform = Pick<PlatformAddress, 'platform' | 'example'> & {
  /** Matches its host names, without `www.`. */
  hosts: RegExp;
  read: (url: URL) => Omit<PlatformAddress, 'platform' | 'example'>;
};

const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

const platforms: Platform[] = [
  {
    platform: 'Apple Podcasts',
    example: 'https://podcasts.apple.com/podcast/id1234567890',
    hosts: /^(?:(?:geo\.|embed\.)?(?:podcasts|itunes)|phobos)\.apple\.com$/,
    read: readApple,
  },
  {
    platform: 'Spotify',
    example: 'https://open.spotify.com/show/ and 22 letters and digits',
    hosts: /^(?:open|play)\.spotify\.com$/,
    read: ({ pathname }) =>
      readSpotify(/^\/(?:intl-[\w-]+\/)?(?:embed(?:-podcast)?\/)?(\w+)\/(\w+)/.exec(pathname)),
  },
  {
    platform: 'YouTube',
    example: 'https://www.youtube.com/@name',
    hosts: /^(?:(?:m\.|music\.)?youtube\.com|youtu\.be)$/,
    read: readYouTube,
  },
  {
    platform: 'Amazon Music',
    example: 'https://music.amazon.com/podcasts/ and an ID',
    hosts: /^music\.amazon\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/,
    read: readAmazon,
  },
  {
    platform: 'Overcast',
    example: 'https://overcast.fm/itunes1234567890',
    hosts: /^overcast\.fm$/,
    read: ({ pathname }) =>
      /^\/\+/.test(pathname)
        ? { kind: 'episode' }
        : (withAppleId(/^\/itunes(\d+)(?:\/([^/]+))?/.exec(pathname)) ?? {
            kind: /^\/p\d+-/.test(pathname) ? 'show' : 'other',
          }),
  },
  {
    platform: 'Pocket Casts',
    example: 'https://pca.st/itunes/1234567890',
    hosts: /^(?:pca\.st|(?:play\.)?pocketcasts\.com)$/,
    read: readPocketCasts,
  },
  {
    platform: 'Castro',
    example: 'https://castro.fm/itunes/1234567890',
    hosts: /^castro\.fm$/,
    read: ({ pathname }) =>
      withAppleId(/^\/itunes\/(\d+)/.exec(pathname)) ?? {
        kind: kindOf(pathname, /^\/podcast\/./, /^\/episode\/./),
      },
  },
  {
    platform: 'AntennaPod',
    example: 'https://antennapod.org/deeplink/subscribe?url= and a feed',
    hosts: /^antennapod\.org$/,
    read: ({ searchParams }) => withFeed(searchParams.get('url')),
  },
  {
    platform: 'Podcast Addict',
    example: 'https://podcastaddict.com/feed/ and a feed',
    hosts: /^podcastaddict\.com$/,
    read: ({ pathname }) => {
      const [, feed] = /^\/feed\/(.+)/.exec(pathname) ?? [];
      if (feed) return withFeed(decoded(feed));
      return { kind: kindOf(pathname, /^\/podcast\/./, /\/episode\/./) };
    },
  },
  {
    platform: 'Player FM',
    example: 'https://player.fm/subscribe?id= and a feed',
    hosts: /^player\.fm$/,
    read: ({ pathname, searchParams }) =>
      pathname === '/subscribe'
        ? withFeed(searchParams.get('id'))
        : { kind: kindOf(pathname, /^\/series\/[^/]+\/?$/, /^\/series\/[^/]+\/./) },
  },
];

/**
 * Takes the address of a page on a podcast platform apart, without a request.
 * @param address an http or https URL, or a Spotify URI such as `spotify:show:…`
 * @returns undefined where the address is on none of the platforms, or invalid
 */
export function idsInAddress(address: string): PlatformAddress | undefined {
  const trimmed = address.trim();
  const uri = /^spotify:(\w+):(\w+)$/.exec(trimmed);
  const url = canParseUrl(trimmed) ? new URL(trimmed) : undefined;
  const isWeb = url !== undefined && /^https?:$/.test(url.protocol);
  const hostname = uri ? 'open.spotify.com' : isWeb && url.hostname.replace(/^www\./, '');
  const found = platforms.find(({ hosts }) => hostname && hosts.test(hostname));
  if (!found || !url) return undefined;
  const { platform, example, read } = found;
  return { platform, example, ...(uri ? readSpotify(uri) : read(url)) };
}

/**
 * A name from the words of a path, such as `The Mlops Podcast` from `the-mlops-podcast`.
 * @param slug a part of a path, percent-encoded or not
 */
export function nameFromSlug(slug: string): string | undefined {
  const words = decoded(slug)
    .split(/[-_+\s]+/u)
    .filter(Boolean);
  return words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ') || undefined;
}

/** An episode’s address has the ID of its show too, and its own in `?i=`. */
function readApple({ pathname, searchParams }: URL): ReturnType<Platform['read']> {
  const path = /^\/(?:[a-z]{2}\/)?podcast\/(?:([^/]+)\/)?id(\d+)\/?$/i.exec(pathname);
  const isOld = /\/viewPodcast$|^\/(?:[a-z]{2}\/)?podcast\/?$/i.test(pathname);
  const id = path?.[2] ?? (isOld && searchParams.get('id')?.match(/^\d+$/)?.[0]);
  if (!id) return { kind: 'other' };
  const name = path?.[1] === undefined ? undefined : nameFromSlug(path[1]);
  return { ...appleShow(id), ...(name && { name }) };
}

function readSpotify(match: RegExpExecArray | null): ReturnType<Platform['read']> {
  const [, type, id] = match ?? [];
  if (type === 'episode') return { kind: 'episode' };
  if (type !== 'show' || !/^[A-Za-z0-9]{22}$/.test(id)) return { kind: 'other' };
  return { kind: 'show', url: `https://open.spotify.com/show/${id}`, spotifyId: id };
}

function readYouTube({ hostname, pathname, searchParams }: URL): ReturnType<Platform['read']> {
  if (hostname === 'youtu.be' || /^\/(?:watch|shorts|live|embed)\b/.test(pathname)) {
    return { kind: 'episode' };
  }
  const isFeed = pathname === '/feeds/videos.xml';
  const channel = isFeed && searchParams.get('channel_id');
  const path = channel ? `/channel/${channel}` : pathname;
  const [page] = /^\/(?:channel\/UC[\w-]{22}|@[^/]+|(?:c|user)\/[^/]+)(?=\/|$)/.exec(path) ?? [];
  const list = searchParams.get(isFeed ? 'playlist_id' : 'list');
  if (page !== undefined) {
    const url = `https://www.youtube.com${page}`;
    const name = page.startsWith('/channel/')
      ? undefined
      : nameFromSlug(page.replace(/^.*[/@]/, ''));
    return { kind: 'show', url, youtube: url, ...(name && { name }) };
  }
  if (!list || !(isFeed || pathname === '/playlist') || !/^[\w-]+$/.test(list)) {
    return { kind: 'other' };
  }
  const url = `https://www.youtube.com/playlist?list=${list}`;
  return { kind: 'show', url, youtube: url };
}

/** An episode’s address begins with that of its show. */
function readAmazon({ hostname, pathname }: URL): ReturnType<Platform['read']> {
  const path = new RegExp(`^/podcasts/(${UUID})(?:/([^/]+))?`, 'i').exec(pathname);
  if (!path) return { kind: 'other' };
  const amazon = path[1].toLowerCase();
  const name = path[2] === undefined || path[2] === 'episodes' ? undefined : nameFromSlug(path[2]);
  return {
    kind: 'show',
    url: `https://${hostname}/podcasts/${amazon}`,
    amazon,
    ...(name && { name }),
  };
}

function readPocketCasts({ href, pathname }: URL): ReturnType<Platform['read']> {
  const show = withAppleId(/^\/itunes\/(\d+)/.exec(pathname));
  if (show) return show;
  const path = new RegExp(`^/podcasts?/(?:([^/]+)/)?${UUID}(/.+)?`, 'i').exec(pathname);
  if (/^\/(?:episode|discover)\b/.test(pathname)) {
    return { kind: pathname.startsWith('/episode') ? 'episode' : 'other' };
  }
  if (path?.[2]) return { kind: 'episode' };
  const url = href.replace(/[?#].*/s, '');
  const name = path?.[1] === undefined ? undefined : nameFromSlug(path[1]);
  if (path) return { kind: 'show', url, ...(name && { name }) };
  // A short link names a show or an episode: only its page says which.
  return /^\/\w{6,12}\/?$/.test(pathname) ? { kind: 'show', url } : { kind: 'other' };
}

function appleShow(appleId: string): Pick<PlatformAddress, 'kind' | 'url' | 'appleId'> {
  return { kind: 'show', url: `https://podcasts.apple.com/podcast/id${appleId}`, appleId };
}

/** The show of another platform’s link that has Apple’s ID, and maybe a name, in its path. */
function withAppleId(match: RegExpExecArray | null): ReturnType<Platform['read']> | undefined {
  if (!match) return undefined;
  const name = match[2] === undefined ? undefined : nameFromSlug(match[2]);
  return { ...appleShow(match[1]), ...(name && { name }) };
}

function withFeed(feed: string | null): ReturnType<Platform['read']> {
  const isFeed = feed !== null && canParseUrl(feed) && /^https?:\/\//i.test(feed);
  return isFeed ? { kind: 'show', feed } : { kind: 'other' };
}

function kindOf(pathname: string, show: RegExp, episode: RegExp): PlatformAddress['kind'] {
  if (episode.test(pathname)) return 'episode';
  return show.test(pathname) ? 'show' : 'other';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray “%” is no percent-encoding.
    return text;
  }
}
