import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { environmentOf } from '../environment';
import { filesIn } from '../files-in';
import { hashOfUnreadable } from '../markdown/assets/dependencies';
import type { BodyOptions, RenderOptions } from '../markdown/render-options';
import type { TextWords } from '../markdown/text-words';
import { isMarkdown } from '../slugs';
import { nameInCache } from '../store/atomic-write';
import { hashOf } from '../store/hash';
import { bodyStore } from './body-store';
import { renderQueue } from './render-queue';
import type { RenderThreads } from './render-threads';
import {
  type BodyInfo,
  fileOf,
  renderCacheDir,
  storedRenderer,
  withoutChecksum,
} from './stored-renderer';

/** A renderer with a cache on disk. */
export type RenderCache = {
  /**
   * Renders Markdown, or returns the earlier result for the same Markdown, options, dependencies and
   * code, regardless of modification times. The HTML is in the body store.
   * @throws {RangeError} where it is nested too deeply
   * @throws {ThreadError} where the thread that rendered it has ended
   */
  render(markdown: string, body: BodyOptions): Promise<BodyInfo>;
  /** Ends the threads that render. Others are started where there is much to render. */
  endThreads(): Promise<void>;
  /** Whether the URLs and the names of the files that a body links to are still the same. @param path its file */
  hasSameTargets(body: BodyInfo, path: string): boolean;
  /** Loads the libraries for formulas, charts and code, so that the first edit does not wait for them. */
  warmUp(): Promise<void>;
  /** Deletes all cached files that these bodies do not need. */
  prune(current: BodyInfo[]): Promise<void>;
};

/**
 * Opens the render cache of a site.
 * @param cacheDir absolute
 * @param engineDir the folder of this package's code: a change in it invalidates the cache
 * @param startThreads starts threads that render, with the same options
 */
export function renderCache(
  options: RenderOptions,
  cacheDir: string,
  engineDir: string,
  startThreads?: () => Promise<RenderThreads>,
): RenderCache {
  const dir = renderCacheDir(cacheDir);
  const bodies = bodyStore(cacheDir);
  const { root } = options.folders;
  const render = storedRenderer(options, cacheDir);
  const queue = renderQueue(render, startThreads);
  const wordsSources = new Map<string, string>();
  let version: Promise<string> | undefined;

  return {
    async render(markdown, body) {
      version ??= versionOf(options, engineDir);
      const url = options.urlOfFile(body.path);
      const words = wordsSource(body.language ?? options.language);
      const key = hashOf(JSON.stringify([await version, url, body, words, markdown]));
      const earlier = readEarlier(fileOf(cacheDir, key), body.path);
      return earlier ?? queue.render({ key, markdown, body });
    },
    endThreads: queue.endThreads,
    hasSameTargets,
    async warmUp() {
      const sample = path.join(options.folders.contentDir, 'sample.md');
      await render({ key: 'sample', markdown: SAMPLE, body: { path: sample } });
    },
    async prune(current) {
      const assets = current.flatMap(({ assets }) => assets);
      const needed = {
        [dir]: current.map(({ key }) => nameInCache(`${key}.json`)),
        [bodies.dir]: current.map(({ id }) => bodies.nameOf(id)),
        [options.store.dir]: assets,
        [options.store.recordsDir]: assets,
      };
      for (const [folder, names] of Object.entries(needed)) {
        const keep = new Set(names);
        for (const name of filesIn(folder)) {
          if (!keep.has(name)) await rm(path.join(folder, name), { force: true });
        }
      }
    },
  };

  /** The words of a language as text. Most sites have one language, and thousands of files. */
  function wordsSource(language: string): string {
    const known = wordsSources.get(language) ?? sourceOf(options.wordsIn(language));
    wordsSources.set(language, known);
    return known;
  }

  function readEarlier(file: string, path: string): BodyInfo | undefined {
    const json = existsSync(file) ? withoutChecksum(readFileSync(file, 'utf8')) : undefined;
    if (json === undefined) return undefined;
    // The checksum proves that this is what was written, and the file name that this version wrote it.
    const info: BodyInfo = JSON.parse(json);
    return isComplete(info) && isCurrent(info, path) ? info : undefined;
  }

  function isComplete({ id, bodyHash, assets, assetHashes = [] }: BodyInfo): boolean {
    return (
      bodies.has(id, bodyHash) &&
      assets.every((name, index) => options.store.hashOf(name) === assetHashes[index])
    );
  }

  function isCurrent(body: BodyInfo, path: string): boolean {
    const dependencies = Object.entries(body.dependencies);
    return (
      dependencies.every(([name, hash]) => hashOfFile(name) === hash) && hasSameTargets(body, path)
    );
  }

  function hasSameTargets({ links, references }: BodyInfo, path: string): boolean {
    return (
      links.every(
        ({ file, url }) =>
          file === undefined || !isMarkdown(file) || url.startsWith(options.urlOfFile(file)),
      ) &&
      Object.entries(references).every(
        ([name, file]) => (options.names.find(name, path) ?? null) === file,
      )
    );
  }

  function hashOfFile(name: string): string | null {
    try {
      return hashOf(readFileSync(path.join(root, name)));
    } catch (error) {
      return hashOfUnreadable(error);
    }
  }
}

/** Arguments of words, one for each plural form that languages have. */
const SAMPLES = [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000];

/**
 * Words as text: those that are functions by what they say. Their code would differ between a build and the
 * development server, for which another tool compiles it.
 */
function sourceOf(words: TextWords): string {
  return JSON.stringify(words, (_key, word) =>
    typeof word === 'function' ? SAMPLES.map((sample) => word(sample)) : word,
  );
}

const CHART = {
  title: 'Loss',
  description: 'It falls.',
  data: { values: [{ epoch: 1, loss: 1 }] },
  mark: 'line',
  encoding: {
    x: { field: 'epoch', type: 'quantitative' },
    y: { field: 'loss', type: 'quantitative' },
  },
};
const SAMPLE = [
  '```python\nloss = 0\n```',
  '$$\nx^2\n$$',
  `\`\`\`vega-lite\n${JSON.stringify(CHART)}\n\`\`\``,
].join('\n\n');

/** The code that renders, in the engine's folder: nothing of it imports other code of the engine. */
export const RENDERER = [
  'markdown',
  'diagnostics',
  'store',
  'allowed-hosts.ts',
  'dates.ts',
  'json-shape.ts',
  'percent-decode.ts',
  'can-parse-url.ts',
  'cut-text.ts',
  'resolve-url.ts',
  'slugs.ts',
];

/** A hash of the renderer: its code, what that runs on, and the site's options. */
async function versionOf(
  { siteUrl, basePath, smartPunctuation, language, allowedHosts, macros, folders }: RenderOptions,
  engineDir: string,
): Promise<string> {
  const { root, contentDir, publicDir, appDir } = folders;
  const site = { siteUrl, basePath, smartPunctuation, language, allowedHosts, macros };
  const settings = { ...site, contentDir, publicDir, appDir };
  const sources = RENDERER.map((name) => sourcesIn(path.join(engineDir, name)));
  const code = (await Promise.all(sources)).flat().sort();
  const contents = await Promise.all(code.map((name) => readFile(name, 'utf8')));
  return hashOf(JSON.stringify([settings, environmentOf(root), contents]));
}

async function sourcesIn(fileOrFolder: string): Promise<string[]> {
  if (path.extname(fileOrFolder) !== '') return [fileOrFolder];
  const names = await readdir(fileOrFolder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => path.join(fileOrFolder, name));
}
