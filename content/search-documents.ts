import { dayIn } from '../pipeline/dates';
import type { SearchDocument } from '../pipeline/search/build-index';
import { sectionsOfHtml } from '../pipeline/search/sections-of-html';
import { slugOfTag } from '../pipeline/slugs';
import { hashOf } from '../pipeline/store/hash';
import { authorsOf } from './authors';
import { isEmptyUrl } from './empty-urls';
import { readBody } from './internals/documents';
import { words } from './internals/site-language';
import { pages } from './pages';
import { directory, type Show } from './podcasts';
import { type Post, posts, tagsOf } from './posts';
import type { SearchKind } from './search-kinds';
import { site } from './site';
import { urls } from './urls';

/** What can be found of a document, which is read only where the key is not known. */
export type SearchSource = {
  /** A hash of all that it is made from. */
  key: string;
  read(): Promise<SearchDocument>;
};

/** A document without the text of its body. */
type Outline = Omit<SearchDocument, 'sections'> & { kind: SearchKind };

/** All that can be found on the site, those of a kind one after the other, the newest last. */
export function searchSources(): SearchSource[] {
  if (isEmptyUrl(urls.search)) return [];
  return [
    ...pages.map(({ title, url, summary, lang, bodyId }) =>
      source({ kind: 'page', title, url, summary, lang, names: [], tags: [] }, bodyId),
    ),
    ...directory.shows.toReversed().map((show) =>
      source(
        {
          kind: 'show',
          title: show.name,
          url: show.url,
          summary: show.why ?? show.summary,
          names: [...show.hosts, ...show.topics, show.newcomers ?? ''],
          tags: show.topics.map(slugOfTag),
        },
        show.bodyId,
      ),
    ),
    ...posts
      .filter(({ isPublished }) => isPublished)
      .toReversed()
      .map((post) => source(outlineOfPost(post), post.bodyId)),
    ...directory.shows
      .flatMap(episodesOf)
      .sort(
        (a, b) => compare(a.published, b.published) || compare(a.outline.title, b.outline.title),
      )
      .map(({ outline }) => source(outline)),
  ];
}

/** The languages of all texts, as tags (BCP 47). */
export function searchLanguages(): string[] {
  return [...new Set([site.language, ...[...posts, ...pages].flatMap(({ lang }) => lang ?? [])])];
}

function outlineOfPost(post: Post): Outline {
  const { title, url, summary, date, lang, tags, keywords } = post;
  // As they are written and as they are shown, which their files decide.
  const names = [
    ...tags,
    ...tagsOf(post).map(({ name }) => name),
    ...(post.authors.length > 0 ? authorsOf(post).map(({ name }) => name) : []),
    ...keywords,
  ];
  return {
    kind: 'post',
    title,
    url,
    summary,
    date,
    lang,
    names: [...new Set(names)],
    tags: tags.map(slugOfTag),
  };
}

/** Episodes have no page of their own: they lead to that of their show. */
function episodesOf(show: Show): { published: string; outline: Outline }[] {
  return (show.snapshot?.episodes ?? []).map(({ title, description = '', published = '' }) => ({
    published,
    outline: {
      kind: 'episode',
      title,
      of: show.name,
      url: `${show.url}#episodes`,
      summary: description,
      ...(published && { date: dayIn(site.timeZone, new Date(published)) }),
      names: [],
      tags: show.topics.map(slugOfTag),
    },
  }));
}

function source({ names, ...others }: Outline, bodyId?: string): SearchSource {
  // “Which show talks of drift?” is a search for two words.
  const outline: Outline = { ...others, names: [words.search.kindOf[others.kind], ...names] };
  return {
    key: hashOf(JSON.stringify([outline, bodyId])),
    read: async () => {
      const sections =
        bodyId === undefined ? [] : sectionsOfHtml((await readBody({ bodyId })).html);
      return { ...outline, sections };
    },
  };
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
