import { Parser } from 'htmlparser2';
import {
  idsInAddress,
  type PlatformAddress,
} from '../../content/podcast-directory/platform-addresses';
import { canParseUrl } from '../../pipeline/can-parse-url';
import { plainText } from './untrusted-text';

/** What the HTML page of a show names. */
export type Page = {
  title?: string;
  /** The feeds of its head (`<link rel="alternate">`), the likeliest one of a podcast first. */
  feeds: string[];
  /** The ids of the shows that it links to, of each platform to which it links one show only. */
  ids: Pick<PlatformAddress, 'appleId' | 'spotifyId' | 'youtube' | 'amazon'>;
};

// Tags that are never closed cost the parser quadratic time.
const MAX_CHARACTERS = 300_000;

/**
 * Reads the start of a page as a stream of tags, so that no nesting is too deep.
 * @param url of the page: absolute
 */
export function readPage(html: string, url: string): Page {
  let base: string | undefined;
  let heading = '';
  let isInTitle = false;
  let openGraphTitle: string | undefined;
  const feeds: { href: string; title: string }[] = [];
  const links: string[] = [];
  const parser = new Parser({
    onopentag(name, { href, ...attributes }) {
      isInTitle = name === 'title' && heading === '';
      // The first <base> with an href counts (HTML, 4.2.3).
      if (name === 'base') base ??= href;
      if (name === 'a' && href) links.push(href);
      if (name === 'link' && href && isFeedLink(attributes)) {
        feeds.push({ href, title: attributes.title ?? '' });
      }
      if (name === 'meta' && attributes.property?.toLowerCase() === 'og:title') {
        openGraphTitle ??= attributes.content;
      }
    },
    ontext(text) {
      if (isInTitle) heading += text;
    },
    onclosetag(name) {
      if (name === 'title') isInTitle = false;
    },
  });
  parser.end(html.slice(0, MAX_CHARACTERS));

  const from = resolve(base ?? '', url) ?? url;
  const ranked = feeds.flatMap(({ href, title }) => {
    const feed = resolve(href, from);
    return feed && !idsInAddress(feed) ? { feed, rank: rankOf(`${title} ${feed}`) } : [];
  });
  return {
    title: plainText(openGraphTitle ?? '') || plainText(heading) || undefined,
    feeds: [...new Set(ranked.sort((a, b) => a.rank - b.rank).map(({ feed }) => feed))],
    ids: idsOf(links.flatMap((link) => resolve(link, from) ?? [])),
  };
}

function isFeedLink({ rel = '', type = '' }: Record<string, string>): boolean {
  return (
    rel.toLowerCase().split(/\s+/).includes('alternate') &&
    /^application\/(rss|atom)\+xml\b/i.test(type.trim())
  );
}

/** The feeds of a blog's comments are the least likely. */
function rankOf(words: string): number {
  if (/comment/i.test(words)) return 2;
  return /podcast|episode|show|audio|itunes/i.test(words) ? 0 : 1;
}

function idsOf(links: string[]): Page['ids'] {
  const shows = links.flatMap((link) => idsInAddress(link) ?? []);
  const only = (field: keyof Page['ids']) => {
    const ids = new Set(shows.flatMap((show) => show[field] ?? []));
    return ids.size === 1 ? [...ids][0] : undefined;
  };
  return {
    appleId: only('appleId'),
    spotifyId: only('spotifyId'),
    youtube: only('youtube'),
    amazon: only('amazon'),
  };
}

/** An absolute http or https URL. */
function resolve(href: string, base: string): string | undefined {
  if (!canParseUrl(href.trim(), base)) return undefined;
  const url = new URL(href.trim(), base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}
