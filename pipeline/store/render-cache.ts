import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BodyOptions, RenderOptions } from '../markdown/options';
import { createRenderer } from '../markdown/render';
import type { RenderedBody } from '../markdown/rendered-body';
import { atomicWrite } from './atomic-write';
import { bodyStore } from './body-store';
import { hashOf } from './hash';

/** A rendered body without its HTML, which stays in the body store: that of 1,000 posts fills the memory. */
export type BodyInfo = Omit<RenderedBody, 'html' | 'feedHtml'> & {
  /** A hash of its Markdown, its options and the renderer's version. */
  key: string;
};

/** A renderer with a cache on disk. */
export type RenderCache = {
  /**
   * Renders Markdown, or returns the earlier result for the same Markdown, options, dependencies and
   * code, regardless of modification times. The HTML is in the body store.
   */
  render(markdown: string, body: BodyOptions): Promise<BodyInfo>;
  /** Loads the libraries for formulas, charts and code, so that the first edit does not wait for them. */
  warmUp(): Promise<void>;
  /** Deletes all cached files that these bodies do not need. */
  prune(current: BodyInfo[]): Promise<void>;
};

/**
 * Opens the render cache of a site.
 * @param cacheDir absolute
 * @param engineDir the folder of this package's code: a change in it invalidates the cache
 */
export function renderCache(
  options: RenderOptions,
  cacheDir: string,
  engineDir: string,
): RenderCache {
  const dir = path.join(cacheDir, 'render-cache');
  const bodies = bodyStore(cacheDir);
  const { root } = options.folders;
  const renderMarkdown = createRenderer(options);
  let version: Promise<string> | undefined;

  return {
    async render(markdown, body) {
      version ??= versionOf(options, engineDir);
      const key = hashOf(JSON.stringify([await version, body, markdown]));
      const file = path.join(dir, `${key}.json`);
      const earlier = readEarlier(file);
      if (earlier) return earlier;
      const rendered = await renderMarkdown(markdown, body);
      await bodies.write(rendered);
      const { html: _, feedHtml: __, ...rest } = rendered;
      const info = { key, ...rest };
      await atomicWrite(file, JSON.stringify(info));
      return info;
    },
    async warmUp() {
      await renderMarkdown(SAMPLE, { path: path.join(options.folders.contentDir, 'sample.md') });
    },
    async prune(current) {
      const needed = {
        [dir]: current.map(({ key }) => `${key}.json`),
        [bodies.dir]: current.map(({ id }) => `${id}.json`),
        [options.store.dir]: current.flatMap(({ assets }) => assets),
      };
      for (const [folder, names] of Object.entries(needed)) {
        const keep = new Set(names);
        const found = await readdir(folder).catch(() => []);
        for (const name of found) if (!keep.has(name)) await rm(path.join(folder, name));
      }
    },
  };

  function readEarlier(file: string): BodyInfo | undefined {
    let info: unknown;
    try {
      info = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
    return isBodyInfo(info) && isComplete(info) && isCurrent(info) ? info : undefined;
  }

  function isComplete({ id, assets }: BodyInfo): boolean {
    return bodies.has(id) && assets.every(options.store.has);
  }

  /** Whether the dependencies of a body have not changed. */
  function isCurrent({ dependencies }: BodyInfo): boolean {
    return Object.entries(dependencies).every(([name, hash]) => hashOfFile(name) === hash);
  }

  function hashOfFile(name: string): string | null {
    try {
      return hashOf(readFileSync(path.join(root, name)));
    } catch {
      return null;
    }
  }
}

function isBodyInfo(value: unknown): value is BodyInfo {
  if (typeof value !== 'object' || value === null) return false;
  const { key, id, assets, dependencies } = value as Partial<BodyInfo>;
  return (
    typeof key === 'string' &&
    typeof id === 'string' &&
    Array.isArray(assets) &&
    typeof dependencies === 'object'
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

/** A hash of the renderer: its code, its packages and the site's options. */
async function versionOf(
  { siteUrl, basePath, smartPunctuation, folders }: RenderOptions,
  engineDir: string,
): Promise<string> {
  const { root, contentDir, publicDir, appDir } = folders;
  const settings = { siteUrl, basePath, smartPunctuation, contentDir, publicDir, appDir };
  const renderers = ['markdown', 'diagnostics', 'store'].map((name) => path.join(engineDir, name));
  const code = (await Promise.all(renderers.map(sourcesIn))).flat().sort();
  const packages = ['package-lock.json'].map((name) => path.join(root, name)).filter(existsSync);
  const sources = await Promise.all([...code, ...packages].map((name) => readFile(name, 'utf8')));
  return hashOf([JSON.stringify(settings), ...sources].join('\0'));
}

async function sourcesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
}
