/*
 * The one module that calls Contentlayer. What Contentlayer does here:
 * - it generates the TypeScript types of the documents from the schema, which the readers and the rest of
 *   the site are checked against;
 * - in development, its command loads the site's config, and loads it again when it changes.
 * It does not read files here. Its own file source skips a file with errors and goes on, does not read
 * `.markdown` and reports no lines. Nor does it write documents: nobody reads its copies of them, and its
 * index fails at about 15,000 posts. It takes longer to load than a thousand unchanged posts, so a build
 * loads it only where the schema has changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { SchemaDef, SourcePlugin } from 'contentlayer2/core';
import type {
  DocumentType as ContentlayerType,
  FieldDef,
  FieldDefs,
} from 'contentlayer2/source-files/schema';
import { type BuildOptions, buildContent } from './build-content';
import type {
  DocumentBase,
  DocumentType,
  Field,
  PictureField,
  Validator,
} from './loader/document-type';
import { atomicWrite } from './store/atomic-write';
import { hashOf } from './store/hash';

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
  /** By type, the field with the picture that its pages show outside of the text. */
  pictures: Record<string, PictureField>;
};

/** Makes the source for Contentlayer's config. */
export function contentlayerSource<Document extends DocumentBase>(
  schema: Schema,
  options: Omit<BuildOptions<Document>, 'documentTypes'>,
) {
  return async (sourceKey: string | undefined): Promise<SourcePlugin> => {
    const source = await schemaSource(schema, sourceKey);
    const { S, T, E } = await effects();
    // After an error that is already handled, Contentlayer exits with 1 and prints nothing.
    const handled = E.left({ _tag: 'SourceFetchDataError', alreadyHandled: true });
    return {
      ...source,
      fetchData: () => {
        const builds = buildContent({ ...options, documentTypes: documentTypesOf(schema) });
        return S.repeatEffect(
          T.promise(async () => {
            const { value } = await builds.next();
            return value ? E.right({ cacheItemsMap: {} }) : handled;
          }),
        );
      },
    };
  };
}

/**
 * Generates the types of the documents in the cache folder, where they are not those of the schema.
 * @param cacheDir absolute
 */
export async function writeDocumentTypes(schema: Schema, cacheDir: string): Promise<void> {
  const dir = path.join(cacheDir, 'generated');
  const files = ['types.d.ts', 'index.d.ts'].map((name) => path.join(dir, name));
  const keyFile = path.join(dir, 'key.txt');
  // Contentlayer's command may have written other types since.
  const keyNow = () => hashOf([keyOf(schema), ...files.map(textIn)].join('\n'));
  if (textIn(keyFile) === keyNow()) return;
  const { makeDataTypes, renderTypes } = await import('contentlayer2/core');
  const { provideSchema, type, options } = await schemaSource(schema, undefined);
  const { T } = await effects();
  const schemaDef = await T.runPromise<SchemaDef>(provideSchema(''));
  const generationOptions = { sourcePluginType: type, options };
  await atomicWrite(files[0], renderTypes({ schemaDef, generationOptions }));
  await atomicWrite(files[1], makeDataTypes({ schemaDef, options }));
  await atomicWrite(keyFile, keyNow());
}

function textIn(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** A hash of a schema and of Contentlayer's version. */
function keyOf({ documentTypes }: Schema): string {
  const { version }: { version: string } = createRequire(import.meta.url)(
    'contentlayer2/package.json',
  );
  // A type is a function that makes its definition; other functions do not change the generated types.
  const text = JSON.stringify(documentTypes, (name, value) =>
    name === 'def' && typeof value === 'function' ? value() : value,
  );
  return hashOf(`${version} ${text}`);
}

async function schemaSource(
  { documentTypes }: Schema,
  sourceKey: string | undefined,
): Promise<SourcePlugin> {
  const { makeSource } = await import('contentlayer2/source-files');
  const source = makeSource({
    documentTypes,
    // It asks for a folder, and does not read it.
    contentDirPath: 'content',
    disableImportAliasWarning: true,
  });
  return source(sourceKey);
}

/** The document types of a schema. */
export function documentTypesOf({
  documentTypes,
  validators,
  jekyllTypes,
  typesWithText,
  otherNames,
  pictures,
}: Schema): DocumentType[] {
  const fieldsOf = (typeName: string, defs: FieldDefs = {}): Field[] =>
    namedFields(defs).map(([name, def]) => ({
      name,
      type: fieldType(typeName, name, def),
      isRequired: def.required ?? false,
      description: def.description,
      default: 'default' in def ? def.default : undefined,
      options: 'options' in def ? def.options : undefined,
      itemFields: itemFieldsOf(def),
      validator: validators[typeName]?.[name],
    }));
  const itemFieldsOf = (def: FieldDef): Field[] | undefined => {
    if (def.type !== 'list' || !('type' in def.of) || def.of.type !== 'nested') return undefined;
    const item = def.of.def();
    return 'name' in item ? fieldsOf(item.name, item.fields) : undefined;
  };
  const formatOf = (typeName: string, filePathPattern: string): DocumentType['format'] => {
    if (filePathPattern.endsWith('.json')) return 'json';
    return jekyllTypes.includes(typeName) ? 'jekyll' : 'markdown';
  };
  return documentTypes.map((documentType) => {
    const { name, filePathPattern = '', fields, computedFields = {} } = documentType.def();
    return {
      name,
      folder: filePathPattern.split('/')[0],
      format: formatOf(name, filePathPattern),
      needsBody: typesWithText.includes(name),
      otherNames: otherNames[name] && fieldsByOtherName(otherNames[name]),
      picture: pictures[name],
      fields: fieldsOf(name, fields),
      computedFields: Object.entries(computedFields).map(([field, { resolve }]) => ({
        name: field,
        resolve: (input) => resolve({ ...input, type: name, _raw: rawOf(input._id) }),
      })),
    };
  });
}

/** Contentlayer takes fields as an object, or as a list of which each has a name. */
function namedFields(defs: FieldDefs): [string, FieldDef][] {
  return Array.isArray(defs) ? defs.map((def) => [def.name, def]) : Object.entries(defs);
}

function fieldsByOtherName(namesOf: Record<string, string[]>): Map<string, string> {
  return new Map(
    Object.entries(namesOf).flatMap(([field, names]) =>
      names.map((name): [string, string] => [name, field]),
    ),
  );
}

const FIELD_TYPES = ['string', 'number', 'boolean', 'date', 'enum', 'list'] as const;

function fieldType(typeName: string, name: string, { type }: FieldDef): Field['type'] {
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

async function effects(): Promise<EffectLibrary> {
  // Contentlayer bundles scoped packages into the config, and this one fails when it is bundled; a name
  // that the bundler cannot evaluate stays an import, which TypeScript cannot type either.
  const name: string = '@contentlayer2/utils/effect';
  return import(name);
}

/** Contentlayer's own description of a file. */
function rawOf(_id: string) {
  const { dir, base } = path.posix.parse(_id);
  return {
    sourceFilePath: _id,
    sourceFileName: base,
    sourceFileDir: dir,
    contentType: 'data' as const,
    flattenedPath: _id.replace(/\.[^.]+$/, ''),
  };
}
