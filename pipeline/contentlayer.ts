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
import { type BuildOptions, buildContent } from './build-content';
import type { DocumentBase, DocumentType, Field, Validator } from './loader/document-type';

/** Validators of string fields, by document type and field: Contentlayer's schema cannot hold them. */
type Validators = Record<string, Record<string, Validator>>;

/** A site's schema. */
export type Schema = {
  documentTypes: ContentlayerType[];
  validators: Validators;
  /** The names of the types whose front matter may be Jekyll's or another tool's. */
  jekyllTypes: string[];
  /** The names of the types of which a file without a text is an error. */
  typesWithText: string[];
  /** By type and field, the names that people write instead, in lower case without - and _. */
  otherNames: Record<string, Record<string, string[]>>;
};

/** Makes the source for Contentlayer's config. */
export function contentlayerSource<Document extends DocumentBase>(
  schema: Schema,
  options: Omit<BuildOptions<Document>, 'documentTypes'>,
) {
  return async (sourceKey: string | undefined): Promise<SourcePlugin> => {
    const source = await schemaSource(schema, options.folders.contentDir, sourceKey);
    const { streamOf } = await effects();
    return {
      ...source,
      fetchData: ({ schemaDef }) =>
        streamOf(buildContent({ ...options, documentTypes: documentTypesOf(schema, schemaDef) })),
    };
  };
}

/** The document types of a schema, without Contentlayer's command. */
export async function loadDocumentTypes(schema: Schema, contentDir: string) {
  const source = await schemaSource(schema, contentDir, undefined);
  const { run } = await effects();
  return documentTypesOf(schema, await run<SchemaDef>(source.provideSchema('')));
}

function schemaSource(
  { documentTypes }: Schema,
  contentDir: string,
  sourceKey: string | undefined,
): Promise<SourcePlugin> {
  const source = makeSource({
    documentTypes,
    contentDirPath: contentDir,
    disableImportAliasWarning: true,
  });
  return source(sourceKey);
}

function documentTypesOf(
  { documentTypes, validators, jekyllTypes, typesWithText, otherNames }: Schema,
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
      itemFields: itemFieldsOf(def),
      validator: validators[typeName]?.[def.name],
    }));
  const itemFieldsOf = (def: FieldDef): Field[] | undefined => {
    if (def.type !== 'list' || def.of.type !== 'nested') return undefined;
    const { name, fieldDefs } = nestedTypeDefMap[def.of.nestedTypeName];
    return fieldsOf(name, fieldDefs);
  };
  const formatOf = (typeName: string, filePathPattern: string): DocumentType['format'] => {
    if (filePathPattern.endsWith('.json')) return 'json';
    return jekyllTypes.includes(typeName) ? 'jekyll' : 'markdown';
  };
  return documentTypes.map((documentType) => {
    const { name, filePathPattern = '' } = documentType.def();
    const { fieldDefs, computedFields } = documentTypeDefMap[name];
    return {
      name,
      folder: filePathPattern.split('/')[0],
      format: formatOf(name, filePathPattern),
      needsBody: typesWithText.includes(name),
      otherNames: otherNames[name] && fieldsByOtherName(otherNames[name]),
      fields: fieldsOf(name, fieldDefs),
      computedFields: computedFields.map(({ name, resolve }) => ({
        name,
        resolve: (input) => resolve({ ...input, type: name, _raw: rawOf(input._id) }),
      })),
    };
  });
}

function fieldsByOtherName(namesOf: Record<string, string[]>): Map<string, string> {
  return new Map(
    Object.entries(namesOf).flatMap(([field, names]) =>
      names.map((name): [string, string] => [name, field]),
    ),
  );
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
    streamOf: (builds: AsyncGenerator<DocumentBase[] | undefined>) =>
      S.repeatEffect(
        T.promise(async () => {
          const { value } = await builds.next();
          return value ? E.right(cacheOf(value)) : E.left(handled);
        }),
      ),
  };
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
