import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { type Post, posts } from './posts';
import { absolute, site } from './site';
import { readText } from './text';

/** A post as a feed carries it: whole, and with addresses that hold outside the site. */
export type FeedEntry = { post: Post; url: string; html: string; published: Date; updated: Date };

/** The newest posts for the feeds. */
export async function feedEntries(): Promise<FeedEntry[]> {
  return Promise.all(
    posts.slice(0, site.feeds.newest).map(async (post) => {
      const url = absolute(post.url);
      return {
        post,
        url,
        html: await standAlone((await readText(post)).html, url),
        published: startOf(post.date),
        updated: startOf(post.updated ?? post.date),
      };
    }),
  );
}

/** When the feeds last changed: by the newest of their entries, so that a build changes nothing by itself. */
export function feedUpdated(entries: FeedEntry[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const addresses = ['href', 'src', 'poster', 'cite'] as const;
// XML 1.0 has no way to write these.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A post's HTML for other places: addresses absolute, without the links of headings to themselves. */
async function standAlone(html: string, base: string): Promise<string> {
  const result = await unified()
    .use(rehypeParse, { fragment: true })
    .use(() => (tree: Root) => {
      visit(tree, 'element', (element, index, parent) => {
        const { className } = element.properties;
        if (
          parent &&
          index !== undefined &&
          Array.isArray(className) &&
          className.includes('anchor')
        ) {
          parent.children.splice(index, 1);
          return [SKIP, index];
        }
        for (const name of addresses) {
          const address = element.properties[name];
          if (typeof address === 'string' && URL.canParse(address, base)) {
            element.properties[name] = new URL(address, base).href;
          }
        }
      });
    })
    .use(rehypeStringify)
    .process(html);
  return String(result).replace(NOT_IN_XML, '');
}
