import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type RenderCache, renderCache } from '../cache/render-cache';
import { type Diagnostic, formatDiagnostic } from '../diagnostics/diagnostic';
import type { ComputedInput, DocumentBase, DocumentType, Field } from '../document-type';
import { slugOfFile, slugOfTag } from '../slugs';
import { assetStore } from '../store/asset-store';
import { type Content, createLoader, type Loader } from './load-content';
import type { LoaderOptions } from './loader-options';
import { httpUrl, sitePath, taxonomyTerm } from './validators';

/** Files by their path in the project; null deletes one. */
export type Files = Record<string, string | Uint8Array | null>;

export type TestDocument = DocumentBase & { title?: string; tags?: string[]; excerpt?: string };

type TestSite = {
  /** Its folder, absolute. */
  root: string;
  options: LoaderOptions<TestDocument>;
  load: Loader<TestDocument>;
  /** The paths of the Markdown files that were asked to be rendered, in order, from the cache or not. */
  rendered: string[];
  write(files: Files): void;
};

/** Makes a site in a temporary folder, which is deleted after the test. */
export function testSite(files: Files): TestSite {
  const root = tempFolder(files);
  const folders = { root, contentDir: 'content', publicDir: 'public', appDir: 'app' };
  const cacheDir = path.join(root, '.cache');
  const cache = renderCache(
    {
      folders,
      store: assetStore(cacheDir),
      siteUrl: 'https://site.example',
      basePath: '',
      smartPunctuation: true,
      urlOfFile,
    },
    cacheDir,
    path.resolve('pipeline'),
  );
  const rendered: string[] = [];
  const observed: RenderCache = {
    ...cache,
    render(markdown, body) {
      rendered.push(body.path);
      return cache.render(markdown, body);
    },
  };
  const options: LoaderOptions<TestDocument> = {
    folders,
    siteUrl: 'https://site.example',
    documentTypes,
    renderCache: observed,
    urlOfFile,
    urlsOf: (documents) => documents.flatMap(({ tags = [] }) => tags.map(urlOfTag)),
    hasAllIds: ({ type }) => type === 'Post',
    isReservedUrl: (url) => url === '/reserved/',
    unique: [{ name: 'title', hint: 'write another title', keyOf: ({ title }) => title }],
    jsonHint: 'run the command that writes it',
    lint: () => [],
  };
  return {
    root,
    options,
    load: createLoader(options),
    rendered,
    write: (changed) => writeFiles(root, changed),
  };
}

/** Loads a site of some files once. */
export function loadFiles(files: Files): Promise<Content<TestDocument>> {
  return testSite(files).load();
}

/** Makes a temporary folder with some files, which is deleted after the test. */
export function tempFolder(files: Files): string {
  const root = mkdtempSync(path.join(tmpdir(), 'test-site-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(path.join(root, 'content'));
  writeFiles(root, files);
  return root;
}

/** Diagnostics as lines `file:line:column  field: message → hint`, with the severity of warnings. */
export function linesOf(diagnostics: Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const line = formatDiagnostic(diagnostic).replace(/\n\s*/, ' ');
    return diagnostic.severity === 'error' ? line : `warning: ${line}`;
  });
}

/** Writes files into a folder, or deletes them. */
export function writeFiles(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    if (content === null) {
      rmSync(file, { recursive: true });
      continue;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function urlOfFile(file: string): string {
  const folder = file.split('/')[1];
  return `${folder === 'pages' ? '/' : `/${folder}/`}${encodeURIComponent(slugOfFile(file))}/`;
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
  { name: 'slug', resolve: ({ _id }: ComputedInput) => slugOfFile(_id) },
  { name: 'url', resolve: ({ _id }: ComputedInput) => urlOfFile(`content/${_id}`) },
  { name: 'excerpt', resolve: ({ body }: ComputedInput) => body?.excerpt },
];

/** The day until which the posts of a test site are published. */
const today = '2026-11-24';

const documentTypes: DocumentType[] = [
  {
    name: 'Post',
    folder: 'posts',
    format: 'markdown',
    fields: [
      string('title', { isRequired: true }),
      { name: 'date', type: 'date', isRequired: true },
      string('description', { description: 'One line.' }),
      { name: 'tags', type: 'list', isRequired: false, default: [], validator: taxonomyTerm },
      { name: 'draft', type: 'boolean', isRequired: false, default: false },
      { name: 'math', type: 'boolean', isRequired: false, default: false },
      string('image'),
      { name: 'redirect_from', type: 'list', isRequired: false, default: [], validator: sitePath },
    ],
    computedFields: [
      ...computedFields,
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
        item: {
          name: 'Item',
          fields: [string('title', { isRequired: true }), string('link', { validator: httpUrl })],
        },
      },
    ],
    computedFields: [{ name: 'slug', resolve: ({ _id }) => path.basename(_id, '.json') }],
  },
];
