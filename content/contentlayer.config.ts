import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineDocumentType, defineNestedType } from 'contentlayer2/source-files';
import { contentlayerSource, type SourceOptions } from '../pipeline/contentlayer';
import { dayIn } from '../pipeline/dates';
import type { ComputedInput, Validator } from '../pipeline/document-type';
import {
  appleId,
  httpUrl,
  instant,
  languageTag,
  pathOrUrl,
  sitePath,
  spotifyId,
  taxonomyTerm,
} from '../pipeline/loader/validators';
import { checkSettings } from '../pipeline/settings';
import { slugOfFile } from '../pipeline/slugs';
import { assetStore } from '../pipeline/store/asset-store';
import { type BodyInfo, renderCache } from '../pipeline/store/render-cache';
import { buildDirectory } from './directory/directory';
import { lintSnapshots, uniqueRules } from './directory/lint';
import { cacheDir, type Episode as EpisodeDocument, type SiteDocument } from './documents';
import { siteFiles, sitePages } from './feeds/site-urls';
import { site } from './site';
import { basePath, isReservedUrl, urlOfFile } from './urls';

/** What a post may say in its front matter, and what follows from its file. */
const Post = defineDocumentType(() => ({
  name: 'Post',
  description: 'One Markdown file in content/posts.',
  filePathPattern: 'posts/**',
  contentType: 'data',
  fields: {
    title: { type: 'string', required: true },
    date: { type: 'date', required: true, description: 'The day it is published.' },
    description: { type: 'string', description: 'One line for lists, feeds and search.' },
    tags: { type: 'list', of: { type: 'string' }, default: [] },
    updated: { type: 'date', description: 'The day of the last change worth telling.' },
    draft: { type: 'boolean', default: false, description: 'Seen in development only.' },
    image: { type: 'string', description: 'The picture that a shared link shows.' },
    math: {
      type: 'boolean',
      default: false,
      description: 'Whether a lone $ begins a formula, and is not money.',
    },
    canonical: { type: 'string', description: 'Where the text was published first.' },
    redirect_from: {
      type: 'list',
      of: { type: 'string' },
      default: [],
      description: 'Paths where it was before, which lead here.',
    },
  },
  computedFields: {
    slug: { type: 'string', resolve: ({ _id }) => slugOfFile(_id) },
    url: { type: 'string', resolve: url },
    isPublished: {
      type: 'boolean',
      description: 'Neither a draft nor dated after today, in the time zone of the site.',
      resolve: ({ date, draft }) => !draft && date <= dayIn(site.timeZone, new Date()),
    },
    summary: {
      type: 'string',
      description: 'The description, or else how the text begins.',
      resolve: fromBody((body, { description }) => description ?? body.excerpt),
    },
    minutes: {
      type: 'number',
      description: 'How long it takes to read.',
      resolve: fromBody(({ words }) => Math.max(1, Math.round(words / WORDS_PER_MINUTE))),
    },
    links: {
      type: 'list',
      of: { type: 'string' },
      description: 'The links of its text: URLs, and paths on this site.',
      resolve: fromBody(({ links }) => [...new Set(links.map(({ url }) => url))]),
    },
    assets: assets(),
    bodyId: bodyId(),
  },
}));

/** What a show may say in its front matter. Its text says what it is about. */
const Podcast = defineDocumentType(() => ({
  name: 'Podcast',
  description: 'One Markdown file in content/podcasts.',
  filePathPattern: 'podcasts/**',
  contentType: 'data',
  fields: {
    name: { type: 'string', required: true },
    address: { type: 'string', required: true, description: 'Where to listen: the main link.' },
    hosts: { type: 'list', of: { type: 'string' }, default: [] },
    topics: { type: 'list', of: { type: 'string' }, default: [] },
    group: { type: 'enum', options: ['top', 'notable'], required: true },
    order: { type: 'number', required: true, description: 'Its place within its group.' },
    language: { type: 'string', description: 'A code such as en.' },
    cadence: { type: 'string', description: 'How often it comes out, such as weekly.' },
    length: { type: 'string', description: 'How long an episode usually is, in words.' },
    why: { type: 'string', description: 'Why you listen, in one line.' },
    newcomers: { type: 'string', description: 'What helps a listener who is new to the field.' },
    added: { type: 'date', description: 'The day it was put on the list.' },
    ended: { type: 'date', description: 'The day you found that no more will come.' },
    appleId: { type: 'string', description: 'Digits, from its Apple Podcasts address.' },
    spotifyId: { type: 'string', description: '22 characters, from its Spotify address.' },
    feed: { type: 'string', description: 'The address of its RSS feed.' },
  },
  computedFields: {
    slug: { type: 'string', resolve: ({ _id }) => slugOfFile(_id) },
    url: { type: 'string', resolve: url },
    summary: { type: 'string', resolve: fromBody(({ excerpt }) => excerpt) },
    assets: assets(),
    bodyId: bodyId(),
  },
}));

/** One episode of a show, as its feed tells of it. All of it is text, or a checked address. */
const Episode = defineNestedType(() => ({
  name: 'Episode',
  fields: {
    id: { type: 'string', required: true, description: 'The same for as long as it is there.' },
    title: { type: 'string', required: true },
    published: { type: 'string', description: 'The moment, as RFC 3339 writes it.' },
    seconds: { type: 'number', description: 'How long it is.' },
    link: { type: 'string', description: 'Its page.' },
    audio: { type: 'string', description: 'The address of the recording.' },
    audioType: { type: 'string', description: 'The media type of the recording.' },
    audioBytes: { type: 'number', description: 'The size of the recording.' },
  },
}));

/** What a show's feed said on a day. `npm run podcasts` writes it. */
const Snapshot = defineDocumentType(() => ({
  name: 'Snapshot',
  description: 'One file in content/snapshots, named like the show’s.',
  filePathPattern: 'snapshots/*.json',
  contentType: 'data',
  fields: {
    feed: { type: 'string', required: true, description: 'The address that was read.' },
    checked: { type: 'date', required: true, description: 'The day it was read.' },
    etag: { type: 'string', description: 'For asking whether anything has changed since.' },
    lastModified: { type: 'string', description: 'The same, as a date.' },
    complete: { type: 'boolean', default: false, description: 'Whether no more will come.' },
    count: { type: 'number', required: true, description: 'How many episodes it names.' },
    episodes: { type: 'list', of: Episode, required: true, description: 'The newest ones.' },
  },
  computedFields: {
    slug: {
      type: 'string',
      description: 'That of its show, which is the name of the file.',
      resolve: ({ _id }) => path.basename(_id, '.json'),
    },
  },
}));

/** What a page that stands on its own may say in its front matter. */
const Page = defineDocumentType(() => ({
  name: 'Page',
  description: 'One Markdown file in content/pages.',
  filePathPattern: 'pages/**',
  contentType: 'data',
  fields: {
    title: { type: 'string', required: true },
    description: { type: 'string', description: 'One line for search.' },
  },
  computedFields: {
    slug: { type: 'string', resolve: ({ _id }) => slugOfFile(_id) },
    url: { type: 'string', resolve: url },
    summary: {
      type: 'string',
      resolve: fromBody((body, { description }) => description ?? body.excerpt),
    },
    assets: assets(),
    bodyId: bodyId(),
  },
}));

// Adults read 238 words of English a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047);
// posts with code in them are read more slowly.
const WORDS_PER_MINUTE = 220;

function url({ _id }: { _id: string }): string {
  return urlOfFile(`content/${_id}`);
}

function bodyId() {
  return {
    type: 'string',
    description: 'Names the rendered body in the body store.',
    resolve: fromBody(({ id }) => id),
  } as const;
}

function assets() {
  return {
    type: 'list',
    of: { type: 'string' },
    description:
      'What it publishes besides its page, such as image variants: names in the asset store.',
    resolve: fromBody(({ assets }) => assets),
  } as const;
}

/** Computes a field from the rendered body, which Contentlayer's types do not know of. */
function fromBody<Value>(compute: (body: BodyInfo, document: ComputedInput) => Value) {
  return (document: ComputedInput) => {
    if (!document.body) throw new Error(`${document._id} has no body`);
    return compute(document.body, document);
  };
}

/** The validators of a document type, keyed by its fields. */
type ValidatorsFor<Fields> = { [Field in keyof Fields]?: Validator };

/** What strings must look like: Contentlayer's schema has no place for it. */
const validators = {
  Post: { canonical: httpUrl, image: pathOrUrl, redirect_from: sitePath, tags: taxonomyTerm },
  Podcast: {
    address: httpUrl,
    feed: httpUrl,
    language: languageTag,
    topics: taxonomyTerm,
    appleId,
    spotifyId,
  },
  Snapshot: { feed: httpUrl },
  Episode: { published: instant, link: httpUrl, audio: httpUrl },
} satisfies {
  [Type in SiteDocument['type']]?: ValidatorsFor<Extract<SiteDocument, { type: Type }>>;
} & { Episode: ValidatorsFor<EpisodeDocument> };

/** The schema, for the commands that read other folders than `content/`. */
export const schema = { documentTypes: [Post, Podcast, Snapshot, Page], validators };

/** What the engine has to know of this site. @param root the folder that is read, absolute */
export function sourceOptions(root: string): SourceOptions<SiteDocument> {
  const project = process.cwd();
  const cache = path.join(project, cacheDir);
  const folders = {
    root,
    contentDir: 'content',
    publicDir: 'public',
    appDir: path.relative(root, path.join(project, 'app')),
  };
  const renderOptions = {
    folders,
    store: assetStore(cache),
    siteUrl: site.url,
    basePath,
    smartPunctuation: site.smartPunctuation,
    urlOfFile,
  };
  return {
    folders,
    siteUrl: site.url,
    cacheDir: cache,
    renderCache: renderCache(renderOptions, cache, path.join(project, 'pipeline')),
    urlOfFile,
    isReservedUrl,
    unique: uniqueRules,
    lint: lintSnapshots,
    // A show's page has other sections besides its text.
    hasAllIds: ({ type }) => type !== 'Podcast',
    urlsOf(documents) {
      const content = {
        posts: documents.filter((document) => document.type === 'Post'),
        pages: documents.filter((document) => document.type === 'Page'),
        directory: buildDirectory(
          documents.filter((document) => document.type === 'Podcast'),
          documents.filter((document) => document.type === 'Snapshot'),
        ),
      };
      return [...sitePages(content).map(({ url }) => url), ...siteFiles(content)];
    },
    checkSettings() {
      const file = 'content/site.ts';
      return checkSettings(site, file, readFileSync(path.join(project, file), 'utf8'));
    },
  };
}

export default contentlayerSource(schema, sourceOptions(process.cwd()));
