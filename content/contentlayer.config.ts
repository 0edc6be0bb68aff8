import { basename } from 'node:path/posix';
import type { Document } from 'contentlayer2/core';
import { defineDocumentType, defineNestedType } from 'contentlayer2/source-files';
import { earshotSource } from '../pipeline/contentlayer';
import { dayIn } from '../pipeline/dates';
import { contentFolder } from '../pipeline/loader/files';
import {
  appleId,
  httpAddress,
  instant,
  languageTag,
  pathOrAddress,
  sitePath,
  spotifyId,
} from '../pipeline/loader/validators';
import { slugOfFile } from '../pipeline/slugs';
import type { Rendering } from '../pipeline/store/render-cache';
import { site } from './site';
import { addressOfContent } from './urls';

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
    url: { type: 'string', resolve: address },
    published: {
      type: 'boolean',
      description: 'Neither a draft nor dated after today, by the time zone of the site.',
      resolve: ({ date, draft }) => !draft && date <= dayIn(site.timeZone, new Date()),
    },
    summary: {
      type: 'string',
      description: 'The description, or else how the text begins.',
      resolve: fromText((text, { description }) => description ?? text.opening),
    },
    minutes: {
      type: 'number',
      description: 'How long it takes to read.',
      resolve: fromText(({ words }) => Math.max(1, Math.round(words / WORDS_A_MINUTE))),
    },
    links: {
      type: 'list',
      of: { type: 'string' },
      description: 'Where its text leads: addresses, and paths on this site.',
      resolve: fromText(({ references }) => [...new Set(references.map(({ to }) => to))]),
    },
    files: files(),
    textId: textId(),
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
    url: { type: 'string', resolve: address },
    summary: { type: 'string', resolve: fromText(({ opening }) => opening) },
    files: files(),
    textId: textId(),
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
      resolve: ({ _id }) => basename(_id, '.json'),
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
    url: { type: 'string', resolve: address },
    summary: {
      type: 'string',
      resolve: fromText((text, { description }) => description ?? text.opening),
    },
    files: files(),
    textId: textId(),
  },
}));

// Adults read 238 words of English a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047);
// posts with code in them are read more slowly.
const WORDS_A_MINUTE = 220;

function address({ _id }: Document): string {
  return addressOfContent(`${contentFolder}/${_id}`);
}

function textId() {
  return {
    type: 'string',
    description: 'Names the file that holds the rendered text.',
    resolve: fromText(({ id }) => id),
  } as const;
}

function files() {
  return {
    type: 'list',
    of: { type: 'string' },
    description: 'What its text brings along, such as the sizes of a picture.',
    resolve: fromText(({ files }) => files),
  } as const;
}

/** Computes a field from a file's rendered text, which the schema's types do not know of. */
function fromText<Value>(compute: (text: Rendering, document: Document) => Value) {
  return (document: Document) => compute(document.text, document);
}

/** What strings must look like: Contentlayer's schema has no place for it. */
const forms = {
  Post: { canonical: httpAddress, image: pathOrAddress, redirect_from: sitePath },
  Podcast: { address: httpAddress, feed: httpAddress, language: languageTag, appleId, spotifyId },
  Snapshot: { feed: httpAddress },
  Episode: { published: instant, link: httpAddress, audio: httpAddress },
};

/** The kinds of content, for the commands that read other folders than `content/`. */
export const schema = { documentTypes: [Post, Podcast, Snapshot, Page], forms };

export default earshotSource(schema);
