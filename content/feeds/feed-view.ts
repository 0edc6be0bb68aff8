import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { startOf } from '../../pipeline/dates';
import type { Direction } from '../../pipeline/direction';
import { siteDirection, words } from '../internals/site-language';
import { site } from '../site';
import { absoluteUrl, basePath, urls } from '../urls';
import { forXml } from './xml';

/** What a browser shows of a feed. */
export type FeedView = {
  title: string;
  /** The URL path of the page that it is the feed of. */
  page: string;
  /** The URL path of the feed. */
  feed: string;
  /** What to do with its address. */
  about: string;
  entries: {
    title: string;
    url: string;
    /** As ISO 8601 has it. */
    day: string;
    summary?: string;
    lang?: string;
    dir?: Direction;
  }[];
};

/** The media type of a feed in XML: browsers show its own, `application/atom+xml`, as source, or download it. */
export const FEED_TYPE = 'application/xml; charset=utf-8';

/** The namespace of the element that holds the view, also in `components/feed-view.css`. */
const NAMESPACE = 'urn:uuid:5b0d6c1e-0b5a-4c0e-9a37-3f9b1c6d2a41';

const writer = unified().use(rehypeStringify, { closeSelfClosing: true }).freeze();

/**
 * Adds to a feed what a person sees who opens it in a browser: its entries as XHTML in an element of another
 * namespace, which both formats allow and feed readers ignore, and a style sheet that hides all else. A style sheet
 * alone cannot make links. XSLT could, but browsers are removing it.
 * @param xml a feed of Atom or RSS
 * @see https://www.rfc-editor.org/rfc/rfc4287#section-6.4
 */
export function withView(xml: string, view: FeedView): string {
  const end = Math.max(xml.lastIndexOf('</feed>'), xml.lastIndexOf('</channel>'));
  const sheet = `<?xml-stylesheet type="text/css" href="${basePath}${urls.feedStyles}"?>`;
  // What HTML may have in a text, and XML may not: https://www.w3.org/TR/xml/#syntax
  const xhtml = forXml(writer.stringify(xhtmlOf(view))).replaceAll(']]>', ']]&gt;');
  const element = `<view xmlns="${NAMESPACE}">${xhtml}</view>\n`;
  return xml.slice(0, end).replace('?>', `?>\n${sheet}`) + element + xml.slice(end);
}

const dates = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: 'UTC' });

// The writer leaves `<` in attributes as it is, which XML does not allow: a normalized URL has none.
// No element has the name of one that feeds have, such as `title` or `link`: some readers ignore namespaces.
function xhtmlOf({ title, page, feed, about, entries }: FeedView) {
  return h(
    null,
    h('div', { xmlns: 'http://www.w3.org/1999/xhtml', lang: site.language, dir: siteDirection }, [
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('header', [
        h('h1', title),
        h('p', about),
        h('p', h('code', { dir: 'ltr' }, absoluteUrl(feed))),
        h('p', h('a', { href: basePath + page }, words.feeds.page)),
      ]),
      h(
        'ol',
        entries.map(({ title, url, day, summary, lang, dir }) =>
          h('li', { lang, dir }, [
            h('h2', h('a', { href: new URL(url).href }, title)),
            h('p', h('time', { datetime: day }, dates.format(startOf(day)))),
            ...(summary ? [h('p', summary)] : []),
          ]),
        ),
      ),
    ]),
  );
}
