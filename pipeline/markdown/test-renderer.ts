import path from 'node:path';
import { assetStore } from '../store/asset-store';
import type { BodyOptions } from './options';
import { createRenderer, type Renderer } from './render';
import type { RenderedBody } from './rendered-body';

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

function rendererFor(root: string): Renderer {
  return createRenderer({
    folders: { root, contentDir: 'content', publicDir: 'public', appDir: 'app' },
    store: assetStore(path.join(root, '.contentlayer')),
    siteUrl: 'https://earshot.example',
    basePath: '',
    smartPunctuation: true,
    urlOfFile: (file) => `/posts/${path.parse(file).name}/`,
  });
}
