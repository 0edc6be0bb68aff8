import type { SchemaDef } from 'contentlayer2/core';
import type { DocumentType } from 'contentlayer2/source-files';
import type { Kind, Shape } from './read-document';
import type { Form } from './validators';

/** What content there is, and what its string fields must look like, by document type and field. */
export type Schema = { documentTypes: DocumentType[]; forms: Record<string, Record<string, Form>> };

/**
 * The kind of content that lies in each folder, such as `posts`.
 * @param schemaDef the schema as Contentlayer has worked it out
 */
export function kindsOf({ documentTypes, forms }: Schema, schemaDef: SchemaDef): Map<string, Kind> {
  const nested = new Map(
    Object.values(schemaDef.nestedTypeDefMap).map((typeDef): [string, Shape] => [
      typeDef.name,
      { typeDef, forms: forms[typeDef.name] ?? {} },
    ]),
  );
  const kinds = documentTypes.map((documentType): [string, Kind] => {
    const { name, filePathPattern = '' } = documentType.def();
    const typeDef = schemaDef.documentTypeDefMap[name];
    const format = filePathPattern.endsWith('.json') ? 'json' : 'markdown';
    const folder = filePathPattern.split('/')[0];
    return [folder, { format, typeDef, forms: forms[name] ?? {}, nested }];
  });
  return new Map(kinds);
}
