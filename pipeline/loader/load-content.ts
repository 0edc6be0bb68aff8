import path from 'node:path/posix';
import type { RenderCache } from '../cache/render-cache';
import { MIN_WAITING } from '../cache/render-queue';
import { mapConcurrently } from '../concurrency';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fileUrl, linkDestination } from '../markdown/links/link-destination';
import { findBrokenLinks } from './broken-links';
import { findConflicts } from './conflicts';
import { type DocumentBase, type DocumentType, documentsOf, isPublished } from './document-type';
import { type ContentFiles, findFiles, readUtf8 } from './files';
import { FrontMatterError } from './front-matter-entry';
import type { LoaderOptions } from './loader-options';
import {
  frontMatterDiagnostic,
  namedFileOf,
  type ParsedFile,
  parseDocument,
  type ReadFile,
  readDocument,
} from './read-document';
import { lintPublicLinks } from './symlinks';

/** The content folder as it was last read. */
export type Content<Document> = { files: ReadFile<Document>[]; diagnostics: Diagnostic[] };

/** Loads the content folder. @param changed the paths in the project of files that have changed since */
export type Loader<Document> = (changed?: ReadonlySet<string>) => Promise<Content<Document>>;

// The render cache has to see how many texts wait to be rendered.
const CONCURRENCY = 4 * MIN_WAITING;

/** How often the files are listed where they change meanwhile. */
const MAX_ATTEMPTS = 5;

/**
 * Makes a loader for a site. Called again, it renders only what has changed. A file that has an error
 * now keeps the document of its last version without one.
 */
export function createLoader<Document extends DocumentBase>(
  options: LoaderOptions<Document>,
): Loader<Document> {
  const { folders, documentTypes, names, renderCache } = options;
  const { root, contentDir } = folders;
  const types = new Map(documentTypes.map((type): [string, DocumentType] => [type.folder, type]));
  const known = new Map<string, ReadFile<Document>>();
  const parsed = new Map<string, ParsedFile | ReadFile<Document>>();

  function failed(file: string, message: string, hint: string): ReadFile<Document> {
    return { path: file, diagnostics: [{ severity: 'error', file, message, hint }] };
  }

  /** @returns what is wrong with a file that cannot be parsed, or undefined for one that is gone */
  function parseOne(name: string): ParsedFile | ReadFile<Document> | undefined {
    const file = `${contentDir}/${name}`;
    const type = types.get(name.split('/')[0]);
    let source: string | undefined;
    try {
      source = readUtf8(path.join(root, file));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      return failed(file, 'no permission to read this file', 'check the permissions of the file');
    }
    if (source === undefined || type === undefined) {
      return failed(file, 'invalid encoding: this file is not UTF-8', 'save it again as UTF-8');
    }
    try {
      return parseDocument(type, name, source);
    } catch (error) {
      // The parsers of YAML, TOML and JSON call themselves for each level.
      if (error instanceof RangeError) {
        return failed(file, 'its fields are nested too deeply', 'nest them less');
      }
      if (!(error instanceof FrontMatterError)) throw error;
      return {
        path: file,
        diagnostics: [frontMatterDiagnostic(type, file, error, options.jsonHint)],
      };
    }
  }

  /** Adds the line of the field that a diagnostic is about, which documents do not have. */
  function withLine(diagnostic: Diagnostic): Diagnostic {
    const { file, field, line } = diagnostic;
    const found = parsed.get(file.slice(contentDir.length + 1));
    if (line !== undefined || field === undefined || !found || !('entries' in found)) {
      return diagnostic;
    }
    return { ...diagnostic, line: found.entries.get(field)?.line };
  }

  /** Lists and parses the files, again where one is deleted or renamed in between, as by a checkout. */
  async function findAndParse(changed?: ReadonlySet<string>): Promise<ContentFiles> {
    for (let attempt = 1; ; attempt += 1) {
      const found = await findFiles(folders, documentTypes);
      let isWhole = true;
      for (const name of found.documents) {
        const isUnchanged = changed && parsed.has(name) && !changed.has(`${contentDir}/${name}`);
        if (isUnchanged) continue;
        const file = parseOne(name);
        if (file) parsed.set(name, file);
        else {
          parsed.delete(name);
          isWhole = false;
        }
      }
      if (isWhole || attempt === MAX_ATTEMPTS) return found;
    }
  }

  return async (changed) => {
    const found = await findAndParse(changed);
    const named = found.documents.flatMap((name) => {
      const file = parsed.get(name);
      return file && 'entries' in file && file.type.format !== 'json'
        ? namedFileOf(file, contentDir)
        : [];
    });
    names.update(
      named,
      [...found.others, ...found.elsewhere].map((name) => `${contentDir}/${name}`),
    );
    const onProgress = (done: number, total: number) =>
      console.error(`  Reading: ${done} of ${total} files`);
    const files = await mapConcurrently(
      found.documents,
      { concurrency: CONCURRENCY, onProgress },
      async (name) => {
        const last = known.get(name);
        const isUnchanged = last && changed && !isAffected(changed, last, renderCache);
        if (isUnchanged) return last;
        const file =
          parsed.get(name) ??
          failed(
            `${contentDir}/${name}`,
            'this file comes and goes',
            'run the command again once nothing writes to it',
          );
        const read =
          'entries' in file
            ? await readDocument<Document>(file, { ...options, slugOf: names.slugOf })
            : file;
        const current = read.document ? read : { ...last, ...read };
        known.set(name, current);
        return current;
      },
    ).finally(renderCache.endThreads);
    const documents = documentsOf(files);
    const used = new Set(files.flatMap(({ body }) => Object.keys(body?.dependencies ?? {})));
    return {
      files,
      diagnostics: [
        ...found.diagnostics.filter(({ file }) => !used.has(file)),
        ...files.flatMap(({ diagnostics }) => diagnostics),
        ...findEmptyBodies(files, types, contentDir),
        ...[...findConflicts(documents, options), ...options.lint(documents, found.documents)].map(
          withLine,
        ),
        ...(await lintPublicLinks(folders)),
        ...findBrokenLinks(files, found.others, options),
        // The links of a file are not known while it has errors.
        ...findUnused(
          contentDir,
          files.every(isReadable) ? found.others : [],
          new Set([...used, ...found.diagnostics.map(({ file }) => file)]),
        ),
      ],
    };
  };
}

function isReadable<Document>({ path: file, body }: ReadFile<Document>): boolean {
  return body !== undefined || file.endsWith('.json');
}

/** Whether a file or one of its dependencies has changed, or the URL or the name of a file that it links to. */
function isAffected<Document>(
  changed: ReadonlySet<string>,
  { path, body }: ReadFile<Document>,
  { hasSameTargets }: RenderCache,
): boolean {
  const dependencies = Object.keys(body?.dependencies ?? {});
  return (
    changed.has(path) ||
    dependencies.some((name) => changed.has(name)) ||
    (body !== undefined && !hasSameTargets(body, path))
  );
}

/** Files that show nothing to readers. Drafts and scheduled posts are still being written. */
function findEmptyBodies<Document extends DocumentBase>(
  files: ReadFile<Document>[],
  types: Map<string, DocumentType>,
  contentDir: string,
): Diagnostic[] {
  return files
    .filter(({ path: file, document, body }) => {
      const type = types.get(file.slice(contentDir.length + 1).split('/')[0]);
      return type?.needsBody && document && isPublished(document) && body?.isEmpty;
    })
    .map(({ path: file }) => ({
      severity: 'error',
      file,
      message: 'this file shows nothing: there is no text below its front matter',
      hint: 'write the text, write `draft: true` in the front matter until it is there, or delete the file',
    }));
}

/** Files that no Markdown file shows or links to: their author expects to see them. */
function findUnused(contentDir: string, others: string[], used: ReadonlySet<string>): Diagnostic[] {
  return others
    .map((name) => `${contentDir}/${name}`)
    .filter((file) => !used.has(file))
    .map((file) => ({
      severity: 'warning',
      file,
      message: 'unused file: no Markdown file shows it or links to it, so it is not published',
      hint: `use it in a Markdown file beside it, such as ${mentionOf(path.basename(file))}, or delete it`,
    }));
}

function mentionOf(name: string): string {
  const isImage = /\.(avif|gif|jpe?g|png|svg|webp)$/i.test(name);
  const destination = linkDestination(`./${fileUrl(name)}`);
  return isImage ? `![what it shows](${destination})` : `[what it is](${destination})`;
}
