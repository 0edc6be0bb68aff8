import { basename, dirname, extname } from 'node:path/posix';
import type { Document, DocumentTypeDef, FieldDef, NestedTypeDef } from 'contentlayer2/core';
import { type Fault, nearMiss, type Problem } from '../diagnostics/diagnostic';
import type { Reference } from '../markdown/links/links';
import type { Setting } from '../markdown/render';
import { LONGEST_NAME, slugOfFile, slugOfTag } from '../slugs';
import { type Rendering, renderingOf } from '../store/render-cache';
import { isOfTheSite } from './conflicts';
import { readField } from './fields';
import { contentFolder, type Format } from './files';
import {
  type Entry,
  type FrontMatter,
  FrontMatterError,
  parseData,
  parseFrontMatter,
  REWRITE,
} from './front-matter';
import { fromJekyll, jekyllKeys } from './jekyll';
import type { Form } from './validators';

/** What something consists of: its definition in the schema, and the forms that its strings must have. */
export type Shape<TypeDef = DocumentTypeDef | NestedTypeDef> = {
  typeDef: TypeDef;
  forms: Record<string, Form>;
};

/** A kind of content: what its files are, their shape, and the shapes of what lies in them, by name. */
export type Kind = Shape<DocumentTypeDef> & { format: Format; nested: Map<string, Shape> };

/** A file, read. It is shown only if nothing is wrong; `warnings` do not keep it from that. */
export type ReadFile = {
  /** Its path in the project. */
  path: string;
  document?: Document;
  /** Where its text and its fields lead. Lines are counted in the file. */
  references?: (Reference & { field?: string })[];
  rendering?: Rendering;
  problems: Problem[];
  warnings: Problem[];
};

/**
 * Reads one file into a document of the schema. Finds all that is wrong in it at once.
 * @param file a path below `content/`, such as `posts/2023-06-14-a-title.md`
 * @param source what the file holds
 */
export async function readDocument(kind: Kind, file: string, source: string): Promise<ReadFile> {
  const { typeDef } = kind;
  const path = `${contentFolder}/${file}`;
  let frontMatter: FrontMatter;
  try {
    frontMatter =
      kind.format === 'json' ? { entries: parseData(source), body: '' } : parseFrontMatter(source);
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    const { line, message, remedy } = error;
    const problem = { file: path, line, message, remedy };
    return {
      path,
      problems: [kind.format === 'json' ? toRewrite(problem) : problem],
      warnings: [],
    };
  }

  const fileName = basename(file);
  const isPost = typeDef.name === 'Post';
  const entries = isPost ? fromJekyll(frontMatter.entries, fileName) : frontMatter.entries;
  const known = [...typeDef.fieldDefs.map(({ name }) => name), ...(isPost ? jekyllKeys : [])];
  const slips = findNearMisses(known, frontMatter.entries, path);
  const warnings: Problem[] = slips.filter(({ meant }) => !HIDING.includes(meant));
  const { values, problems } = readFields(kind, entries, path, kind.nested);
  problems.push(
    ...slips.filter(({ meant }) => HIDING.includes(meant)),
    ...(isPost
      ? [...findStrayFlag(frontMatter.body, path), ...findOtherFlags(frontMatter.entries, path)]
      : findHiding(frontMatter.entries, path)),
    ...checkSlugs(typeDef, file, entries, values),
  );
  if (problems.length > 0) {
    return {
      path,
      problems: kind.format === 'json' ? problems.map(toRewrite) : problems,
      warnings,
    };
  }

  const setting = { path, math: values.math === true };
  const text = kind.format === 'json' ? undefined : await render(frontMatter.body, setting);
  if (text === undefined && kind.format === 'markdown') {
    const message = 'its quotes, lists or tags are nested too deeply to be shown';
    return { path, problems: [{ file: path, message, remedy: 'nest them less' }], warnings };
  }
  const linesAbove = source.split('\n').length - frontMatter.body.split('\n').length;
  for (const { line, stops, ...finding } of text?.findings ?? []) {
    const problem = { file: path, line: line && line + linesAbove, ...finding };
    (stops ? problems : warnings).push(problem);
  }
  const image = entries.get('image');
  const references = [
    ...(text?.references ?? []).map(({ line, ...reference }) => ({
      ...reference,
      line: line && line + linesAbove,
    })),
    ...(image && values.image
      ? [
          {
            written: String(values.image),
            to: String(values.image),
            line: image.line,
            field: 'image',
          },
        ]
      : []),
  ];
  const read = {
    path,
    references,
    rendering: text,
    problems,
    warnings,
  };
  if (problems.length > 0) return read;
  const fields: Document = {
    ...values,
    _id: file,
    _raw: {
      sourceFilePath: file,
      sourceFileName: fileName,
      sourceFileDir: dirname(file),
      contentType: 'data',
      flattenedPath: file.replace(/\.[^.]+$/, ''),
    },
    type: typeDef.name,
  };
  const document = { ...fields };
  // Fields that are computed may follow from the text, which is not a field itself.
  for (const { name, resolve } of typeDef.computedFields) {
    document[name] = await resolve({ ...fields, text });
  }
  return { ...read, document };
}

function readFields(
  { typeDef, forms }: Shape,
  entries: Map<string, Entry>,
  file: string,
  nested: Kind['nested'],
) {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const def of typeDef.fieldDefs) {
    const entry = entries.get(def.name);
    const part = nested.get(partOf(def) ?? '');
    if (entry && part) {
      const parts = readParts(part, entry, file, nested);
      values[def.name] = parts.values;
      problems.push(...parts.problems);
      continue;
    }
    const reading = entry && readField(def, entry, forms[def.name]);
    if (reading && 'fault' in reading) {
      problems.push({ file, line: entry?.line, field: entry?.key, ...reading.fault });
    } else if (reading) {
      values[def.name] = reading.value;
    } else if (def.isRequired) {
      const choices = 'options' in def ? def.options.join(' or ') : '…';
      problems.push({
        file,
        line: entry?.line,
        field: def.name,
        ...missing(def, choices, entry),
      });
    } else if ('default' in def && def.default !== undefined) {
      values[def.name] = def.default;
    }
  }
  return { values, problems };
}

function toRewrite(problem: Problem): Problem {
  return { ...problem, remedy: REWRITE };
}

/** Of what a field lists several, where these have fields of their own. */
function partOf(def: FieldDef): string | undefined {
  return def.type === 'list' && def.of.type === 'nested' ? def.of.nestedTypeName : undefined;
}

/** Reads a list of things that have fields of their own, such as the episodes of a snapshot. */
function readParts(shape: Shape, list: Entry, file: string, nested: Kind['nested']) {
  const { name: type } = shape.typeDef;
  const readings = [list.value].flat().map((part, index) => {
    const fields = Object.entries(part !== null && typeof part === 'object' ? part : {});
    const entries = fields.map(([key, value]): [string, Entry] => [key, { key, value }]);
    const { values, problems } = readFields(shape, new Map(entries), file, nested);
    return {
      values: { type, _raw: {}, ...values },
      problems: problems.map((problem) => ({
        ...problem,
        line: list.line,
        field: `${list.key}[${index}].${problem.field}`,
      })),
    };
  });
  return {
    values: readings.map(({ values }) => values),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

function missing({ name: field, description }: FieldDef, choices: string, entry?: Entry): Fault {
  if (entry) {
    const what = description ? ` (${description.replace(/\.$/, '').toLowerCase()})` : '';
    return { message: 'is empty', remedy: `write \`${entry.key}: ${choices}\`${what}` };
  }
  return field === 'date'
    ? {
        message: 'there is no date, neither in the front matter nor in the file’s name',
        remedy: 'name the file like 2023-06-14-a-title.md, or write `date: 2023-06-14`',
      }
    : {
        message: 'is missing',
        remedy: `write a line \`${field}: ${choices}\` between the two ---`,
      };
}

/** The fields that keep a post from readers: a slip in one of these would publish it. */
const HIDING = ['draft', 'published'];

type Slip = Problem & { meant: string };

function findNearMisses(known: string[], written: Map<string, Entry>, file: string): Slip[] {
  return [...written.values()].flatMap(({ key, line }) => {
    const meant = known.includes(key) ? undefined : nearMiss(key, known);
    if (meant === undefined) return [];
    const remedy = `write \`${meant}\` if that is what you mean`;
    return { file, line, field: key, message: 'this name looks like a slip', remedy, meant };
  });
}

const STRAY_FLAG = /^\W*(draft|published)\W*:\s*(true|false|yes|no)\W*$/im;
const FIRST_LINES = 15;

/** A `draft: true` at the top of the text: its front matter has a fence that is none, such as a dash. */
function findStrayFlag(body: string, file: string): Problem[] {
  const [beforeCode] = body
    .split('\n')
    .slice(0, FIRST_LINES)
    .join('\n')
    .split(/^\s*(?:```|~~~)/m);
  const [found] = STRAY_FLAG.exec(beforeCode) ?? [];
  if (found === undefined) return [];
  const message = `the text begins with \`${found.trim()}\`, which is no text`;
  return [
    { file, message, remedy: 'put the fields between two lines that are --- and nothing else' },
  ];
}

function findHiding(written: Map<string, Entry>, file: string): Problem[] {
  return [...written.values()]
    .filter(({ key }) => HIDING.includes(key.toLowerCase()))
    .map(({ key, line }) => ({
      file,
      line,
      field: key,
      message: 'only a post can be kept back',
      remedy: `take the line out, or keep the file outside of ${contentFolder}/ until it is ready`,
    }));
}

// How other generators and tools keep a post back.
const OTHER_FLAGS = /^(is_draft|hidden|private|unlisted|wip)$/i;
const OTHER_STATES = /^(status|state|visibility)$/i;
const BACK = /^(draft|hidden|private|unlisted|unpublished|wip)$/i;

/** What means elsewhere that a post is not to be seen, and would publish it here. */
function findOtherFlags(written: Map<string, Entry>, file: string): Problem[] {
  return [...written.values()]
    .filter(
      ({ key, value }) =>
        (OTHER_FLAGS.test(key) && /^(true|yes|on|1)$/i.test(String(value))) ||
        (OTHER_STATES.test(key) && BACK.test(String(value))),
    )
    .map(({ key, line }) => ({
      file,
      line,
      field: key,
      message: 'does not keep a post from readers here',
      remedy: 'write `draft: true` instead, or take the line out',
    }));
}

/** The rendered text, or undefined where it is nested deeper than a program can follow. */
async function render(markdown: string, setting: Setting): Promise<Rendering | undefined> {
  try {
    return await renderingOf(markdown, setting);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// What the export itself writes beside a page.
const EXPORTED = /^(index\.(html|txt)|__next.*)$/i;

/** Each file and each tag needs a name that an address can hold, and a page one that is free. */
function checkSlugs(
  typeDef: DocumentTypeDef,
  file: string,
  entries: Map<string, Entry>,
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
  const isTooLong = Buffer.byteLength(basename(file, extname(file))) > LONGEST_NAME;
  if (isTooLong || file.includes('\\')) {
    problems.push({
      file: path,
      message: 'its name is too long for a file system, or holds a backslash',
      remedy: 'give the file another name',
    });
  }
  const folder = { Page: '', Podcast: 'podcasts/' }[typeDef.name];
  if (EXPORTED.test(slug) || (folder !== undefined && isOfTheSite(folder + slug.toLowerCase()))) {
    problems.push({
      file: path,
      message: `the site itself uses the address /${folder ?? ''}${slug}`,
      remedy: 'give the file another name',
    });
  }
  for (const field of ['tags', 'topics']) {
    for (const tag of (values[field] ?? []) as string[]) {
      const slug = slugOfTag(tag);
      if (slug !== '' && Buffer.byteLength(slug) <= LONGEST_NAME && !EXPORTED.test(slug)) continue;
      problems.push({
        file: path,
        line: entries.get(field)?.line,
        field: entries.get(field)?.key,
        message: `no address can be made from “${tag}”`,
        remedy: 'use letters or digits in it, and not too many',
      });
    }
  }
  return problems;
}
