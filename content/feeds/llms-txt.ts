import type { BlockContent, DefinitionContent, ListItem, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { isEmptyUrl } from '../empty-urls';
import { words } from '../internals/site-language';
import { pages } from '../pages';
import { shows } from '../podcasts';
import { posts } from '../posts';
import { site } from '../site';
import { absoluteUrl, markdownUrlOf, urls } from '../urls';

/** What a model reads at a time is limited: about 20 kB for each of these. */
const MAX_POSTS = 100;
const MAX_SHOWS = 100;

type Listed = { name: string; url: string; text?: string };

/** The site for language models, in the form of https://llmstxt.org: the texts as Markdown, newest first. */
export function llmsTxt(): string {
  const children = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: site.name }] },
    {
      type: 'blockquote',
      children: [{ type: 'paragraph', children: [{ type: 'text', value: site.tagline }] }],
    },
    ...section(
      words.posts.title,
      posts.slice(0, MAX_POSTS).map(({ title, url, summary }) => ({
        name: title,
        url: markdownUrlOf(url),
        text: summary,
      })),
    ),
    ...section(
      words.podcasts.title,
      shows
        .slice(0, MAX_SHOWS)
        .map(({ name, url, summary }) => ({ name, url: markdownUrlOf(url), text: summary })),
    ),
    ...section(
      words.pages.label,
      pages.map(({ title, url, summary }) => ({
        name: title,
        url: markdownUrlOf(url),
        text: summary,
      })),
    ),
    // The form has this word: what is under it can be left out.
    ...section(
      'Optional',
      [
        { name: words.posts.description(site.name), url: urls.posts },
        { name: words.tags.description(site.name), url: urls.tags },
        { name: words.frame.feed, url: urls.atomFeed },
        { name: words.data.title, url: urls.podcastsJson },
        { name: 'Sitemap', url: '/sitemap.xml' },
      ].filter(({ url }) => !isEmptyUrl(url)),
    ),
  ] satisfies Root['children'];
  return toMarkdown({ type: 'root', children }, { bullet: '-', listItemIndent: 'one' });
}

function section(title: string, items: Listed[]): (BlockContent | DefinitionContent)[] {
  if (items.length === 0) return [];
  return [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: title }] },
    { type: 'list', spread: false, children: items.map(listItem) },
  ];
}

function listItem({ name, url, text }: Listed): ListItem {
  return {
    type: 'listItem',
    children: [
      {
        type: 'paragraph',
        children: [
          {
            type: 'link',
            url: absoluteUrl(url),
            children: [{ type: 'text', value: oneLine(name) }],
          },
          ...(text ? [{ type: 'text', value: `: ${oneLine(text)}` } as const] : []),
        ],
      },
    ],
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
