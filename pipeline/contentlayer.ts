/*
 * The one module that calls Contentlayer. What Contentlayer does here:
 * - it evaluates the schema in the site's config, and generates the TypeScript types of its documents,
 *   which the readers and the rest of the site are checked against;
 * - its command loads that config, and loads it again when it changes in development.
 * It does not read files here. Its own file source skips a file with errors and goes on, does not read
 * `.markdown` and reports no lines. This source keeps the schema and reads with the loader.
 */
import path from 'node:path';
import type { DataCache, FieldDef, SchemaDef, SourcePlugin } from 'contentlayer2/core';
import { type DocumentType as ContentlayerType, makeSource } from 'contentlayer2/source-files';
import { type BuildReport, writeBuildReport } from './build-report';
import { type Diagnostic, formatDiagnostic, formatPosition } from './diagnostics/diagnostic';
import {
  type DocumentBase,
  type DocumentType,
  type Field,
  isPublished,
  type Validator,
} from './document-type';
import { bySeverity, type Content, createLoader } from './loader/load-content';
import type { LoaderOptions } from './loader/loader-options';
import { watchContent } from './loader/watch';
import { collectionWriter } from './store/collections';

/** Validators of string fields, by document type and field: Contentlayer's schema cannot hold them. */
type Validators = Record<string, Record<string, Validator>>;

/** A site's schema. */
export type Schema = { documentTypes: ContentlayerType[]; validators: Validators };

/** The options of the source, apart from the schema. */
export type SourceOptions<Document extends DocumentBase> = Omit<
  LoaderOptions<Document>,
  'documentTypes'
> & {
  /** Absolute. */
  cacheDir: string;
  /** Checks what has to be valid before any file is read, such as the settings of the site. */
  checkSettings(): Diagnostic[];
};

/** The message that a watching build sends to its parent process. */
export type WatcherMessage = 'content-changed';

/** `contentlayer2 dev` reads again after each change; `contentlayer2 build` reads once, and fails on an error. */
const isWatching = process.argv.includes('dev');

/** Makes the source for Contentlayer's config. */
export function contentlayerSource<Document extends DocumentBase>(
  schema: Schema,
  options: SourceOptions<Document>,
) {
  return async (sourceKey: string | undefined): Promise<SourcePlugin> => {
    const source = await makeSource({
      documentTypes: schema.documentTypes,
      contentDirPath: options.folders.contentDir,
      disableImportAliasWarning: true,
    })(sourceKey);
    const { streamOf } = await effects();
    return {
      ...source,
      fetchData: ({ schemaDef }) =>
        streamOf(readContent({ ...options, documentTypes: documentTypesOf(schema, schemaDef) })),
    };
  };
}

/** The document types of a schema, without Contentlayer's command. */
export async function loadDocumentTypes(schema: Schema, contentDir: string) {
  const source = await makeSource({
    documentTypes: schema.documentTypes,
    contentDirPath: contentDir,
    disableImportAliasWarning: true,
  })(undefined);
  const { run } = await effects();
  return documentTypesOf(schema, await run<SchemaDef>(source.provideSchema('')));
}

function documentTypesOf(
  { documentTypes, validators }: Schema,
  { documentTypeDefMap, nestedTypeDefMap }: SchemaDef,
): DocumentType[] {
  const fieldsOf = (typeName: string, defs: FieldDef[]): Field[] =>
    defs.map((def) => ({
      name: def.name,
      type: fieldType(typeName, def),
      isRequired: def.isRequired,
      description: def.description,
      default: 'default' in def ? def.default : undefined,
      options: 'options' in def ? def.options : undefined,
      item: itemOf(def),
      validator: validators[typeName]?.[def.name],
    }));
  const itemOf = (def: FieldDef): Field['item'] => {
    if (def.type !== 'list' || def.of.type !== 'nested') return undefined;
    const { name, fieldDefs } = nestedTypeDefMap[def.of.nestedTypeName];
    return { name, fields: fieldsOf(name, fieldDefs) };
  };
  return documentTypes.map((documentType) => {
    const { name, filePathPattern = '' } = documentType.def();
    const { fieldDefs, computedFields } = documentTypeDefMap[name];
    return {
      name,
      folder: filePathPattern.split('/')[0],
      format: filePathPattern.endsWith('.json') ? 'json' : 'markdown',
      fields: fieldsOf(name, fieldDefs),
      computedFields: computedFields.map(({ name, resolve }) => ({
        name,
        resolve: (input) => resolve({ ...input, type: name, _raw: rawOf(input._id) }),
      })),
    };
  });
}

const FIELD_TYPES = ['string', 'number', 'boolean', 'date', 'enum', 'list'] as const;

function fieldType(typeName: string, { name, type }: FieldDef): Field['type'] {
  const known = FIELD_TYPES.find((known) => known === type);
  if (known) return known;
  throw new Error(`The field ${name} of ${typeName} has the type ${type}, which is not supported.`);
}

/** The part of Contentlayer's effect library that is used here. */
type EffectLibrary = {
  S: { repeatEffect(effect: unknown): ReturnType<SourcePlugin['fetchData']> };
  T: {
    promise(run: () => Promise<unknown>): unknown;
    runPromise<Result>(effect: unknown): Promise<Result>;
  };
  E: { left(error: unknown): unknown; right(value: unknown): unknown };
};

async function effects() {
  // Contentlayer bundles scoped packages into the config, and this one fails when it is bundled; a name
  // that the bundler cannot evaluate stays an import, which TypeScript cannot type either.
  const name: string = '@contentlayer2/utils/effect';
  const { S, T, E }: EffectLibrary = await import(name);
  // After an error that is already handled, Contentlayer exits with 1 and prints nothing.
  const handled = { _tag: 'SourceFetchDataError', alreadyHandled: true };
  return {
    run: T.runPromise,
    streamOf: (caches: AsyncGenerator<DataCache.Cache | undefined>) =>
      S.repeatEffect(
        T.promise(async () => {
          const { value } = await caches.next();
          return value ? E.right(value) : E.left(handled);
        }),
      ),
  };
}

/** How long nothing has to change before Contentlayer writes its own files: 1,000 posts take it a second. */
const PAUSE_MS = 10_000;

/** How many changed files a message names: a checkout may change a hundred. */
const NAMED_FILES = 3;

/**
 * Loads the content folder, and in development again after each change.
 * @yields the documents for Contentlayer, or undefined after an error that stops a build
 */
async function* readContent<Document extends DocumentBase>(
  options: LoaderOptions<Document> & SourceOptions<Document>,
): AsyncGenerator<DataCache.Cache | undefined> {
  const { folders, documentTypes, cacheDir, renderCache, checkSettings } = options;
  const settings = checkSettings();
  if (settings.length > 0) {
    console.error(settings.map((diagnostic) => `\n${formatDiagnostic(diagnostic)}`).join('\n'));
    yield undefined;
    return;
  }
  const load = createLoader(options);
  const typeNames = documentTypes.map(({ name }) => name);
  const writeCollections = collectionWriter(cacheDir, typeNames);
  const log = diagnosticLogger(folders.contentDir);
  // Watched from before the first load, so that no change is missed between the two.
  const changes = isWatching ? await watchContent(folders) : undefined;

  async function loadAndWrite(changed?: Set<string>): Promise<Content<Document> | undefined> {
    const content = await load(changed);
    log(content.diagnostics);
    const { errors } = bySeverity(content.diagnostics);
    // In development, an error in one file must not remove the others from the screen.
    if (errors.length > 0 && !isWatching) return undefined;
    await writeCollections(content.files.flatMap(({ document }) => document ?? []));
    process.send?.('content-changed' satisfies WatcherMessage);
    return content;
  }

  async function contentlayerCache({
    files,
    diagnostics,
  }: Content<Document>): Promise<DataCache.Cache> {
    const documents = files.flatMap(({ document }) => document ?? []);
    // In development, a page may still read the earlier body.
    if (!isWatching) await renderCache.prune(files.flatMap(({ body }) => body ?? []));
    await writeBuildReport(cacheDir, reportOf(options, files, diagnostics));
    return cacheOf(documents);
  }

  let content = await loadAndWrite();
  yield content && (await contentlayerCache(content));
  if (!changes) return;
  await renderCache.warmUp();
  for (;;) {
    const changed = await changes.next();
    content = await loadAndWrite(changed);
    console.log(`Changed: ${[...changed].slice(0, NAMED_FILES).join(', ')}`);
    if (content && !(await changes.comeWithin(PAUSE_MS))) yield await contentlayerCache(content);
  }
}

/** Makes a function that prints diagnostics, unless it has just printed the same ones. */
function diagnosticLogger(contentDir: string): (diagnostics: Diagnostic[]) => void {
  let last = '';
  return (diagnostics) => {
    const { errors, warnings } = bySeverity(diagnostics);
    const separator = errors.length > 0 && warnings.length > 0 ? ['These stop a build:'] : [];
    const text = [...warnings.map(formatDiagnostic), ...separator, ...errors.map(formatDiagnostic)]
      .map((entry) => `\n${entry}`)
      .join('\n');
    if (text === last) return;
    console.error(text === '' ? 'All errors and warnings are resolved.' : text);
    last = text;
    if (errors.length > 0) {
      const count = `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`;
      console.error(`\n${count} in ${contentDir}/.`);
    }
  };
}

function reportOf<Document extends DocumentBase>(
  { folders, siteUrl }: LoaderOptions<Document>,
  files: Content<Document>['files'],
  diagnostics: Diagnostic[],
): BuildReport {
  const documents = files.flatMap(({ document }) => document ?? []);
  return {
    documents: documents.map((document) => ({
      type: document.type,
      isPublished: isPublished(document),
      draft: document.draft === true,
    })),
    redirects: documents
      .filter(isPublished)
      .flatMap(({ _id, url = '/', redirect_from = [] }) =>
        redirect_from.map((from) => ({ from, to: url, file: `${folders.contentDir}/${_id}` })),
      ),
    warnings: bySeverity(diagnostics).warnings.map(formatDiagnostic),
    externalLinks: externalLinksIn(files, siteUrl),
  };
}

function externalLinksIn<Document>(
  files: Content<Document>['files'],
  siteUrl: string,
): BuildReport['externalLinks'] {
  const positions = new Map<string, string[]>();
  for (const { path: file, links = [] } of files) {
    for (const { url, line, column } of links) {
      if (!/^(https?:)?\/\//i.test(url)) continue;
      const { href } = new URL(url, siteUrl);
      const position = formatPosition({ file, line, column });
      positions.set(href, [...(positions.get(href) ?? []), position]);
    }
  }
  return [...positions].map(([url, found]) => ({ url, positions: found }));
}

/** Contentlayer's own description of a file. */
function rawOf(_id: string) {
  const { dir, base } = path.posix.parse(_id);
  return {
    sourceFilePath: _id,
    sourceFileName: base,
    sourceFileDir: dir,
    contentType: 'data',
    flattenedPath: _id.replace(/\.[^.]+$/, ''),
  };
}

/** Contentlayer's cache of documents. */
function cacheOf(documents: DocumentBase[]): DataCache.Cache {
  const items = documents.map((document) => {
    const item = {
      document: { ...document, _raw: rawOf(document._id) },
      documentTypeName: document.type,
      documentHash: JSON.stringify(document),
      hasWarnings: false,
    };
    return [document._id, item] as const;
  });
  return { cacheItemsMap: Object.fromEntries(items) };
}
