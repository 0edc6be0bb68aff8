import { existsSync } from 'node:fs';
import type { Document, DocumentTypeDef } from 'contentlayer2/core';
import { slugOfFile, slugOfTag } from './addresses';
import { readField } from './fields';
import { contentFolder } from './files';
import { type Entry, type FrontMatter, FrontMatterError, parseFrontMatter } from './front-matter';
import { fromJekyll, jekyllKeys } from './jekyll';
import { renderMarkdown } from './markdown/pipeline';
import { nearMiss, type Problem } from './problems';
import type { Text } from './text';

/** What computed fields see: the fields of the front matter, and the text. */
type RenderedDocument = Document & { text: Text };

/** Computes a field from a file's rendered text, which the schema's types do not know of. */
export function fromText<Value>(compute: (text: Text, document: Document) => Value) {
  return (document: Document) => compute((document as RenderedDocument).text, document);
}

/** A file, read. It is shown only if nothing is wrong; `warnings` do not keep it from that. */
export type ReadFile = {
  document?: Document;
  text?: Text;
  problems: Problem[];
  warnings: Problem[];
};

/**
 * Reads one Markdown file into a document of the schema. Finds all that is wrong in it at once.
 * @param file a path below `content/`, such as `posts/2023-06-14-a-title.md`
 * @param source what the file holds
 */
export async function readDocument(
  typeDef: DocumentTypeDef,
  file: string,
  source: string,
): Promise<ReadFile> {
  const path = `${contentFolder}/${file}`;
  let frontMatter: FrontMatter;
  try {
    frontMatter = parseFrontMatter(source);
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    const { line, message, remedy } = error;
    return { problems: [{ file: path, line, message, remedy }], warnings: [] };
  }

  const fileName = file.slice(file.lastIndexOf('/') + 1);
  const isPost = typeDef.name === 'Post';
  const entries = isPost ? fromJekyll(frontMatter.entries, fileName) : frontMatter.entries;
  const warnings = findNearMisses(typeDef, frontMatter.entries, isPost, path);
  const { values, problems } = readFields(typeDef, entries, path);
  problems.push(...checkAddresses(typeDef, file, values));
  if (problems.length > 0) return { problems, warnings };

  const text = await renderMarkdown(frontMatter.body);
  const document: RenderedDocument = {
    ...values,
    _id: file,
    _raw: {
      sourceFilePath: file,
      sourceFileName: fileName,
      sourceFileDir: file.slice(0, -fileName.length - 1),
      contentType: 'data',
      flattenedPath: file.replace(/\.[^.]+$/, ''),
    },
    type: typeDef.name,
    text,
  };
  const computed: Record<string, unknown> = {};
  for (const { name, resolve } of typeDef.computedFields) computed[name] = await resolve(document);
  const { text: _, ...shown } = { ...document, ...computed };
  return { document: shown as Document, text, problems, warnings };
}

/** What only shows when all files lie side by side: two with one address, two shows with one place. */
export function findClashes(documents: Document[]): Problem[] {
  const slug = (document: Document) => String(document.slug).toLowerCase();
  return [
    // Hosts on Windows and macOS take `A` and `a` for one folder.
    ...clashes(
      documents,
      (document) => `${document.type} ${slug(document)}`,
      'has the same address',
      'rename one of the two files',
    ),
    ...clashes(
      documents.filter(({ type }) => type === 'Podcast'),
      ({ group, order }) => `${group} ${order}`,
      'has the same group and order',
      'give each show of a group an order of its own',
    ),
  ];
}

function clashes(
  documents: Document[],
  key: (document: Document) => string,
  message: string,
  remedy: string,
): Problem[] {
  const first = new Map<string, Document>();
  return documents.flatMap((document) => {
    const other = first.get(key(document));
    if (other)
      return {
        file: `${contentFolder}/${document._id}`,
        message: `${contentFolder}/${other._id} ${message}`,
        remedy,
      };
    first.set(key(document), document);
    return [];
  });
}

function readFields(typeDef: DocumentTypeDef, entries: Map<string, Entry>, file: string) {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const def of typeDef.fieldDefs) {
    const entry = entries.get(def.name);
    const reading = entry && readField(def, entry);
    if (reading && 'fault' in reading) {
      problems.push({ file, line: entry?.line, field: entry?.key, ...reading.fault });
    } else if (reading) {
      values[def.name] = reading.value;
    } else if (def.isRequired) {
      problems.push({ file, line: entry?.line, field: def.name, ...missing(def.name) });
    } else if ('default' in def && def.default !== undefined) {
      values[def.name] = def.default;
    }
  }
  return { values, problems };
}

function missing(field: string) {
  return field === 'date'
    ? {
        message: 'there is no date, neither in the front matter nor in the file’s name',
        remedy: 'name the file like 2023-06-14-a-title.md, or write `date: 2023-06-14`',
      }
    : { message: 'is missing', remedy: `write a line \`${field}: …\` between the two ---` };
}

function findNearMisses(
  typeDef: DocumentTypeDef,
  written: Map<string, Entry>,
  isPost: boolean,
  file: string,
): Problem[] {
  const known = [...typeDef.fieldDefs.map(({ name }) => name), ...(isPost ? jekyllKeys : [])];
  return [...written.values()].flatMap(({ key, line }) => {
    const name = known.includes(key) ? undefined : nearMiss(key, known);
    return name
      ? {
          file,
          line,
          field: key,
          message: 'no field has this name',
          remedy: `write \`${name}\` if that is what you mean`,
        }
      : [];
  });
}

/** Each file and each tag needs a name that an address can hold, and a page one that is free. */
function checkAddresses(
  typeDef: DocumentTypeDef,
  file: string,
  values: Record<string, unknown>,
): Problem[] {
  const path = `${contentFolder}/${file}`;
  const slug = slugOfFile(file);
  const problems: Problem[] = [];
  if (slug === '') {
    problems.push({
      file: path,
      message: 'no address can be made from its name',
      remedy: 'use letters or digits in it',
    });
  }
  if (typeDef.name === 'Page' && existsSync(`app/${slug}`)) {
    problems.push({
      file: path,
      message: `/${slug}/ is the address of app/${slug}`,
      remedy: 'give the file another name',
    });
  }
  for (const tag of (values.tags ?? values.topics ?? []) as string[]) {
    if (slugOfTag(tag) !== '') continue;
    problems.push({
      file: path,
      field: values.tags ? 'tags' : 'topics',
      message: `no address can be made from “${tag}”`,
      remedy: 'use letters or digits in it',
    });
  }
  return problems;
}
