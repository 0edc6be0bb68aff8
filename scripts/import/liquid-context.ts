import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { JekyllDocument } from './jekyll-document';
import type { JekyllSite } from './jekyll-site';
import { formatRubyTime, timeIn } from './ruby-time';

/** What Liquid can refer to. */
export type LiquidContext = {
  /** Settings, posts, data and so on, without `baseurl`. */
  site: Record<string, unknown>;
  page: Record<string, unknown>;
  /** IANA name of the zone in which dates are written. */
  timeZone: string;
  /** The content of a file of `_includes`. */
  include(name: string): string | undefined;
  /** The content of a file beside the page. */
  includeRelative(name: string): string | undefined;
  /** The address of a post or a file. */
  urlOf(kind: 'post' | 'file', name: string): string | undefined;
};

/** What the Liquid of a site's documents can refer to: what all share, and what each has of its own. */
export function liquidContexts(
  site: JekyllSite,
  documents: JekyllDocument[],
): (document: JekyllDocument) => LiquidContext {
  const posts = documents.filter(({ kind, url }) => kind === 'post' && url !== undefined);
  const inOrder = [...posts].sort((a, b) => (b.time?.instant ?? 0) - (a.time?.instant ?? 0));
  const drops = new Map(documents.map((document) => [document, dropOf(document)]));
  const dropsOf = (list: JekyllDocument[]) => list.flatMap((document) => drops.get(document) ?? []);
  const byTerm = (key: 'tags' | 'categories') => {
    const groups: Record<string, unknown[]> = Object.create(null);
    for (const post of inOrder) {
      for (const term of post[key]) {
        groups[term] ??= [];
        groups[term].push(drops.get(post));
      }
    }
    return groups;
  };
  const collections = Object.keys(site.config.collections);
  const shared = {
    ...site.config.values,
    baseurl: '',
    data: site.data,
    posts: dropsOf(inOrder),
    related_posts: dropsOf(inOrder.slice(0, 10)),
    pages: dropsOf(documents.filter(({ kind }) => kind === 'page')),
    tags: byTerm('tags'),
    categories: byTerm('categories'),
    time: formatRubyTime(timeIn(site.config.timeZone, Date.now())),
    ...Object.fromEntries(
      collections.map((name) => [name, dropsOf(documents.filter((it) => it.collection === name))]),
    ),
  };
  const urls = urlIndex(documents);
  return (document) => ({
    site: shared,
    page: drops.get(document) ?? {},
    timeZone: site.config.timeZone,
    include: (name) => contentOf(site.includes.get(name), site.source),
    includeRelative: (name) =>
      contentOf(path.join(site.source, path.dirname(document.file), name), site.source),
    urlOf: (kind, name) => urls[kind].get(name.replace(/^\//, '')) ?? assetUrl(site, kind, name),
  });
}

/** A document as Liquid sees it. */
function dropOf(document: JekyllDocument): Record<string, unknown> {
  const { data, url, title, slug, categories, tags, time, file, collection, body } = document;
  return {
    ...data,
    url,
    id: url?.replace(/(?:\.html|\/)$/, ''),
    title,
    slug,
    categories,
    tags,
    path: file,
    collection,
    content: body,
    ...(time && { date: formatRubyTime(time) }),
  };
}

function urlIndex(documents: JekyllDocument[]) {
  const post = new Map<string, string>();
  const file = new Map<string, string>();
  for (const document of documents) {
    if (document.url === undefined) continue;
    file.set(document.file, document.url);
    if (document.kind !== 'post') continue;
    const name = document.file.replace(/^(.*\/)?_posts\//, '').replace(/\.[^./]+$/, '');
    const folders = document.file.replace(/(?:^|\/)_posts\/.*/, '');
    for (const key of [name, path.posix.join(folders, name), name.replace(/^.*\//, '')]) {
      if (!post.has(key)) post.set(key, document.url);
    }
  }
  return { post, file };
}

/** `link` also leads to files that are published as they are. */
function assetUrl(site: JekyllSite, kind: 'post' | 'file', name: string): string | undefined {
  const file = name.replace(/^\//, '');
  return kind === 'file' && site.others.includes(file) ? `/${file}` : undefined;
}

/** The text of a file within the site. */
function contentOf(file: string | undefined, source: string): string | undefined {
  if (file === undefined) return undefined;
  try {
    const real = realpathSync(file);
    if (!real.startsWith(`${realpathSync(source)}${path.sep}`)) return undefined;
    return readFileSync(real, 'utf8').replaceAll(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}
