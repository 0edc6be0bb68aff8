import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engineOptions, schema } from '../content/contentlayer.config';
import { documentTypesOf } from '../pipeline/contentlayer';
import { counted } from '../pipeline/counted';
import { bySeverity, type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { createEngine } from '../pipeline/engine';
import { copyAssets, copyFiles, findBlog } from './foreign-blog';

/**
 * Reads a folder as if it were `content/posts/`, reports what a build would, and how often each kind
 * of diagnostic occurs. Nothing in the folder or in the site changes. The images and files of a blog of Jekyll,
 * Hugo or Obsidian around the folder are found.
 * @param assets a folder whose files are served from the top of the blog
 * @returns whether a build with these posts would pass
 */
export async function checkFolder(folder: string, assets?: string): Promise<boolean> {
  const root = await mkdtemp(path.join(tmpdir(), 'check-'));
  try {
    const posts = path.resolve(folder);
    await cp(posts, path.join(root, 'content/posts'), { recursive: true, dereference: true });
    await mkdir(path.join(root, 'public'));
    const blog = findBlog(posts);
    if (assets !== undefined) await copyFiles(path.resolve(assets), path.join(root, 'public'));
    else if (blog) {
      console.log(`Images and files are those of the ${blog.tool} blog in ${blog.root}`);
      await copyAssets(blog, posts, root);
    }
    const documentTypes = documentTypesOf(schema);
    const engine = createEngine({ ...engineOptions(root), documentTypes });
    const { files, diagnostics } = await engine.load();
    const known = diagnostics.filter(({ message }) => !OTHER_PAGE.test(message));
    const { errors, warnings } = bySeverity(known);
    const asGiven = (diagnostic: Diagnostic) =>
      formatDiagnostic(diagnostic).replaceAll('content/posts/', `${folder.replace(/\/+$/, '')}/`);
    for (const diagnostic of [...errors, ...warnings]) console.log(`\n${asGiven(diagnostic)}`);
    const shown = files.filter(({ document }) => document !== undefined).length;
    console.log(`\n${counted(files.length, 'post')} read, ${shown} can be shown.`);
    printCounts('error', errors);
    printCounts('warning', warnings);
    const unknown = diagnostics.length - known.length;
    if (unknown > 0)
      console.log(`\n${counted(unknown, 'link')} to other pages of the blog: not checked.`);
    const passes = errors.length === 0;
    console.log(
      passes ? '\nA build with them passes.' : '\nA build with them stops: see the errors above.',
    );
    return passes;
  } finally {
    await rm(root, { recursive: true });
  }
}

/** A link to a page that may be in another folder of the blog. */
const OTHER_PAGE = /^broken link: no page at “\//;

/** What differs between messages of one kind. */
const SPECIFICS = /“[^”]*”|`[^`]*`|(https?:)?\/\/\S+|(content|public)\/.*|\d+/g;

function printCounts(noun: string, diagnostics: Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const counts = new Map<string, number>();
  for (const { message } of diagnostics) {
    const kind = message.replaceAll(SPECIFICS, '…');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  console.log(`\n${counted(diagnostics.length, noun)}:`);
  for (const [kind, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(6)}  ${kind}`);
  }
}
