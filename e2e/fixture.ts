import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { SiteSettings } from '../content/internals/site-settings';
import { canaries, edgeCases } from './edge-cases';
import { site as settings } from './site/content/site';
import { copyFolder, copySite, type Run, run } from './site-copy';

/** The facts about the fixture site. */
export const site: SiteSettings = settings;

/** The URL path of an image in `public/` of the fixture site. */
export { publicImage } from './edge-cases';

/** The copy of the project that the fixture site is built in. */
export const fixture = copyFolder('fixture');

/** A time zone and a language of the machine that builds. */
export type Locale = { zone: string; language: string };

/**
 * Builds the fixture site.
 * @param reversed whether its files are written in the opposite order
 */
export async function buildFixture(
  name: string,
  { zone, language }: Locale,
  reversed = false,
): Promise<Run> {
  const files = Object.entries(edgeCases);
  const copy = await copySite(name, Object.fromEntries(reversed ? files.reverse() : files), [
    'posts',
    'podcasts',
    'pages',
    'tags',
    'authors',
  ]);
  return run(copy, 'build', { TZ: zone, LANG: language, LC_ALL: language });
}

/** The slug and the front matter of a document. */
type Document = {
  slug: string;
  /** A field as text; '' where it is missing. */
  text: (field: string) => string;
  list: (field: string) => string[];
};

function documentsIn(folder: string): Document[] {
  const dir = fileURLToPath(new URL(`site/content/${folder}/`, import.meta.url));
  const names = readdirSync(dir).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => {
    const [, frontMatter] = readFileSync(path.join(dir, name), 'utf8').split(/^---$/m);
    const fields: Record<string, unknown> = parse(frontMatter);
    return {
      slug: name.replace(/^\d{4}-\d\d-\d\d-|\.md$/g, ''),
      text: (field) => String(fields[field] ?? ''),
      list: (field) => [fields[field] ?? []].flat().map(String),
    };
  });
}

/** A show as its file and its snapshot describe it. */
export type Show = {
  slug: string;
  name: string;
  /** The author's link. */
  address: string;
  hosts: string[];
  topics: string[];
  group: string;
  feed?: string;
  appleId?: string;
  spotifyId?: string;
  hasSnapshot: boolean;
};

/** The shows in the order of the directory: the top picks, the notable ones, and those that have ended. */
export const shows: Show[] = documentsIn('podcasts')
  .map(({ slug, text, list }) => {
    const snapshot: { complete?: boolean; feed?: string } = JSON.parse(
      String(edgeCases[`content/snapshots/${slug}.json`] ?? '{}'),
    );
    const hasEnded = text('ended') !== '' || snapshot.complete === true;
    const show: Show = {
      slug,
      name: text('name'),
      address: text('address'),
      hosts: list('hosts'),
      topics: list('topics'),
      group: hasEnded ? 'ended' : text('group'),
      feed: text('feed') || undefined,
      appleId: text('appleId') || undefined,
      spotifyId: text('spotifyId') || undefined,
      hasSnapshot: snapshot.feed !== undefined && snapshot.feed === text('feed'),
    };
    return { show, order: Number(text('order')) };
  })
  .sort((a, b) => rank(a.show) - rank(b.show) || a.order - b.order)
  .map(({ show }) => show);

function rank({ group }: Show): number {
  return ['top', 'notable', 'ended'].indexOf(group);
}

/** The show of a slug. @throws {Error} where there is none */
export function showAt(slug: string): Show {
  const show = shows.find((show) => show.slug === slug);
  if (!show) throw new Error(`No show ${slug} in e2e/site/content/podcasts/`);
  return show;
}

/** The post of a slug, without the edge cases. @throws {Error} where there is none */
export function postAt(slug: string): Document {
  const post = documentsIn('posts').find((post) => post.slug === slug);
  if (!post) throw new Error(`No post ${slug} in e2e/site/content/posts/`);
  return post;
}

/** An author by the name of their file. @throws {Error} where there is none */
export function authorAt(slug: string): Document {
  const author = documentsIn('authors').find((author) => author.slug === slug);
  if (!author) throw new Error(`No author ${slug} in e2e/site/content/authors/`);
  return author;
}

/** What a file of `content/tags/` says of a tag. @throws {Error} where there is none */
export function tagAt(slug: string): Document {
  const tag = documentsIn('tags').find((tag) => tag.slug.toLowerCase() === slug);
  if (!tag) throw new Error(`No tag ${slug} in e2e/site/content/tags/`);
  return tag;
}

/** A day as the fixture site writes it. @param month such as `long` */
export function writtenDay(day: string, month: 'long' | 'short'): string {
  const format = new Intl.DateTimeFormat(site.language, {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(day));
}

const edgePosts = Object.entries(edgeCases).filter(([file]) =>
  /^content\/posts\/[^/]+\.(md|markdown)$/.test(file),
);
const edgePostsWith = (...words: string[]) =>
  edgePosts.filter(([, text]) => words.some((word) => String(text).includes(word))).length;

/** How many files of each type the fixture has. */
export const counts = {
  published: documentsIn('posts').length + edgePosts.length - edgePostsWith(...canaries),
  drafts: edgePostsWith('draft: true', 'published: false'),
  scheduled: edgePostsWith('zyxtomorrow', 'zyxfarfuture'),
  shows: shows.length,
  snapshots: Object.keys(edgeCases).filter((file) => file.startsWith('content/snapshots/')).length,
  pages: documentsIn('pages').length,
  tags: documentsIn('tags').length,
  authors: documentsIn('authors').length,
};
