import { on } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { watch } from 'chokidar';
import type { DataCache, DocumentTypeDef, SourcePlugin } from 'contentlayer2/core';
import { type DocumentType, makeSource } from 'contentlayer2/source-files';
import { type Content, contentReader } from './content-reader';
import { contentFolder } from './files';
import { formatProblem } from './problems';
import { type Text, textFolder } from './text';

const inDevelopment = process.env.NODE_ENV === 'development';

/**
 * The source that Contentlayer reads. Its own file source skips a faulty file and goes on, knows no
 * `.markdown` and names no lines; this one keeps its schema and reads the files itself.
 */
export function earshotSource(documentTypes: DocumentType[]) {
  return async (sourceKey: string | undefined): Promise<SourcePlugin> => {
    const files = await makeSource({
      documentTypes,
      contentDirPath: contentFolder,
      disableImportAliasWarning: true,
    })(sourceKey);
    const streamOf = await effectStream();
    return {
      ...files,
      fetchData: ({ schemaDef }) => {
        const folders = documentTypes.map((documentType) => {
          const { name, filePathPattern = '' } = documentType.def();
          return [filePathPattern.split('/')[0], schemaDef.documentTypeDefMap[name]] as const;
        });
        return streamOf(readings(new Map(folders)));
      },
    };
  };
}

/** Contentlayer takes a stream of its effect library: what this needs of it, with types of our own. */
type Effect = {
  S: { repeatEffect(effect: unknown): ReturnType<SourcePlugin['fetchData']> };
  T: { promise(run: () => Promise<unknown>): unknown };
  E: { left(error: unknown): unknown; right(value: unknown): unknown };
};

async function effectStream() {
  // Contentlayer bundles scoped packages into the config, and this one does not survive that; a name
  // that the bundler cannot see stays an import.
  const name: string = '@contentlayer2/utils/effect';
  const { S, T, E }: Effect = await import(name);
  // An error that is already told makes Contentlayer stop with exit code 1 and say no more.
  const told = { _tag: 'SourceFetchDataError', alreadyHandled: true };
  return (next: () => Promise<DataCache.Cache | undefined>) =>
    S.repeatEffect(
      T.promise(async () => {
        const cache = await next();
        return cache ? E.right(cache) : E.left(told);
      }),
    );
}

/** A function whose first call reads `content/`, and each further one waits for a change and reads again. */
function readings(
  folders: Map<string, DocumentTypeDef>,
): () => Promise<DataCache.Cache | undefined> {
  // Watched from before the first reading, so that no change falls between the two.
  const changes = inDevelopment
    ? on(watch(contentFolder, { ignoreInitial: true }), 'all')
    : undefined;
  const read = contentReader(folders);
  let isFirst = true;
  return async () => {
    if (!isFirst) await changes?.next();
    isFirst = false;
    return publish(await read());
  };
}

/** Tells the author what is wrong; gives Contentlayer the documents, unless that stops the build. */
async function publish({ files, problems }: Content): Promise<DataCache.Cache | undefined> {
  const warnings = files.flatMap((file) => file.warnings);
  for (const problem of [...problems, ...warnings]) console.error(`\n${formatProblem(problem)}`);
  if (problems.length > 0) {
    console.error(
      `\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${contentFolder}/.`,
    );
    // While somebody writes, one broken file must not take the others off the screen.
    if (!inDevelopment) return undefined;
  }

  const documents = files.flatMap(({ document }) => document ?? []);
  // Texts first: a page that reads a document must find its text.
  await writeTexts(files.flatMap(({ text }) => text ?? []));
  const report = {
    documents: documents.map(({ type, draft, scheduled }) => ({ type, draft, scheduled })),
    warnings: warnings.map(formatProblem),
  };
  await writeFile(path.join('.contentlayer', 'report.json'), JSON.stringify(report));
  const items = documents.map((document) => [
    document._id,
    {
      document,
      documentTypeName: document.type,
      documentHash: JSON.stringify(document),
      hasWarnings: false,
    },
  ]);
  return { cacheItemsMap: Object.fromEntries(items) };
}

async function writeTexts(texts: Text[]): Promise<void> {
  await mkdir(textFolder, { recursive: true });
  for (const text of texts)
    await writeFile(path.join(textFolder, `${text.id}.json`), JSON.stringify(text));
}
