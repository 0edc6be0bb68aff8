import { basename, extname } from 'node:path/posix';
import type { BodyInfo } from '../cache/render-cache';
import { type Diagnostic, type DiagnosticText, isError } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import type { Link } from '../markdown/links/links';
import type { BodyOptions } from '../markdown/render-options';
import { MAX_NAME_BYTES, slugOfFile } from '../slugs';
import type {
  ComputedInput,
  DocumentBase,
  DocumentType,
  Field,
  JekyllDocument,
} from './document-type';
import { DRAFT_FLAGS, findDraftFlags, findOtherFlags, findStrayFlag } from './drafts';
import { readField } from './fields';
import {
  type Entry,
  type FrontMatter,
  FrontMatterError,
  parseData,
  parseFrontMatter,
} from './front-matter';
import { fromJekyll, jekyllKeys } from './jekyll';
import type { LoaderOptions } from './loader-options';
import { isExportFile } from './validators';

/** A file that was read. It has a document only if no diagnostic is an error. */
export type ReadFile<Document> = {
  /** Its path in the project. */
  path: string;
  document?: Document;
  /** The links of its body and its fields, with 1-based lines in the file. */
  links?: (Link & { field?: string })[];
  body?: BodyInfo;
  diagnostics: Diagnostic[];
};

type ReadOptions<Document extends DocumentBase> = Pick<
  LoaderOptions<Document>,
  'folders' | 'renderCache' | 'urlOfFile' | 'isReservedUrl' | 'jsonHint'
>;

/**
 * Reads one file into a document, and reports all of its errors at once.
 * @param file a path below the content folder, such as `posts/2023-06-14-a-title.md`
 * @param source the content of the file, with LF line ends
 */
export async function readDocument<Document extends DocumentBase>(
  type: DocumentType,
  file: string,
  source: string,
  options: ReadOptions<Document>,
): Promise<ReadFile<Document>> {
  const path = `${options.folders.contentDir}/${file}`;
  const isJson = type.format === 'json';
  const withHint = (diagnostics: Diagnostic[]) =>
    isJson ? diagnostics.map((error) => ({ ...error, hint: options.jsonHint })) : diagnostics;
  let frontMatter: FrontMatter;
  try {
    frontMatter = isJson ? { entries: parseData(source), body: '' } : parseFrontMatter(source);
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    const { line, message, hint } = error;
    const diagnostic = { severity: 'error', file: path, line, message, hint } as const;
    return { path, diagnostics: withHint([diagnostic]) };
  }

  const fileName = basename(file);
  const isJekyll = type.format === 'jekyll';
  const entries = isJekyll ? fromJekyll(frontMatter.entries, fileName) : frontMatter.entries;
  const known = [...type.fields.map(({ name }) => name), ...(isJekyll ? jekyllKeys : [])];
  const { values, diagnostics: fieldErrors } = readFields(type.fields, entries, path);
  const errors = [
    ...fieldErrors,
    ...(isJekyll
      ? [...findStrayFlag(frontMatter.body, path), ...findOtherFlags(frontMatter.entries, path)]
      : findDraftFlags(frontMatter.entries, path, options.folders.contentDir)),
    ...checkName(file, path, options),
  ];
  const diagnostics = [...findTypos(known, frontMatter.entries, path), ...errors];
  if (diagnostics.some(isError)) {
    return { path, diagnostics: withHint(diagnostics) };
  }

  const { math, image, title }: { [Field in keyof JekyllDocument]?: unknown } = values;
  const body = isJson
    ? undefined
    : await render(frontMatter.body, options, {
        path,
        math: math === true,
        title: typeof title === 'string' ? title : undefined,
      });
  if (body === undefined && !isJson) {
    const message = 'quotes, lists or tags are nested too deeply';
    diagnostics.push({ severity: 'error', file: path, message, hint: 'nest them less' });
    return { path, diagnostics };
  }
  const linesAbove = source.split('\n').length - frontMatter.body.split('\n').length;
  for (const { line, ...diagnostic } of body?.diagnostics ?? []) {
    diagnostics.push({ file: path, line: line && line + linesAbove, ...diagnostic });
  }
  const links = [
    ...(body?.links ?? []).map(({ line, ...link }) => ({
      ...link,
      line: line && line + linesAbove,
    })),
    ...imageLink(image, entries),
  ];
  const read = { path, links, body, diagnostics };
  if (diagnostics.some(isError)) return read;

  const fields: ComputedInput = { ...values, _id: file, type: type.name };
  const document: Record<string, unknown> = { ...fields };
  for (const { name, resolve } of type.computedFields) {
    try {
      document[name] = await resolve({ ...fields, body });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `this computed field failed: ${reason}`;
      const hint = 'correct the function of this field in the schema';
      diagnostics.push({ severity: 'error', file: path, field: name, message, hint });
    }
  }
  if (diagnostics.some(isError)) return read;
  // Its fields were read by the same schema that the type `Document` is generated from.
  return { ...read, document: document as unknown as Document };
}

function readFields(fields: Field[], entries: Map<string, Entry>, file: string) {
  const values: Record<string, unknown> = {};
  const diagnostics: Diagnostic[] = [];
  for (const field of fields) {
    const entry = entries.get(field.name);
    if (entry && field.itemFields) {
      const items = readItems(field.itemFields, entry, file);
      values[field.name] = items.values;
      diagnostics.push(...items.diagnostics);
      continue;
    }
    const result = entry && readField(field, entry);
    if (result && 'error' in result) {
      const { line, key } = entry;
      diagnostics.push({ severity: 'error', file, line, field: key, ...result.error });
    } else if (result) {
      values[field.name] = result.value;
    } else if (field.isRequired) {
      const { name } = field;
      const { line } = entry ?? {};
      diagnostics.push({ severity: 'error', file, line, field: name, ...missing(field, entry) });
    } else if (field.default !== undefined) {
      values[field.name] = field.default;
    }
  }
  return { values, diagnostics };
}

/** Reads a list of nested documents, such as the episodes of a snapshot. */
function readItems(itemFields: Field[], list: Entry, file: string) {
  const items = [list.value].flat().map((part, index) => {
    const fields = Object.entries(part !== null && typeof part === 'object' ? part : {});
    const entries = fields.map(([key, value]): [string, Entry] => [key, { key, value }]);
    const { values, diagnostics } = readFields(itemFields, new Map(entries), file);
    return {
      values,
      diagnostics: diagnostics.map((diagnostic) => ({
        ...diagnostic,
        line: list.line,
        field: `${list.key}[${index}].${diagnostic.field}`,
      })),
    };
  });
  return {
    values: items.map(({ values }) => values),
    diagnostics: items.flatMap(({ diagnostics }) => diagnostics),
  };
}

function missing({ name, description, options }: Field, entry?: Entry): DiagnosticText {
  const alternatives = options?.join(' or ') ?? '…';
  if (entry) {
    const what = description ? ` (${inParentheses(description)})` : '';
    return { message: 'is empty', hint: `write \`${entry.key}: ${alternatives}\`${what}` };
  }
  return name === 'date'
    ? {
        message: 'no date in the front matter or in the file name',
        hint: 'name the file like 2023-06-14-a-title.md, or write `date: 2023-06-14`',
      }
    : {
        message: 'is missing',
        hint: `write a line \`${name}: ${alternatives}\` between the two ---`,
      };
}

/** A sentence without its capital and its period. */
function inParentheses(sentence: string): string {
  return sentence[0].toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

function findTypos(known: string[], written: Map<string, Entry>, file: string): Diagnostic[] {
  return [...written.values()].flatMap(({ key, line }): Diagnostic[] => {
    const meant = known.includes(key) ? undefined : didYouMean(key, known);
    if (meant === undefined) return [];
    const severity = DRAFT_FLAGS.includes(meant) ? 'error' : 'warning';
    const hint = `write \`${meant}\` if that is what you mean`;
    return [{ severity, file, line, field: key, message: 'unknown field, probably a typo', hint }];
  });
}

/** @returns undefined where the Markdown is nested deeper than the call stack */
async function render<Document extends DocumentBase>(
  markdown: string,
  { renderCache }: ReadOptions<Document>,
  body: BodyOptions,
): Promise<BodyInfo | undefined> {
  try {
    return await renderCache.render(markdown, body);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function imageLink(value: unknown, entries: Map<string, Entry>): (Link & { field: string })[] {
  const field = 'image' satisfies keyof JekyllDocument;
  const entry = entries.get(field);
  if (!entry || typeof value !== 'string') return [];
  return [{ written: value, url: value, line: entry.line, field }];
}

/** The file name has to give a URL that nothing else has. */
function checkName<Document extends DocumentBase>(
  file: string,
  path: string,
  { urlOfFile, isReservedUrl }: ReadOptions<Document>,
): Diagnostic[] {
  const slug = slugOfFile(file);
  const errors: DiagnosticText[] = [];
  if (slug === '') {
    errors.push({
      message: 'no URL can be made from the file name',
      hint: 'use letters or digits in it',
    });
  }
  const isTooLong = Buffer.byteLength(basename(file, extname(file))) > MAX_NAME_BYTES;
  if (isTooLong || file.includes('\\')) {
    errors.push({
      message: 'the file name is too long, or has a backslash in it',
      hint: `rename the file: at most ${MAX_NAME_BYTES} characters, and no backslash`,
    });
  }
  const url = urlOfFile(path);
  if (isExportFile(slug) || isReservedUrl(url)) {
    errors.push({
      message: `the URL ${url} is reserved for the site itself`,
      hint: 'rename the file',
    });
  }
  return errors.map((error) => ({ severity: 'error', file: path, ...error }));
}
