import { basename, extname } from 'node:path/posix';
import type { BodyInfo } from '../cache/stored-renderer';
import { type Diagnostic, type DiagnosticText, isError } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import type { PreviewImage } from '../markdown/images/preview-image';
import type { Link } from '../markdown/links/links';
import { loneFormula, loneFormulaIn } from '../markdown/math/lone-formula';
import type { BodyOptions } from '../markdown/render-options';
import { MAX_NAME_BYTES, nameOfFile, slugOfFile, slugOfPath, splitFileName } from '../slugs';
import { ThreadError } from '../threads/thread-error';
import type {
  ComputedInput,
  DocumentBase,
  DocumentType,
  Field,
  JekyllDocument,
} from './document-type';
import { DRAFT_FLAGS, findDraftFlags, findStrayFlag } from './drafts';
import { removeEarlyUpdate } from './early-update';
import { readField } from './fields';
import { parseData, parseFrontMatter } from './front-matter';
import { type Entry, type FrontMatterError, isEmpty } from './front-matter-entry';
import { fromJekyll, jekyllKeys } from './jekyll';
import type { LoaderOptions } from './loader-options';
import type { NamedFile, NameIndex } from './name-index';
import { findOtherFlags } from './other-flags';
import { fromOtherTools, isFieldOfOtherTools, namesIn } from './other-tools';
import { lintPicture, pictureOf } from './picture-field';
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
  'folders' | 'renderCache' | 'typeset' | 'urlOfFile' | 'isReservedUrl' | 'jsonHint' | 'timeZone'
> &
  Pick<NameIndex, 'slugOf'>;

/** A file whose front matter was read, and whose body was not rendered yet. */
export type ParsedFile = {
  type: DocumentType;
  /** Its path below the content folder. */
  file: string;
  entries: Map<string, Entry>;
  /** The Markdown below the front matter, which starts after `linesAbove` lines. */
  body: string;
  linesAbove: number;
};

/**
 * Reads the front matter of a file, or the fields of a JSON file.
 * @param file a path below the content folder, such as `posts/2023-06-14-a-title.md`
 * @param source the content of the file, with LF line ends
 * @throws {FrontMatterError} where it cannot be read
 */
export function parseDocument(type: DocumentType, file: string, source: string): ParsedFile {
  const isJson = type.format === 'json';
  const { entries, body } = isJson
    ? { entries: parseData(source), body: '' }
    : parseFrontMatter(source);
  const linesAbove = source.split('\n').length - body.split('\n').length;
  return { type, file, entries, body, linesAbove };
}

/** The diagnostic of a file whose front matter cannot be read. @param path in the project */
export function frontMatterDiagnostic(
  { format }: DocumentType,
  path: string,
  { line, column, message, hint }: FrontMatterError,
  jsonHint: string,
): Diagnostic {
  const isJson = format === 'json';
  return { severity: 'error', file: path, line, column, message, hint: isJson ? jsonHint : hint };
}

/** What other files may call a Markdown file. @param contentDir its folder in the project */
export function namedFileOf({ type, file, entries }: ParsedFile, contentDir: string): NamedFile {
  const title = entries.get('title') ?? entries.get('name');
  const written = slugEntry(type, entries);
  return {
    path: `${contentDir}/${file}`,
    slug: written ? slugOfPath(asText(written)) || undefined : undefined,
    names: [...(title && !isEmpty(title) ? [asText(title)] : []), ...namesIn(entries)],
  };
}

/** The fields that are set as the text is. */
const TYPESET = ['title', 'description'] as const satisfies (keyof JekyllDocument)[];

/** Reads one file into a document, and reports all of its errors at once. */
export async function readDocument<Document extends DocumentBase>(
  parsed: ParsedFile,
  options: ReadOptions<Document>,
): Promise<ReadFile<Document>> {
  const { type, file, linesAbove } = parsed;
  const path = `${options.folders.contentDir}/${file}`;
  const isJson = type.format === 'json';
  const withHint = (diagnostics: Diagnostic[]) =>
    isJson ? diagnostics.map((error) => ({ ...error, hint: options.jsonHint })) : diagnostics;
  if (!isJson && isFolderPage(file)) {
    const message = 'this is the page of a folder (a section page of Hugo), which is not read';
    const hint = 'delete it; or move its text to a page of its own, or to a file with another name';
    return { path, diagnostics: [{ severity: 'error', file: path, message, hint }] };
  }
  const isJekyll = type.format === 'jekyll';
  const { day } = splitFileName(nameOfFile(file));
  const entries = isJekyll ? fromJekyll(fromOtherTools(parsed.entries, day), file) : parsed.entries;
  const known = [
    ...type.fields.map(({ name }) => name),
    ...(isJson ? [] : ['slug']),
    ...(isJekyll ? jekyllKeys : []),
  ];
  const {
    values,
    instants,
    diagnostics: fieldErrors,
  } = readFields(type.fields, entries, path, options.timeZone);
  const earlyUpdate = isJekyll ? removeEarlyUpdate(values, instants, entries, path) : [];
  const strayFlags = isJekyll ? findStrayFlag(parsed.body, path) : [];
  const diagnostics = [
    ...findUnknown(type, known, parsed.entries, path),
    ...findRepeated(parsed.entries, path),
    ...fieldErrors,
    ...earlyUpdate,
    ...strayFlags,
    ...(isJekyll
      ? findOtherFlags(parsed.entries, path)
      : findDraftFlags(parsed.entries, path, options.folders.contentDir)),
    ...checkName(parsed, path, options),
  ];
  // What is wrong in the text is told in the same round, unless its fields are in it.
  const hasNoText = isJson || strayFlags.length > 0;
  if (hasNoText && diagnostics.some(isError)) {
    return { path, diagnostics: withHint(diagnostics) };
  }

  const { math, image, lang }: { [Field in keyof JekyllDocument]?: unknown } = values;
  const language = typeof lang === 'string' ? lang : undefined;
  for (const name of isJson ? [] : TYPESET) {
    const text = values[name];
    if (typeof text !== 'string') continue;
    const { key: field = name, line } = entries.get(name) ?? {};
    const lone = math === true ? undefined : loneFormulaIn(text);
    if (lone) {
      diagnostics.push({ severity: 'warning', file: path, line, field, ...loneFormula(lone[0]) });
    }
    values[name] = await options.typeset(text, {
      language,
      math: math === true,
      report: (error) => diagnostics.push({ severity: 'error', file: path, line, field, ...error }),
    });
  }
  const { title } = values;
  const picture = pictureOf(type, values);
  diagnostics.push(...lintPicture(type, entries, path));
  const bodyOptions = {
    path,
    math: math === true,
    language,
    title: typeof title === 'string' ? title : undefined,
    ...(typeof image === 'string' && { image }),
    ...(picture && { picture }),
  };
  const rendered = isJson ? undefined : await render(parsed.body, bodyOptions, options);
  if (rendered && 'message' in rendered) {
    diagnostics.push({ severity: 'error', file: path, ...rendered });
    return { path, diagnostics };
  }
  const body = rendered;
  for (const { line, ...diagnostic } of body?.diagnostics ?? []) {
    diagnostics.push({ file: path, line: line && line + linesAbove, ...diagnostic });
  }
  const imageField = entries.get('image' satisfies keyof JekyllDocument);
  const preview = body?.image;
  if (preview && 'message' in preview) {
    const { line, key: field } = imageField ?? {};
    diagnostics.push({ severity: 'error', file: path, line, field, ...preview });
  }
  if (body?.picture && 'message' in body.picture && type.picture) {
    const { line, key: field } = entries.get(type.picture.field) ?? {};
    // The same file may be the image of link previews too.
    const isReported = preview && 'message' in preview && preview.message === body.picture.message;
    const severity = 'error';
    if (!isReported) diagnostics.push({ severity, file: path, line, field, ...body.picture });
  }
  const links = [
    ...(body?.links ?? []).map(({ line, ...link }) => ({
      ...link,
      line: line && line + linesAbove,
    })),
    ...(preview && 'url' in preview && imageField ? [imageLink(preview, imageField)] : []),
  ];
  const read = { path, links, body, diagnostics };
  if (diagnostics.some(isError)) return read;

  const fields: ComputedInput = {
    ...values,
    ...(preview && 'url' in preview && { image: preview.url }),
    _id: file,
    type: type.name,
    slug: options.slugOf(path),
  };
  const document: Record<string, unknown> = { ...fields };
  for (const { name, resolve } of type.computedFields) {
    try {
      document[name] = await resolve({ ...fields, body, instants });
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

function readFields(fields: Field[], entries: Map<string, Entry>, file: string, timeZone: string) {
  const values: Record<string, unknown> = {};
  const instants: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  for (const field of fields) {
    const entry = entries.get(field.name);
    if (entry && field.itemFields) {
      const items = readItems(field.itemFields, entry, file, timeZone);
      values[field.name] = items.values;
      diagnostics.push(...items.diagnostics);
      continue;
    }
    const results = entry ? readParts(field, entry, timeZone) : [];
    for (const { result, part } of results) {
      const { line, key } = part;
      if (result && 'error' in result) {
        diagnostics.push({ severity: 'error', file, line, field: key, ...result.error });
      }
      for (const warning of (result && 'value' in result && result.warnings) || []) {
        diagnostics.push({ severity: 'warning', file, line, field: key, ...warning });
      }
    }
    const read = results.flatMap(({ result }) => (result && 'value' in result ? [result] : []));
    if (read.length > 0) {
      values[field.name] = read.length > 1 ? read.flatMap(({ value }) => value) : read[0].value;
      const { instant } = read[0];
      if (instant !== undefined) instants[field.name] = instant;
    } else if (results.some(({ result }) => result !== undefined)) {
      // It is invalid, which is reported.
    } else if (field.isRequired) {
      const { name } = field;
      const { line } = entry ?? {};
      diagnostics.push({ severity: 'error', file, line, field: name, ...missing(field, entry) });
    } else if (field.default !== undefined) {
      values[field.name] = field.default;
    }
  }
  return { values, instants, diagnostics };
}

/** Reads a field that may be written in several, such as tags and categories. */
function readParts(field: Field, entry: Entry, timeZone: string) {
  return (entry.parts ?? [entry]).map((part) => ({
    part,
    result: readField(field, part, timeZone),
  }));
}

/** Reads a list of nested documents, such as the episodes of a snapshot. */
function readItems(itemFields: Field[], list: Entry, file: string, timeZone: string) {
  const items = [list.value].flat().map((part, index) => {
    const fields = Object.entries(part !== null && typeof part === 'object' ? part : {});
    const entries = fields.map(([key, value]): [string, Entry] => [key, { key, value }]);
    const { values, diagnostics } = readFields(itemFields, new Map(entries), file, timeZone);
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

/** Fields that are typos, or that another name of the schema means. */
function findUnknown(
  { format, otherNames, fields }: DocumentType,
  known: string[],
  written: Map<string, Entry>,
  file: string,
): Diagnostic[] {
  return [...written.values()].flatMap(({ key, line }): Diagnostic[] => {
    const isRead = known.includes(key) || (format === 'jekyll' && isFieldOfOtherTools(key));
    if (isRead) return [];
    const other = otherNames?.get(key.toLowerCase().replaceAll(/[-_]/g, ''));
    const meant = other ?? didYouMean(key, known);
    if (other !== undefined || (meant === undefined && otherNames)) {
      const hint = other
        ? `write \`${other}\` instead of \`${key}\``
        : `remove it; the fields are ${fields.map(({ name }) => name).join(', ')}`;
      return [
        {
          severity: 'warning',
          file,
          line,
          field: key,
          message: 'unknown field, which is ignored',
          hint,
        },
      ];
    }
    if (meant === undefined) return [];
    const severity = DRAFT_FLAGS.includes(meant) ? 'error' : 'warning';
    const hint = `write \`${meant}\` if that is what you mean`;
    return [{ severity, file, line, field: key, message: 'unknown field, probably a typo', hint }];
  });
}

function findRepeated(written: Map<string, Entry>, file: string): Diagnostic[] {
  return [...written.values()].flatMap(({ key, line, earlierLines = [] }) =>
    earlierLines.map((earlier): Diagnostic => {
      const message = `written again on line ${line}, which counts`;
      return {
        severity: 'warning',
        file,
        line: earlier,
        field: key,
        message,
        hint: 'remove one of the two',
      };
    }),
  );
}

/** @returns what is wrong with a text that cannot be rendered */
async function render<Document extends DocumentBase>(
  markdown: string,
  body: BodyOptions,
  { renderCache }: ReadOptions<Document>,
): Promise<BodyInfo | DiagnosticText> {
  try {
    return await renderCache.render(markdown, body);
  } catch (error) {
    // Deeper than the call stack.
    if (error instanceof RangeError) {
      return { message: 'quotes, lists or tags are nested too deeply', hint: 'nest them less' };
    }
    if (!(error instanceof ThreadError)) throw error;
    const message = `the thread that rendered it has ended: ${error.message}`;
    return { message, hint: 'make the file or what it shows smaller' };
  }
}

function imageLink({ url, file }: PreviewImage, { key, line }: Entry): Link & { field: string } {
  return { written: url, url, file, line, field: key };
}

function slugEntry({ format }: DocumentType, entries: Map<string, Entry>): Entry | undefined {
  // AstroPaper's is `postSlug`.
  const entry = format === 'json' ? undefined : (entries.get('slug') ?? entries.get('postSlug'));
  return isEmpty(entry) ? undefined : entry;
}

function asText({ source, value }: Entry): string {
  return source ?? String(value);
}

const LANGUAGE_SUFFIX = /\.([a-z]{2}(?:-[a-z]{2})?)\.(?:md|markdown)$/i;
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const FOLDER_PAGE = /^_?index\.[^.]+$/i;

/** The file name or the `slug` has to give a URL that nothing else has. */
function checkName<Document extends DocumentBase>(
  { type, file, entries }: ParsedFile,
  path: string,
  { slugOf, urlOfFile, isReservedUrl }: ReadOptions<Document>,
): Diagnostic[] {
  if (type.format === 'json') return [];
  const written = slugEntry(type, entries);
  const source = written ? '`slug`' : 'the file name';
  const { line, key: field } = written ?? {};
  const rename = written ? 'write another slug' : 'rename the file, or write a `slug`';
  const slug = written ? slugOfPath(asText(written)) : slugOfFile(file);
  const errors: DiagnosticText[] = [];
  if (slug === '') {
    errors.push({
      message: `no URL can be made from ${source}`,
      hint: 'use letters or digits in it',
    });
  }
  const name = basename(file, extname(file));
  const isTooLong = [name, slug].some((text) => Buffer.byteLength(text) > MAX_NAME_BYTES);
  if (isTooLong || file.includes('\\')) {
    errors.push({
      message: `${source} is too long, or has a backslash in it`,
      hint: `${written ? 'write another slug' : 'rename the file'}: at most ${MAX_NAME_BYTES} characters, and no backslash`,
    });
  }
  const [, language] = LANGUAGE_SUFFIX.exec(file) ?? [];
  if (language && LANGUAGES.of(language) !== undefined) {
    errors.push({
      message: `the file name ends with a language (Hugo), which is not read: “.${language}.”`,
      hint: `rename the file without it, and write \`lang: ${language}\` in its front matter`,
    });
  }
  const url = urlOfFile(path, slugOf(path));
  if (slug !== '' && (isExportFile(slug) || isReservedUrl(url))) {
    errors.push({ message: `the URL ${url} is reserved for the site itself`, hint: rename });
  }
  return errors.map((error) => ({ severity: 'error', file: path, line, field, ...error }));
}

/** Whether a file is `_index.md`, or an `index.md` that is not in a folder of its own. */
function isFolderPage(file: string): boolean {
  const name = basename(file);
  return FOLDER_PAGE.test(name) && (name.startsWith('_') || file.split('/').length < 3);
}
