import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataCache, SourcePlugin } from 'contentlayer2/core';
import { makeSource } from 'contentlayer2/source-files';
import { site } from '../content/site';
import { formatPlace, formatProblem } from './diagnostics/diagnostic';
import { kindsOf, type Schema } from './loader/document-types';
import { contentFolder } from './loader/files';
import { type Content, contentReader } from './loader/load-content';
import type { Kind } from './loader/read-document';
import { watchContent } from './loader/watch';
import { writeLists } from './store/collections';
import { forgetOthers, loadRenderers } from './store/render-cache';

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
  return (caches: AsyncGenerator<DataCache.Cache | undefined>) =>
    S.repeatEffect(
      T.promise(async () => {
        const { value } = await caches.next();
        return value ? E.right(value) : E.left(told);
      }),
    );
}

/** While somebody writes, Contentlayer does not: a thousand posts take it a second. */
const A_PAUSE_MS = 10_000;

/** How many files the word of a change names: a checkout may bring a hundred. */
const NAMED = 3;

/** Reads `content/`, and in development again after each change. Nothing comes of what stops a build. */
async function* readings(kinds: Map<string, Kind>): AsyncGenerator<DataCache.Cache | undefined> {
  const read = contentReader(kinds);
  const types = [...kinds.values()].map(({ typeDef }) => typeDef.name);
  // Watched from before the first reading, so that no change falls between the two.
  const changes = inDevelopment ? await watchContent() : undefined;

  async function readAndTell(changed?: Set<string>): Promise<Content | undefined> {
    const content = await read(changed);
    tell(content);
    // While somebody writes, one broken file must not take the others off the screen.
    if (content.problems.length > 0 && !inDevelopment) return undefined;
    await writeLists(
      types,
      content.files.flatMap(({ document }) => document ?? []),
    );
    return content;
  }

  let content = await readAndTell();
  yield content && handOver(content);
  if (!changes) return;
  await loadRenderers();
  for (;;) {
    const changed = await changes.next();
    content = await readAndTell(changed);
    console.log(`Changed: ${[...changed].slice(0, NAMED).join(', ')}`);
    if (content && !(await changes.comeWithin(A_PAUSE_MS))) yield handOver(content);
  }
}

let lastTold = '';

/** Tells the author all that is wrong, unless that is what was told last. */
function tell({ problems, warnings }: Content): void {
  const stops = problems.length > 0 && warnings.length > 0 ? ['And this stops a build:'] : [];
  const told = [...warnings.map(formatProblem), ...stops, ...problems.map(formatProblem)]
    .map((words) => `\n${words}`)
    .join('\n');
  if (told === lastTold) return;
  if (told === '') console.error('Nothing is wrong any more.');
  else console.error(told);
  lastTold = told;
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
      if (!/^(https?:)?\/\//i.test(to)) continue;
      const url = new URL(to, site.url).href;
      places.set(url, [...(places.get(url) ?? []), formatPlace({ file, line, column })]);
    }
  }
  return [...places].map(([url, found]) => ({ url, places: found }));
}
