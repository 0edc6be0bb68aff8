import path from 'node:path';
// The rest of Contentlayer takes longer to load than a thousand unchanged posts.
import { defineDocumentType, defineNestedType } from 'contentlayer2/source-files/schema';
import { cacheDir } from '../pipeline/build-report';
import type { BodyInfo } from '../pipeline/cache/stored-renderer';
import { contentlayerSource } from '../pipeline/contentlayer';
import { directionOfLanguage, directionOfText } from '../pipeline/direction';
import type { EngineOptions } from '../pipeline/engine';
import type { ComputedInput, Validator } from '../pipeline/loader/document-type';
import { isPublishedAt } from '../pipeline/loader/drafts';
import {
  absoluteUri,
  emailAddress,
  httpUrl,
  languageTag,
  pathOrUrl,
  sitePath,
  taxonomyTerm,
  timestamp,
} from '../pipeline/loader/validators';
import { readingMinutes } from '../pipeline/markdown/text/reading-time';
import { AUTHOR_PICTURE, isSiteAuthor } from './author-names';
import { siteFiles, sitePages } from './feeds/sitemap';
import { lintSite, siteLinks } from './internals/check-site';
import type { Episode as EpisodeDocument, SiteDocument } from './internals/documents';
import { lintAuthors, otherNamesOfAuthor, uniqueName } from './internals/lint-authors';
import { lintSeries, uniquePart } from './internals/lint-series';
import { lintTags } from './internals/lint-tags';
import { lintPublicFiles } from './internals/public-files';
import { siteDirection, textWordsIn, words } from './internals/site-language';
import type { SiteSettings } from './internals/site-settings';
import { uniqueGuid } from './internals/unique-guid';
import { lintPictureText } from './picture-fonts';
import { buildDirectory } from './podcast-directory/directory';
import { lintShows, uniqueRules } from './podcast-directory/lint-shows';
import {
  amazonId,
  appleId,
  feedUrl,
  hostName,
  otherNamesOfShow,
  spotifyId,
  topic,
  website,
  youtubeUrl,
} from './podcast-directory/show-fields';
import { allowedHosts, services } from './services';
import { site } from './site';
import { basePath, isReservedUrl, tagOfFile, urlOfFile } from './urls';

const settings: SiteSettings = site;

/** A post. */
const Post = defineDocumentType(() => ({
  name: 'Post',
  description: 'One Markdown file in content/posts.',
  filePathPattern: 'posts/**',
  contentType: 'data',
  fields: {
    title: { type: 'string', required: true },
    date: {
      type: 'date',
      required: true,
      description: 'The day of publication, with or without a time.',
    },
    description: { type: 'string', description: 'One line for lists, feeds and search engines.' },
    tags: { type: 'list', of: { type: 'string' }, default: [] },
    series: { type: 'string', description: 'The name of the series that it is a part of.' },
    part: { type: 'number', description: 'Its number in the series. Otherwise dates count.' },
    updated: { type: 'date', description: 'The day of the last important change.' },
    authors: {
      type: 'list',
      of: { type: 'string' },
      default: [],
      description: 'Who wrote it, where it is not the author of the site.',
    },
    keywords: {
      type: 'list',
      of: { type: 'string' },
      default: [],
      description: 'Further terms for search engines, which have no page.',
    },
    draft: { type: 'boolean', default: false, description: 'Shown in development only.' },
    pinned: {
      type: 'boolean',
      default: false,
      description: 'Whether it stands first on the home page and in the list of posts.',
    },
    image: {
      type: 'string',
      description: 'The image in link previews: a file such as ./loss.png, or a URL.',
    },
    cover: {
      type: 'string',
      description: 'A picture above the text: a file such as ./loss.png, or one in public/.',
    },
    coverAlt: { type: 'string', description: 'What the cover shows. Empty for decoration.' },
    math: {
      type: 'boolean',
      default: false,
      description: 'Whether a single $ begins a formula.',
    },
    lang: {
      type: 'string',
      description: 'The language of the text (BCP 47), where it is not that of the site.',
    },
    canonical: { type: 'string', description: 'The URL where it was published first.' },
    guid: {
      type: 'string',
      description:
        'Its id in feeds, where that is not its URL: so a post that was renamed or has moved here is not new.',
    },
    comments: {
      type: 'boolean',
      default: true,
      description: 'Whether it has comments, where the site has them.',
    },
    redirect_from: {
      type: 'list',
      of: { type: 'string' },
      default: [],
      description: 'Former URL paths, which redirect to the post.',
    },
  },
  computedFields: {
    slug: slug(),
    url: { type: 'string', resolve: url },
    isPublished: {
      type: 'boolean',
      description: 'Neither a draft nor dated after now, in the time zone of the site.',
      resolve: (post) =>
        isPublishedAt(new Date(), site.timeZone, { ...post, publishedAt: instantOf('date', post) }),
    },
    publishedAt: instant(
      'date',
      'The instant of publication (RFC 3339), where its date has a time.',
    ),
    updatedAt: instant('updated', 'The instant of the last change, where its date has a time.'),
    summary: summary(),
    dir: dir(),
    imageWidth: imageLength('width'),
    imageHeight: imageLength('height'),
    minutes: {
      type: 'number',
      description: 'The reading time in minutes.',
      resolve: fromBody(({ reading }) => readingMinutes(reading)),
    },
    picture: picture('The cover as it is published.'),
    links: {
      type: 'list',
      of: { type: 'string' },
      description: 'The links of its body: URLs, and paths of this site.',
      resolve: fromBody(({ links }) => [...new Set(links.map(({ url }) => url))]),
    },
    terms: {
      type: 'list',
      of: { type: 'string' },
      description: 'The most frequent words of its text.',
      resolve: fromBody(({ terms }) => terms),
    },
    assets: assets(),
    bodyId: bodyId(),
  },
}));

/** A show of the podcast directory. Its body is the description. */
const Podcast = defineDocumentType(() => ({
  name: 'Podcast',
  description: 'One Markdown file in content/podcasts.',
  filePathPattern: 'podcasts/**',
  contentType: 'data',
  fields: {
    name: { type: 'string', required: true },
    address: { type: 'string', required: true, description: 'The URL of its website.' },
    hosts: { type: 'list', of: { type: 'string' }, default: [] },
    topics: { type: 'list', of: { type: 'string' }, default: [] },
    group: { type: 'enum', options: ['top', 'notable'], required: true },
    order: { type: 'number', required: true, description: 'Its position in the group.' },
    language: { type: 'string', description: 'A language tag (BCP 47), such as en.' },
    cadence: { type: 'string', description: 'How often episodes come out, such as weekly.' },
    length: { type: 'string', description: 'The usual length of an episode, such as 45 minutes.' },
    why: { type: 'string', description: 'Why you listen to it, in one line.' },
    newcomers: { type: 'string', description: 'A note for listeners who are new to the subject.' },
    added: { type: 'date', description: 'The day it was added to the directory.' },
    ended: { type: 'date', description: 'The day you learned that it has ended.' },
    appleId: { type: 'string', description: 'The digits after “id” in its Apple Podcasts URL.' },
    spotifyId: {
      type: 'string',
      description: 'The 22 characters after /show/ in its Spotify URL.',
    },
    youtube: { type: 'string', description: 'The URL of its channel or playlist at YouTube.' },
    amazon: { type: 'string', description: 'The ID after /podcasts/ in its Amazon Music URL.' },
    feed: { type: 'string', description: 'The URL of its RSS feed.' },
  },
  computedFields: {
    slug: slug(),
    url: { type: 'string', resolve: url },
    summary: { type: 'string', resolve: fromBody(({ excerpt }) => excerpt) },
    assets: assets(),
    bodyId: bodyId(),
  },
}));

/** An episode of a show, from its feed. */
const Episode = defineNestedType(() => ({
  name: 'Episode',
  fields: {
    id: { type: 'string', required: true, description: 'Its guid in the feed, or a hash.' },
    title: { type: 'string', required: true },
    published: { type: 'string', description: 'A timestamp in UTC (RFC 3339).' },
    seconds: { type: 'number', description: 'The length in seconds.' },
    link: { type: 'string', description: 'The URL of its page.' },
    description: { type: 'string', description: 'The start of its description, as plain text.' },
    season: { type: 'number', description: 'The number of its season.' },
    episode: { type: 'number', description: 'Its number in the show, or in its season.' },
    kind: {
      type: 'enum',
      options: ['trailer', 'bonus'],
      description: 'What it is, where it is not a full episode.',
    },
    audio: { type: 'string', description: 'The URL of the audio file.' },
    audioType: { type: 'string', description: 'The media type of the audio file.' },
    audioBytes: { type: 'number', description: 'The size of the audio file in bytes.' },
  },
}));

/** The content of a show's feed on one day. `npm run podcasts` writes it. */
const Snapshot = defineDocumentType(() => ({
  name: 'Snapshot',
  description: 'One JSON file in content/snapshots, with the name of its show’s file.',
  filePathPattern: 'snapshots/*.json',
  contentType: 'data',
  fields: {
    feed: { type: 'string', required: true, description: 'The URL of the feed.' },
    title: { type: 'string', description: 'The title of the feed.' },
    hosts: {
      type: 'list',
      of: { type: 'string' },
      default: [],
      description: 'The hosts, or the author, by the feed.',
    },
    checked: { type: 'date', required: true, description: 'The day the feed was read.' },
    etag: { type: 'string', description: 'The ETag header of the response.' },
    lastModified: { type: 'string', description: 'The Last-Modified header of the response.' },
    complete: {
      type: 'boolean',
      default: false,
      description: 'Whether the feed says that no more episodes come.',
    },
    count: { type: 'number', required: true, description: 'The number of episodes in the feed.' },
    longestGap: {
      type: 'number',
      description: 'The most days between two episodes, of the last two years of the feed.',
    },
    episodes: { type: 'list', of: Episode, required: true, description: 'The newest episodes.' },
  },
  computedFields: {
    slug: {
      type: 'string',
      description: 'The slug of its show, which is the name of the file.',
      resolve: ({ _id }) => path.basename(_id, '.json'),
    },
  },
}));

/** Any other page, such as the one about the author. */
const Page = defineDocumentType(() => ({
  name: 'Page',
  description: 'One Markdown file in content/pages.',
  filePathPattern: 'pages/**',
  contentType: 'data',
  fields: {
    title: { type: 'string', required: true },
    description: { type: 'string', description: 'One line for search engines.' },
    lang: {
      type: 'string',
      description: 'The language of the text (BCP 47), where it is not that of the site.',
    },
    redirect_from: {
      type: 'list',
      of: { type: 'string' },
      default: [],
      description: 'Former URL paths, which redirect to the page.',
    },
  },
  computedFields: {
    slug: slug(),
    url: { type: 'string', resolve: url },
    summary: summary(),
    dir: dir(),
    assets: assets(),
    bodyId: bodyId(),
  },
}));

/** What a tag is about. */
const TagDescription = defineDocumentType(() => ({
  name: 'TagDescription',
  description: 'One Markdown file in content/tags, with the name of its tag.',
  filePathPattern: 'tags/**',
  contentType: 'data',
  fields: {
    title: { type: 'string', description: 'The name of the tag, as the site writes it.' },
    description: { type: 'string', description: 'One line for its page and the list of tags.' },
  },
  computedFields: {
    slug: {
      type: 'string',
      description: 'That of the tag, by the name of the file.',
      resolve: ({ _id, slug }: ComputedInput) => tagOfFile(_id, slug),
    },
    summary: summary(),
    assets: assets(),
    bodyId: bodyId(),
  },
}));

/** Somebody who writes posts. The body is about them. */
const Author = defineDocumentType(() => ({
  name: 'Author',
  description: 'One Markdown file in content/authors.',
  filePathPattern: 'authors/**',
  contentType: 'data',
  fields: {
    name: { type: 'string', required: true },
    description: { type: 'string', description: 'One line for the end of posts.' },
    image: {
      type: 'string',
      description: 'A picture: a file such as ./ada.jpg, or one in public/.',
    },
    links: {
      type: 'list',
      of: { type: 'string' },
      default: [],
      description: 'The URLs of other pages of theirs, such as profiles.',
    },
    email: { type: 'string', description: 'An email address that readers may write to.' },
  },
  computedFields: {
    slug: slug(),
    url: {
      type: 'string',
      description: 'Of the page with their posts. The author of the site has another page.',
      resolve: (author) => (isSiteAuthor(author) ? undefined : url(author)),
    },
    picture: picture('The image as it is published.'),
    summary: summary(),
    assets: assets(),
    bodyId: bodyId(),
  },
}));

function slug() {
  return {
    type: 'string',
    description: 'From the file name, or from `slug` in the front matter.',
    resolve: (document: ComputedInput) => document.slug,
  } as const;
}

function url(document: ComputedInput): string {
  return urlOfFile(`content/${document._id}`, document.slug);
}

function instant(field: string, description: string) {
  return {
    type: 'string',
    description,
    resolve: (document: ComputedInput) => instantOf(field, document),
  } as const;
}

/** The instant of a date with a time, which is not in Contentlayer's types. */
function instantOf(field: string, document: object): string | undefined {
  const { instants } = document as Pick<ComputedInput, 'instants'>;
  return instants?.[field];
}

function dir() {
  return {
    type: 'enum',
    options: ['ltr', 'rtl'],
    description: 'The direction of the text, where it is not that of the site.',
    resolve: fromBody(({ excerpt }, { title, lang }) => {
      const own = lang ? directionOfLanguage(String(lang)) : directionOfText(`${title} ${excerpt}`);
      return own === siteDirection ? undefined : own;
    }),
  } as const;
}

function summary() {
  return {
    type: 'string',
    description: 'The description, or else the excerpt.',
    resolve: fromBody((body, { description }) => description ?? body.excerpt),
  } as const;
}

function imageLength(length: 'width' | 'height') {
  return {
    type: 'number',
    description: `The ${length} of its image in pixels, where that is a file of this site.`,
    resolve: fromBody(({ image }) => (image && 'url' in image ? image[length] : undefined)),
  } as const;
}

function bodyId() {
  return {
    type: 'string',
    description: 'The id of the rendered body in the body store.',
    resolve: fromBody(({ id }) => id),
  } as const;
}

function picture(description: string) {
  return {
    type: 'json',
    description,
    resolve: fromBody(({ picture }) => (picture && 'src' in picture ? picture : undefined)),
  } as const;
}

function assets() {
  return {
    type: 'list',
    of: { type: 'string' },
    description:
      'The files that it publishes with its page, such as image variants: names in the asset store.',
    resolve: fromBody(({ assets }) => assets),
  } as const;
}

/** Computes a field from the rendered body, which is not in Contentlayer's types. */
function fromBody<Value>(compute: (body: BodyInfo, document: ComputedInput) => Value) {
  return (document: ComputedInput) => {
    if (!document.body) throw new Error(`${document._id} has no body`);
    return compute(document.body, document);
  };
}

/** The validators of a document type, keyed by its fields. */
type ValidatorsFor<Fields> = { [Field in keyof Fields]?: Validator };

/** The validators of string fields: Contentlayer's schema cannot hold them. */
const validators = {
  Post: {
    canonical: httpUrl,
    guid: absoluteUri,
    image: pathOrUrl,
    cover: pathOrUrl,
    lang: languageTag,
    redirect_from: sitePath,
    series: taxonomyTerm,
    tags: (tag) => taxonomyTerm(tag) ?? lintPictureText(tag),
    title: lintPictureText,
  },
  Page: { lang: languageTag, redirect_from: sitePath, title: lintPictureText },
  Podcast: {
    name: lintPictureText,
    address: website,
    feed: feedUrl,
    hosts: (host) => hostName(host) ?? lintPictureText(host),
    language: languageTag,
    topics: (name) => topic(name) ?? lintPictureText(name),
    appleId,
    spotifyId,
    youtube: youtubeUrl,
    amazon: amazonId,
  },
  TagDescription: { title: taxonomyTerm },
  Author: { image: pathOrUrl, links: httpUrl, email: emailAddress },
  Snapshot: { feed: httpUrl },
  Episode: { published: timestamp, link: httpUrl, audio: httpUrl },
} satisfies {
  [Type in SiteDocument['type']]?: ValidatorsFor<Extract<SiteDocument, { type: Type }>>;
} & { Episode: ValidatorsFor<EpisodeDocument> };

/** The schema, for commands that read other folders than `content/`. */
export const schema = {
  documentTypes: [Post, Podcast, Snapshot, Page, TagDescription, Author],
  validators,
  jekyllTypes: ['Post'] satisfies SiteDocument['type'][],
  typesWithText: ['Post', 'Page'] satisfies SiteDocument['type'][],
  pictures: {
    Post: { field: 'cover', altField: 'coverAlt' },
    Author: { field: 'image', width: AUTHOR_PICTURE },
  },
  otherNames: { Podcast: otherNamesOfShow, Author: otherNamesOfAuthor } satisfies {
    [Type in SiteDocument['type']]?: {
      [Field in keyof Extract<SiteDocument, { type: Type }>]?: string[];
    };
  },
};

const project = process.cwd();
const commentsId = services.comments ? ['Comments'] : [];

/**
 * This site's options for the engine.
 * @param root absolute: the folder whose `content/` and `public/` are read
 * @param cache absolute: the folder that is written
 */
export function engineOptions(
  root: string,
  cache = path.join(project, cacheDir),
): Omit<EngineOptions<SiteDocument>, 'documentTypes'> {
  return {
    folders: {
      root,
      contentDir: 'content',
      publicDir: 'public',
      appDir: path.relative(root, path.join(project, 'app')),
    },
    cacheDir: cache,
    engineDir: path.join(project, 'pipeline'),
    threadCode: {
      optionsModule: path.join(project, 'content/contentlayer.config.ts'),
      codeDir: path.join(project, cacheDir, 'threads'),
    },
    siteUrl: site.url,
    timeZone: site.timeZone,
    basePath,
    smartPunctuation: site.smartPunctuation,
    language: site.language,
    wordsIn: textWordsIn,
    allowedHosts,
    macros: settings.macros ?? {},
    urlOfFile,
    isReservedUrl,
    unique: [...uniqueRules, uniqueName, uniquePart, uniqueGuid],
    jsonHint: 'delete the file and run npm run podcasts, which writes it again',
    settingsLinks: [],
    lint: (documents, files) => [
      ...lintShows(documents, files),
      ...lintTags(documents),
      ...lintAuthors(documents),
      ...lintSeries(documents),
      ...lintPublicFiles(root, documents),
    ],
    // A show's page has sections outside of its body.
    layoutIds: ({ type }) =>
      type === 'Podcast' ? undefined : ['Content', 'Contents', ...commentsId],
    urlsOf(documents) {
      const content = {
        posts: documents.filter((document) => document.type === 'Post'),
        pages: documents.filter((document) => document.type === 'Page'),
        authors: documents.filter((document) => document.type === 'Author'),
        directory: buildDirectory(
          documents.filter((document) => document.type === 'Podcast'),
          documents.filter((document) => document.type === 'Snapshot'),
        ),
      };
      return [...sitePages(content).map(({ url }) => url), ...siteFiles(content)];
    },
  };
}

/** The options of this site's builds. */
export const buildOptions = {
  ...engineOptions(project),
  movedPage: { language: site.language, ...words.moved },
  checkSettings: lintSite,
  settingsLinks: siteLinks(),
  // `contentlayer2 dev` reads again after each change; `npm run content` reads once.
  isWatching: process.argv.includes('dev'),
};

export default contentlayerSource(schema, buildOptions);
