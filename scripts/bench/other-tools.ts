import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { astroBlog } from './astro-blog';
import { eleventyBlog } from './eleventy-blog';
import { run } from './measure';
import { type PlainPost, plainPosts, postFile } from './posts';

/** A static site generator with a blog, installed in a folder of its own. */
export type OtherTool = {
  /** With the version. */
  name: string;
  folder: string;
  /** Arguments of npx that build the site. */
  build: string[];
  /** Replaces the posts, and removes what builds have left. */
  prepare: (postCount: number) => Promise<void>;
  /** The file of a post, for an edit. */
  fileOf: (index: number) => string;
};

type Recipe = {
  name: string;
  /** Whose version is named. */
  mainPackage: string;
  dependencies: Record<string, string>;
  files: Record<string, string>;
  /** Below the tool's folder, as the rest. */
  postFolder: string;
  leftovers: string[];
  frontMatter: (post: PlainPost) => string[];
  build: string[];
};

const [major, minor] = process.versions.node.split('.').map(Number);
/** Later versions of Astro need Node 22.12. */
const runsNewestAstro = major > 22 || (major === 22 && minor >= 12);

const recipes: Recipe[] = [
  {
    name: 'Astro, blog starter',
    mainPackage: 'astro',
    dependencies: {
      astro: runsNewestAstro ? 'latest' : '^5.0.0',
      '@astrojs/rss': '^4.0.0',
      '@astrojs/sitemap': '^3.0.0',
    },
    files: astroBlog,
    postFolder: 'src/content/blog',
    leftovers: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    frontMatter: ({ date }) => [`pubDate: ${date}`],
    build: ['astro', 'build'],
  },
  {
    name: 'Eleventy, base blog',
    mainPackage: '@11ty/eleventy',
    dependencies: {
      '@11ty/eleventy': '^3.0.0',
      '@11ty/eleventy-img': '^6.0.0',
      '@11ty/eleventy-navigation': '^1.0.0',
      '@11ty/eleventy-plugin-rss': '^3.0.0',
      '@11ty/eleventy-plugin-syntaxhighlight': '^5.0.0',
    },
    files: eleventyBlog,
    postFolder: 'content/blog',
    leftovers: ['_site', '.cache'],
    frontMatter: ({ date, tags }) => [`date: ${date}`, `tags: [${tags.join(', ')}]`],
    build: ['eleventy', '--quiet'],
  },
];

/**
 * Installs the other tools from the npm registry in a temporary folder, and says which could not be.
 * @returns those that could, and a function that removes the folder
 */
export async function installOtherTools(): Promise<{
  tools: OtherTool[];
  remove: () => Promise<void>;
}> {
  const root = await mkdtemp(path.join(tmpdir(), 'bench-tools-'));
  const tools: OtherTool[] = [];
  for (const recipe of recipes) {
    try {
      tools.push(await install(recipe, path.join(root, recipe.mainPackage.replace('/', '-'))));
    } catch (error) {
      console.log(`\n${recipe.name} is left out, since npm cannot install it:\n${error}`);
    }
  }
  return { tools, remove: () => rm(root, { recursive: true, force: true }) };
}

async function install(recipe: Recipe, folder: string): Promise<OtherTool> {
  const manifest = { private: true, type: 'module', dependencies: recipe.dependencies };
  await writeFiles(folder, { ...recipe.files, 'package.json': JSON.stringify(manifest) });
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], folder);
  const installed = path.join(folder, 'node_modules', recipe.mainPackage, 'package.json');
  const { version } = JSON.parse(await readFile(installed, 'utf8'));
  const postFolder = path.join(folder, recipe.postFolder);
  return {
    name: `${recipe.name} (${version})`,
    folder,
    build: ['--no-install', ...recipe.build],
    fileOf: (index) => path.join(postFolder, postFile(index)),
    prepare: async (postCount) => {
      for (const name of [...recipe.leftovers, recipe.postFolder]) {
        await rm(path.join(folder, name), { recursive: true, force: true });
      }
      // Files of the tool may be beside the posts.
      await writeFiles(folder, recipe.files);
      await mkdir(postFolder, { recursive: true });
      for (const post of plainPosts(postCount)) {
        const { file, title, description, text } = post;
        const fields = [
          `title: ${title}`,
          `description: ${description}`,
          ...recipe.frontMatter(post),
        ];
        const source = ['---', ...fields, '---', '', text, ''].join('\n');
        await writeFile(path.join(postFolder, file), source);
      }
    },
  };
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
