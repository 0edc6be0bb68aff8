// The validators of a show's fields. Owners copy addresses from apps, where they found the show.
import type { Validator } from '../../pipeline/loader/document-type';
import { httpUrl, taxonomyTerm } from '../../pipeline/loader/validators';
import { idsInAddress, type PlatformAddress } from './platform-addresses';

/** A show's ID at Apple Podcasts. */
export const appleId: Validator = (value) =>
  /^\d+$/.test(value)
    ? undefined
    : {
        message: `invalid Apple Podcasts ID “${value}”`,
        hint: idHint(
          idsInAddress(value)?.appleId,
          'the digits after “id” in the show’s Apple Podcasts URL',
        ),
      };

/** A show's ID at Spotify. */
export const spotifyId: Validator = (value) =>
  /^[A-Za-z0-9]{22}$/.test(value)
    ? undefined
    : {
        message: `invalid Spotify ID “${value}”`,
        hint: idHint(
          idsInAddress(value)?.spotifyId,
          'the 22 letters and digits after /show/ in the show’s Spotify URL',
        ),
      };

/** A show's ID at Amazon Music. */
export const amazonId: Validator = (value) =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)
    ? undefined
    : {
        message: `invalid Amazon Music ID “${value}”`,
        hint: idHint(
          idsInAddress(value)?.amazon,
          'the letters and digits after /podcasts/ in the show’s Amazon Music URL',
        ),
      };

function idHint(found: string | undefined, where: string): string {
  return found ? `write "${found}"` : `write ${where}`;
}

/** The URL of a show's channel or playlist at YouTube. */
export const youtubeUrl: Validator = (value) => {
  const youtube = idsInAddress(value)?.youtube;
  if (youtube === value) return undefined;
  const handle = /^@[\w.-]+$/.exec(value)?.[0];
  const meant = youtube ?? (handle && `https://www.youtube.com/${handle}`);
  return {
    message: `invalid YouTube URL “${value}”`,
    hint: meant
      ? `write ${meant}`
      : 'write the URL of its channel or playlist, such as https://www.youtube.com/@name',
  };
};

// A feed may end so too: https://engineering.linkedin.com/blog.rss.html
const WEB_PAGE = /\/(?![^/]*(?:rss|feed|atom|xml))[^/]+\.html?$/i;

/** The URL of a feed: not that of a page about the show. */
export const feedUrl: Validator = (value) => {
  const invalid = httpUrl(value);
  if (invalid) return invalid;
  const { pathname } = new URL(value);
  const found = idsInAddress(value);
  // YouTube has feeds of its own.
  if (found && pathname !== '/feeds/videos.xml') {
    return {
      message: `this is a page of ${found.platform}, not a feed`,
      hint: found.feed
        ? `write feed: ${found.feed}`
        : `${fieldHint(found)}; a feed ends in .xml or /rss in most cases, and the show’s website links to it as “RSS”`,
    };
  }
  if (!WEB_PAGE.test(pathname)) return undefined;
  return {
    message: 'this is a web page, not a feed',
    hint: 'write the URL of its RSS feed, which the page links to as “RSS” or “Feed”; without one, leave feed out',
  };
};

/** What to write instead of the address of a platform. */
function fieldHint({ appleId, spotifyId, amazon, youtube }: PlatformAddress): string {
  if (appleId) return `write appleId: "${appleId}" instead`;
  if (spotifyId) return `write spotifyId: ${spotifyId} instead`;
  if (amazon) return `write amazon: ${amazon} instead`;
  return youtube ? `write youtube: ${youtube} instead` : 'write the URL of its RSS feed';
}

/** The URL of a show's website, or of its page on a platform. */
export const website: Validator = (value) => {
  const invalid = httpUrl(value);
  const found = invalid ? undefined : idsInAddress(value);
  if (!found) return invalid;
  const { platform, kind, example, url = '' } = found;
  if (kind === 'episode') {
    return {
      severity: 'warning',
      message: `this is a page of one episode at ${platform}`,
      hint: `write the address of the show, such as ${example}`,
    };
  }
  const { search } = new URL(value);
  if (search === '' || url.includes(search)) return undefined;
  return {
    severity: 'warning',
    message: `this address has parameters of ${platform}, which tell where it was copied`,
    hint: `write ${value.slice(0, value.indexOf('?'))}`,
  };
};

// Names that begin with a capital on both sides; “Florence and the Machine” is one.
const TWO_NAMES = /^(\p{Lu}.*?)\s+(?:and|und|et|y|&)\s+(\p{Lu}.*)$/u;

/** The names in a text that seems to have several, or else the text. */
export function hostsIn(text: string): string[] {
  const bySign = text.split(/\s*[;/、]\s*/);
  const [, first, second] = TWO_NAMES.exec(text) ?? [];
  const names = first ? [...first.split(/,\s*/), second] : bySign;
  return names.some((name) => name === '') ? [text] : names;
}

/** A host's name: of one person. */
export const hostName: Validator = (value) => {
  const names = hostsIn(value);
  if (names.length < 2) return undefined;
  return {
    severity: 'warning',
    message: `are these several hosts, “${value}”?`,
    hint: `write [${names.join(', ')}]; for one name, write its “and” as “+”`,
  };
};

/** The topics in a text that parts them by signs. */
export function topicsIn(text: string): string[] {
  return text.split(/\s*[;,、，；]\s*/).filter((topic) => topic !== '');
}

/** A topic, whose page needs a URL. */
export const topic: Validator = (value) => {
  const invalid = taxonomyTerm(value);
  if (invalid) return invalid;
  const topics = topicsIn(value);
  if (topics.length < 2) return undefined;
  return {
    severity: 'warning',
    message: `are these several topics, “${value}”?`,
    hint: `write [${topics.join(', ')}]`,
  };
};

/** The names that people write instead of a show's fields, in lower case without - and _. */
export const otherNamesOfShow = {
  name: ['title', 'show', 'podcast'],
  address: ['url', 'website', 'site', 'link', 'homepage', 'web'],
  hosts: ['host', 'author', 'authors', 'presenter', 'presenters', 'by'],
  topics: ['topic', 'tags', 'tag', 'categories', 'category', 'genre', 'genres', 'keywords'],
  language: ['lang', 'locale'],
  cadence: ['frequency', 'schedule'],
  length: ['duration'],
  added: ['date', 'addedon'],
  ended: ['end', 'endedon', 'finished'],
  appleId: ['apple', 'applepodcasts', 'applepodcastsid', 'itunes', 'itunesid'],
  spotifyId: ['spotify', 'spotifyshow'],
  youtube: ['youtubechannel', 'youtubeurl', 'youtubeid'],
  amazon: ['amazonid', 'amazonmusic'],
  feed: ['rss', 'rssfeed', 'rssurl', 'feedurl', 'xmlurl', 'atom'],
};
