import path from 'node:path';
import { vi } from 'vitest';
import { noHosts } from '../allowed-hosts';
import { createEngine, type EngineOptions } from '../engine';
import { testWords } from '../markdown/test-words';
import { slugOfTag } from '../slugs';
import { type Files, tempFolder, writeFiles } from '../test-files';
import type { ComputedInput, DocumentBase, DocumentType, Field } from './document-type';
import type { Content, Loader } from './load-content';
import { httpUrl, sitePath, taxonomyTerm } from './validators';

export type TestDocument = DocumentBase & { title?: string; tags?: string[]; excerpt?: string };

type TestSite = {
  /** Its folder, absolute. */
  root: string;
  options: EngineOptions<TestDocument>;
  load: Loader<TestDocument>;
  /** The paths of the Markdown files that were asked to be rendered, in order, from the cache or not. */
  rendered(): string[];
  write(files: Files): void;
};

/** Makes a site in a temporary folder, which is deleted after the test. */
export function testSite(files: Files): TestSite {
  const root = tempFolder(files);
  const folders = { root, contentDir: 'content', publicDir: 'public', appDir: 'app' };
  const options: EngineOptions<TestDocument> = {
    folders,
    cacheDir: path.join(root, '.cache'),
    engineDir: path.resolve('pipeline'),
    siteUrl: 'https://site.example',
    timeZone: 'UTC',
    basePath: '',
    smartPunctuation: true,
    language: 'en',
    wordsIn: () => testWords,
    allowedHosts: noHosts,
    macros: {},
    documentTypes,
    urlOfFile,
    urlsOf: (documents) => [...ROUTES, ...documents.flatMap(({ tags = [] }) => tags.map(urlOfTag))],
    settingsLinks: [],
    layoutIds: ({ type }) => (type === 'Post' ? ['Contents'] : undefined),
    isReservedUrl: (url) => url === '/reserved/',
    unique: [{ name: 'title', hint: 'write another title', keyOf: ({ title }) => title }],
    jsonHint: 'run the command that writes it',
    lint: () => [],
  };
  const { load, renderCache } = createEngine(options);
  const render = vi.spyOn(renderCache, 'render');
  return {
    root,
    options,
    load,
    rendered: () => render.mock.calls.map(([, { path }]) => path),
    write: (changed) => writeFiles(root, changed),
  };
}

/** The URL paths that the site has without any document. */
const ROUTES = ['/', '/podcasts/data/', '/feed.xml', '/sitemap.xml', '/robots.txt', '/icon.svg'];

/** Loads a site of some files once. */
export function loadFiles(files: Files): Promise<Content<TestDocument>> {
  return testSite(files).load();
}

function urlOfFile(file: string, slug: string): string {
  const folder = file.split('/')[1];
  return `${folder === 'pages' ? '/' : `/${folder}/`}${encodeURIComponent(slug)}/`;
}

function urlOfTag(tag: string): string {
  return `/tags/${slugOfTag(tag)}/`;
}

const string = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'string',
  isRequired: false,
  ...more,
});

const computedFields = [
  { name: 'slug', resolve: ({ slug }: ComputedInput) => slug },
  { name: 'url', resolve: ({ _id, slug }: ComputedInput) => urlOfFile(`content/${_id}`, slug) },
  { name: 'excerpt', resolve: ({ body }: ComputedInput) => body?.excerpt },
];

/** The day until which the posts of a test site are published. */
const today = '2026-11-24';

const documentTypes: DocumentType[] = [
  {
    name: 'Post',
    folder: 'posts',
    format: 'jekyll',
    needsBody: true,
    fields: [
      string('title', { isRequired: true }),
      { name: 'date', type: 'date', isRequired: true },
      { name: 'updated', type: 'date', isRequired: false },
      { name: 'authors', type: 'list', isRequired: false },
      string('description', { description: 'One line.' }),
      { name: 'tags', type: 'list', isRequired: false, default: [], validator: taxonomyTerm },
      { name: 'draft', type: 'boolean', isRequired: false, default: false },
      { name: 'math', type: 'boolean', isRequired: false, default: false },
      string('image'),
      { name: 'redirect_from', type: 'list', isRequired: false, default: [], validator: sitePath },
    ],
    computedFields: [
      ...computedFields,
      { name: 'publishedAt', resolve: ({ instants }) => instants?.date },
      { name: 'isPublished', resolve: ({ draft, date }) => !draft && String(date) <= today },
    ],
  },
  {
    name: 'Page',
    folder: 'pages',
    format: 'markdown',
    fields: [
      string('title', { isRequired: true }),
      string('link', { isRequired: true, description: 'A URL of RSS.', validator: httpUrl }),
      { name: 'group', type: 'enum', options: ['top', 'notable'], isRequired: false },
    ],
    computedFields,
  },
  {
    name: 'Data',
    folder: 'data',
    format: 'json',
    fields: [
      string('feed', { isRequired: true, validator: httpUrl }),
      { name: 'checked', type: 'date', isRequired: true },
      {
        name: 'items',
        type: 'list',
        isRequired: false,
        itemFields: [string('title', { isRequired: true }), string('link', { validator: httpUrl })],
      },
    ],
    computedFields: [{ name: 'slug', resolve: ({ _id }) => path.basename(_id, '.json') }],
  },
];
