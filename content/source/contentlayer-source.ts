import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { watch } from 'chokidar';
import type { DataCache, SourcePlugin } from 'contentlayer2/core';
import { makeSource } from 'contentlayer2/source-files';
import type { Kind } from './documents';
import { contentFolder } from './files';
import { kindsOf, type Schema } from './kinds';
import { formatPlace, formatProblem } from './problems';
import { type Content, contentReader } from './read-content';
import { forgetOthers } from './renderings';

/** `contentlayer2 dev` goes on reading; `contentlayer2 build` reads once, and stops at what is wrong. */
const inDevelopment = process.argv.includes('dev');

/**
 * The source that Contentlayer reads. Its own file source skips a faulty file and goes on, knows no
 * `.markdown` and names no lines; this one keeps its schema and reads the files itself.
 */
export function earshotSource(schema: Schema) {
  return async (sourceKey: string | undefined): Promise<SourcePlugin> => {
    const files = await makeSource({
      documentTypes: schema.documentTypes,
      contentDirPath: contentFolder,
      disableImportAliasWarning: true,
    })(sourceKey);
    const streamOf = await effectStream();
    return {
      ...files,
      fetchData: ({ schemaDef }) => streamOf(readings(kindsOf(schema, schemaDef))),
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
function readings(kinds: Map<string, Kind>): () => Promise<DataCache.Cache | undefined> {
  const read = contentReader(kinds);
  // Watched from before the first reading, so that no change falls between the two.
  const nextChanges = inDevelopment ? changes() : undefined;
  let isFirst = true;
  return async () => {
    const changed = isFirst ? undefined : await nextChanges?.();
    isFirst = false;
    const content = await read(changed);
    tell(content);
    // While somebody writes, one broken file must not take the others off the screen.
    return content.problems.length > 0 && !inDevelopment ? undefined : handOver(content);
  };
}

const SETTLING_MS = 20;

/** A function that waits until something has changed since it was last called, and says which files. */
function changes(): () => Promise<Set<string>> {
  let changed = new Set<string>();
  let wake = () => {};
  // Texts show what lies in `public/` too.
  watch([contentFolder, 'public'], { ignoreInitial: true }).on('all', (_event, file) => {
    changed.add(file.split(path.sep).join('/'));
    wake();
  });
  return async () => {
    if (changed.size === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    // A checkout of a hundred files is one change, not a hundred.
    await setTimeout(SETTLING_MS);
    const result = changed;
    changed = new Set();
    return result;
  };
}

let lastTold = '';

/** Tells the author all that is wrong, unless that is what was told last. */
function tell({ problems, warnings }: Content): void {
  const told = [...problems, ...warnings]
    .map((problem) => `\n${formatProblem(problem)}`)
    .join('\n');
  if (told === lastTold) return;
  lastTold = told;
  if (told !== '') console.error(told);
  if (problems.length > 0) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
    console.error(`\n${count} in ${contentFolder}/.`);
  }
}

/** Writes what the end of a build reports, and gives Contentlayer the documents. */
async function handOver({ files, warnings }: Content): Promise<DataCache.Cache> {
  // A page in development may still be asking for the text as it was.
  if (!inDevelopment) await forgetOthers(files.flatMap(({ rendering }) => rendering ?? []));
  const documents = files.flatMap(({ document }) => document ?? []);
  const report = {
    documents: documents.map(({ type, draft, published }) => ({ type, draft, published })),
    redirects: documents
      .filter(({ published }) => published)
      .flatMap(({ _id, url, redirect_from }) =>
        redirect_from.map((from: string) => ({ from, to: url, file: `${contentFolder}/${_id}` })),
      ),
    warnings: warnings.map(formatProblem),
    links: linksElsewhere(files),
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

/** Each address of another host that texts lead to, and the places where they do. */
function linksElsewhere(files: Content['files']): { url: string; places: string[] }[] {
  const places = new Map<string, string[]>();
  for (const { path: file, references = [] } of files) {
    for (const { to, line, column } of references) {
      if (!/^https?:/i.test(to)) continue;
      places.set(to, [...(places.get(to) ?? []), formatPlace({ file, line, column })]);
    }
  }
  return [...places].map(([url, found]) => ({ url, places: found }));
}
