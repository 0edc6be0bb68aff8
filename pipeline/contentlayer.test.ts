import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineDocumentType, defineNestedType } from 'contentlayer2/source-files';
import { expect, test } from 'vitest';
import { documentTypesOf, type Schema, writeDocumentTypes } from './contentlayer';
import { tempFolder } from './test-files';

const Link = defineNestedType(() => ({
  name: 'Link',
  fields: { label: { type: 'string', required: true } },
}));

function schema(
  fields: Parameters<typeof defineDocumentType>[0] extends () => infer Def ? Def : never,
): Schema {
  return {
    documentTypes: [defineDocumentType(() => fields)],
    validators: { Note: { link: () => undefined } },
    jekyllTypes: [],
    typesWithText: ['Note'],
    pictures: {},
    otherNames: { Note: { title: ['headline'] } },
  };
}

const note = schema({
  name: 'Note',
  filePathPattern: 'notes/*.md',
  fields: {
    title: { type: 'string', required: true, description: 'What it is about' },
    links: { type: 'list', of: Link },
    kind: { type: 'enum', options: ['a', 'b'], default: 'a' },
  },
  computedFields: { url: { type: 'string', resolve: ({ title }) => `/${title}/` } },
});

test('the document types of a schema have its fields, and what their names may be instead', async () => {
  const [type, ...others] = documentTypesOf(note);
  expect(others).toEqual([]);
  expect(type).toMatchObject({
    name: 'Note',
    folder: 'notes',
    format: 'markdown',
    needsBody: true,
  });
  expect(type.otherNames).toEqual(new Map([['headline', 'title']]));
  expect(type.fields).toMatchObject([
    { name: 'title', type: 'string', isRequired: true, description: 'What it is about' },
    { name: 'links', type: 'list', itemFields: [{ name: 'label', isRequired: true }] },
    { name: 'kind', type: 'enum', options: ['a', 'b'], default: 'a' },
  ]);
  const [url] = type.computedFields;
  expect(await url.resolve({ _id: 'notes/a.md', title: 'a' } as never)).toBe('/a/');
});

test('a field of a type that cannot be read is an error', () => {
  const unread = schema({
    name: 'Note',
    filePathPattern: 'notes/*.md',
    fields: { place: { type: 'json' } },
  });
  expect(() => documentTypesOf(unread)).toThrow('The field place of Note has the type json');
});

test('types are generated from the schema, again only where they are not its own', async () => {
  const dir = tempFolder({});
  const file = path.join(dir, 'generated/types.d.ts');
  await writeDocumentTypes(note, dir);
  const types = readFileSync(file, 'utf8');
  expect(types).toContain('export type Note = {');
  const { ino } = statSync(file);
  await writeDocumentTypes(note, dir);
  expect(statSync(file).ino).toBe(ino);
  writeFileSync(file, 'other');
  await writeDocumentTypes(note, dir);
  expect(readFileSync(file, 'utf8')).toBe(types);
  const renamed = schema({ name: 'Memo', filePathPattern: 'notes/*.md', fields: {} });
  await writeDocumentTypes(renamed, dir);
  expect(readFileSync(file, 'utf8')).toContain('export type Memo = {');
});
