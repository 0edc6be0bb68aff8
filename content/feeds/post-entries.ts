import type { Element, ElementContent, Parents, Root } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { startOf } from '../../pipeline/dates';
import { isHeadingAnchor } from '../../pipeline/markdown/headings/heading-ids';
import { readText } from '../../pipeline/store/body-store';
import { type Post, posts } from '../posts';
import { absolute, site } from '../site';
import { forXml } from './xml';

/** A post as a feed carries it: whole, and with addresses that hold outside the site. */
export type FeedEntry = {
  url: string;
  title: string;
  summary: string;
  html: string;
  tags: string[];
  published: Date;
  updated: Date;
};

/** The newest posts for the feeds. */
export async function feedEntries(): Promise<FeedEntry[]> {
  return Promise.all(posts.slice(0, site.feeds.newest).map(feedEntry));
}

async function feedEntry(post: Post): Promise<FeedEntry> {
  const url = absolute(post.url);
  return {
    url,
    title: forXml(post.title),
    summary: forXml(post.summary),
    html: forXml(await standAlone((await readText(post)).html, url)),
    tags: post.tags.map(forXml),
    published: startOf(post.date),
    updated: startOf(post.updated ?? post.date),
  };
}

/** When the feeds last changed: by the newest of their entries, so that a build changes nothing by itself. */
export function feedUpdated(entries: FeedEntry[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}

/**
 * A post's HTML for other places: addresses absolute, without the links of headings to themselves,
 * each picture in one size, since few feed readers know what to choose, and links for the cards of
 * players.
 */
async function standAlone(html: string, base: string): Promise<string> {
  const result = await unified()
    .use(rehypeParse, { fragment: true })
    .use(() => (tree: Root) => {
      visit(tree, 'element', (element, index, parent) => {
        if (parent && index !== undefined && isHeadingAnchor(element, parent)) {
          parent.children.splice(index, 1);
          return [SKIP, index];
        }
        if (element.tagName === 'button' && parent && index !== undefined) {
          parent.children.splice(index, 1);
          return [SKIP, index];
        }
        const img = element.tagName === 'picture' && element.children.find(isImg);
        if (img && parent && index !== undefined) {
          parent.children[index] = img;
          return index;
        }
        if (element.tagName === 'img' && element.properties.src) {
          delete element.properties.srcSet;
          delete element.properties.sizes;
        }
        if (element.tagName === 'a' && 'dataEmbed' in element.properties) toLink(element, parent);
        for (const name of Object.keys(urlAttributes)) {
          const address = element.properties[name];
          if (typeof address === 'string' && URL.canParse(address, base)) {
            const place = address.startsWith('/') ? absolute(address) : address;
            element.properties[name] = new URL(place, base).href;
          }
        }
      });
    })
    .use(rehypeStringify)
    .process(html);
  return String(result);
}

function isImg(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'img';
}

/** A card of a player is a paragraph with the address again, as it was written. */
function toLink(link: Element, card: Parents | undefined): void {
  const { href } = link.properties;
  link.properties = { href };
  link.children = [{ type: 'text', value: String(href) }];
  if (card?.type !== 'element') return;
  Object.assign(card, { tagName: 'p', properties: {}, children: [link] });
}
