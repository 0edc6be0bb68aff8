import path from 'node:path';
import { noHosts } from '../allowed-hosts';
import { slugOfFile } from '../slugs';
import { assetStore } from '../store/asset-store';
import { createRenderer, type Renderer } from './render';
import { type BodyOptions, noNames } from './render-options';
import type { RenderedBody } from './rendered-body';
import { testWords } from './test-words';

const renderers = new Map<string, Renderer>();

/**
 * Renders Markdown in unit tests.
 * @param root a folder with the site's `content/`, `public/` and `app/`, where a test needs files
 */
export function renderMarkdown(
  markdown: string,
  body: Partial<BodyOptions> = {},
  root = '/nowhere',
): Promise<RenderedBody> {
  const known = renderers.get(root);
  const render = known ?? rendererFor(root);
  if (!known) renderers.set(root, render);
  return render(markdown, { path: 'content/posts/a.md', ...body });
}

/** The seconds of processor time that a call takes, which do not depend on what else the machine does. */
export async function cpuSeconds(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  return process.cpuUsage(before).user / 1e6;
}

function rendererFor(root: string): Renderer {
  return createRenderer({
    folders: { root, contentDir: 'content', publicDir: 'public', appDir: 'app' },
    store: assetStore(path.join(root, '.contentlayer')),
    siteUrl: 'https://site.example',
    basePath: '',
    smartPunctuation: true,
    language: 'en',
    wordsIn: () => testWords,
    allowedHosts: noHosts,
    macros: { tide: '\\operatorname{tide}' },
    names: noNames,
    urlOfFile: (file) => `/posts/${encodeURIComponent(slugOfFile(file))}/`,
  });
}
