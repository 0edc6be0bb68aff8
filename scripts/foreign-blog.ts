import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from './command-error';
import { readJekyllConfig } from './import/jekyll-config';

/** A blog that another tool makes, around a folder of its posts. */
export type ForeignBlog = {
  /** Its top, absolute. */
  root: string;
  tool: 'Jekyll' | 'Hugo' | 'Obsidian';
};

const MARKS: [tool: ForeignBlog['tool'], names: string[]][] = [
  ['Jekyll', ['_config.yml', '_config.yaml', '_config.toml']],
  // Many projects have a config.json.
  [
    'Hugo',
    ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json', 'config.toml', 'config.yaml', 'config.yml'],
  ],
  ['Obsidian', ['.obsidian']],
];

/** Finds the blog that a folder of posts belongs to, by the configuration in a folder above it. */
export function findBlog(folder: string): ForeignBlog | undefined {
  for (let root = path.resolve(folder); ; root = path.dirname(root)) {
    for (const [tool, names] of MARKS) {
      const found = names.some((name) => existsSync(path.join(root, name)));
      if (found && (tool !== 'Hugo' || existsSync(path.join(root, 'content'))))
        return { root, tool };
    }
    if (root === path.dirname(root)) return undefined;
  }
}

// What a site is made from, and pages, whose addresses a copy of their source does not have.
const SOURCE = /\.(html?|md|markdown|mdx|xml|ya?ml|toml|rb|gemspec|lock|scss|sass|liquid)$/i;
const NOT_SERVED = /^(?:[._].*|node_modules|vendor|Gemfile.*|Rakefile)$/;

/**
 * Copies the images and other files of a blog to where a site here has them: what it serves from its
 * top to `public/`, and what lies beside the posts to `content/`.
 * @param posts the folder of the posts, absolute
 * @param root the folder of the copy, with `content/` and `public/`
 */
export async function copyAssets(blog: ForeignBlog, posts: string, root: string): Promise<void> {
  const target = path.join(root, 'public');
  if (blog.tool === 'Hugo') {
    for (const name of ['assets', 'static']) await copyFiles(path.join(blog.root, name), target);
  } else if (blog.tool === 'Jekyll') {
    await copyFiles(blog.root, target);
    const base = baseUrlOf(blog.root);
    if (base !== '') await copyFiles(blog.root, path.join(target, base));
  }
  if (blog.tool !== 'Jekyll' && posts !== blog.root) {
    // Links such as ../attachments/a.png.
    await copyFiles(path.dirname(posts), path.join(root, 'content'), path.basename(posts));
  }
}

/** Copies the files of any folder to `public/`. */
export async function copyFiles(from: string, to: string, except?: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  await mkdir(to, { recursive: true });
  for (const { name } of entries) {
    if (NOT_SERVED.test(name) || name === except) continue;
    await cp(path.join(from, name), path.join(to, name), {
      recursive: true,
      dereference: true,
      force: true,
      filter: (source) => !SOURCE.test(source) && !NOT_SERVED.test(path.basename(source)),
    });
  }
}

/** The path that a Jekyll site is served under, such as `/blog`. */
function baseUrlOf(root: string): string {
  try {
    return readJekyllConfig(root).baseurl.replaceAll(/^\/+|\/+$/g, '');
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return '';
  }
}
