import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { RenderedBody } from './rendered-body';
import { renderMarkdown } from './test-renderer';

/** A site in a temporary folder, for unit tests that need files. */
export type TestSite = {
  /** The absolute path of a file of the site. */
  at(file: string): string;
  /** Writes a file, such as `content/posts/a.png`. */
  write(file: string, content: string | Uint8Array | Sharp): Promise<void>;
  /** Renders Markdown as the file `content/posts/a.md`. */
  render(markdown: string): Promise<RenderedBody>;
  /** Reads a published file by its name in the asset store. */
  readAsset(name: string): Promise<Buffer>;
  remove(): Promise<void>;
};

/** Creates a site without files. */
export async function createTestSite(): Promise<TestSite> {
  const root = await mkdtemp(path.join(tmpdir(), 'site-'));
  await mkdir(path.join(root, 'content/posts'), { recursive: true });
  await mkdir(path.join(root, 'public'));
  const at = (file: string) => path.join(root, file);
  return {
    at,
    async write(file, content) {
      const isImage = typeof content === 'object' && 'toBuffer' in content;
      await writeFile(at(file), isImage ? await content.toBuffer() : content);
    },
    render: (markdown) => renderMarkdown(markdown, { path: 'content/posts/a.md' }, root),
    readAsset: (name) => readFile(at(`.contentlayer/files/${name}`)),
    remove: () => rm(root, { recursive: true }),
  };
}

/** An image with as many edges as leaves have. In pixels. */
export function photo(width: number, height: number): Sharp {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <pattern id="a" width="70" height="50" patternUnits="userSpaceOnUse" patternTransform="rotate(20)">
      <rect width="70" height="50" fill="#fa6"/><circle cx="30" cy="20" r="14" fill="#284"/>
      <path d="M0 0 70 50" stroke="#135" stroke-width="3"/>
    </pattern>
    <rect width="100%" height="100%" fill="url(#a)"/>
  </svg>`;
  return sharp(Buffer.from(scene)).flatten();
}
