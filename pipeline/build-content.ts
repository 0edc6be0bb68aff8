import { type MovedPage, reportOf, writeBuildReport } from './build-report';
import { counted } from './counted';
import { bySeverity, type Diagnostic, formatDiagnostic } from './diagnostics/diagnostic';
import { createEngine, type EngineOptions } from './engine';
import { failedFilesIn, writeFailedFiles } from './failed-files';
import { type DocumentBase, documentsOf } from './loader/document-type';
import type { Content } from './loader/load-content';
import { watchContent } from './loader/watch';
import { collectionWriter } from './store/collections';

/** The options of a build. */
export type BuildOptions<Document extends DocumentBase> = EngineOptions<Document> & {
  /** Whether to load again after each change, and to go on after an error. */
  isWatching: boolean;
  /** The page at a former URL of a document. */
  movedPage: MovedPage;
  /** Checks what has to be valid before any file is read, such as the settings of the site. */
  checkSettings(): Promise<Diagnostic[]>;
};

/** The message that a watching build sends to its parent process. */
export type WatcherMessage = 'content-changed';

/** How long nothing has to change before Contentlayer gets the documents: 1,000 posts take it a second. */
const PAUSE_MS = 10_000;

/** How many changed files a message names: a checkout may change a hundred. */
const NAMED_FILES = 3;

/**
 * Loads the content folder and writes the collections and the build report; while watching, again after
 * each change. Diagnostics are printed.
 * @yields the documents, or undefined after an error that stops a build
 */
export async function* buildContent<Document extends DocumentBase>(
  options: BuildOptions<Document>,
): AsyncGenerator<Document[] | undefined> {
  const { folders, documentTypes, cacheDir, checkSettings, isWatching } = options;
  if (!isWatching) globalThis.lastDiagnostics = undefined;
  const settings = bySeverity(await checkSettings());
  if (settings.errors.length > 0) {
    const others = isWatching
      ? (globalThis.lastDiagnostics ?? []).filter(({ file }) => !isCode(file))
      : await loadDespiteErrors(options);
    logDiagnostics(folders.contentDir, [...settings.errors, ...settings.warnings, ...others]);
    // Contentlayer would ask again at once, and without end. It begins anew once the settings change.
    if (isWatching) await new Promise(() => {});
    yield undefined;
    return;
  }
  const { load, renderCache, urlOfFile } = createEngine(options);
  const typeNames = documentTypes.map(({ name }) => name);
  const writeCollections = collectionWriter(cacheDir, typeNames, { isWatching });
  // Watched from before the first load, so that no change is missed between the two.
  const changes = isWatching ? await watchContent(folders) : undefined;

  async function loadAndWrite(changed?: Set<string>): Promise<Content<Document> | undefined> {
    const loaded = await load(changed);
    const content = { ...loaded, diagnostics: [...settings.warnings, ...loaded.diagnostics] };
    logDiagnostics(folders.contentDir, content.diagnostics, changed);
    const { errors } = bySeverity(content.diagnostics);
    // In development, an error in one file must not remove the others from the screen.
    if (errors.length > 0 && !isWatching) return undefined;
    await writeCollections(documentsOf(content.files));
    if (isWatching) await writeFailedFiles(cacheDir, failedFilesIn(content, urlOfFile));
    // Whoever waits for the first content reads the report too.
    if (!changed) await writeBuildReport(cacheDir, reportOf(content, options));
    process.send?.('content-changed' satisfies WatcherMessage);
    return content;
  }

  async function finish(content: Content<Document>): Promise<Document[]> {
    // In development, a page may still read the earlier body.
    if (!isWatching) await renderCache.prune(content.files.flatMap(({ body }) => body ?? []));
    await writeBuildReport(cacheDir, reportOf(content, options));
    return documentsOf(content.files);
  }

  let content = await loadAndWrite();
  yield content && (await finish(content));
  if (!changes) return;
  await renderCache.warmUp();
  for (;;) {
    const changed = await changes.next();
    // Contentlayer begins anew with the new settings: those of this copy no longer hold.
    if ([...changed].every(isCode)) continue;
    content = await loadAndWrite(changed);
    console.log(`Changed: ${[...changed].slice(0, NAMED_FILES).join(', ')}`);
    if (content && !(await changes.changesWithin(PAUSE_MS))) yield await finish(content);
  }
}

/** The diagnostics of the content, for an author who corrects the settings too. */
async function loadDespiteErrors<Document extends DocumentBase>(
  options: BuildOptions<Document>,
): Promise<Diagnostic[]> {
  try {
    return (await createEngine(options).load()).diagnostics;
  } catch {
    // Without a valid URL or time zone, no content can be read. These errors are reported.
    return [];
  }
}

declare global {
  /** What was printed last. Contentlayer loads this module again when the settings change. */
  var lastDiagnostics: Diagnostic[] | undefined;
}

/** Whether a file is a part of the settings or the schema. */
function isCode(file: string): boolean {
  return file.endsWith('.ts');
}

/**
 * Prints diagnostics. After the first time it prints those that are new or of a changed file, and the files
 * that have none any more.
 * @param changed missing for the first reading, and for one with other settings
 */
function logDiagnostics(
  contentDir: string,
  diagnostics: Diagnostic[],
  changed?: ReadonlySet<string>,
): void {
  const last = globalThis.lastDiagnostics;
  globalThis.lastDiagnostics = diagnostics;
  const known = new Set(last?.map(formatDiagnostic));
  const isChanged = (file: string) => (changed ? changed.has(file) : isCode(file));
  const news = diagnostics.filter(
    (diagnostic) => isChanged(diagnostic.file) || !known.has(formatDiagnostic(diagnostic)),
  );
  const { errors, warnings } = bySeverity(news);
  const separator = errors.length > 0 && warnings.length > 0 ? ['These stop a build:'] : [];
  const printed = [
    ...warnings.map(formatDiagnostic),
    ...separator,
    ...errors.map(formatDiagnostic),
  ];
  for (const text of printed) console.error(`\n${text}`);

  const files = new Set(diagnostics.map(({ file }) => file));
  const fixed = new Set(last?.map(({ file }) => file).filter((file) => !files.has(file)));
  if (fixed.size > 0 && diagnostics.length === 0) {
    console.error('All errors and warnings are resolved.');
  } else for (const file of fixed) console.error(`Fixed: ${file}`);

  const all = bySeverity(diagnostics).errors.length;
  if (all > 0 && (printed.length > 0 || fixed.size > 0)) {
    console.error(`\n${counted(all, 'error')} in ${contentDir}/.`);
  }
}
