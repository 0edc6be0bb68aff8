import { type Dirent, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../diagnostics/diagnostic';
import { isMarkdown } from '../slugs';

/** Where the author's files lie, seen from the project's folder. */
export const contentFolder = 'content';

const MISNAMED_MARKDOWN = /\.(mdx|mdown|mkdn?|qmd|rmd|ipynb|txt|rst|html?)$/i;

/** What the files of a folder are: texts with a front matter, or data that a command has written. */
export type Format = 'markdown' | 'json';

const JSON_FILE = /\.json$/;

/**
 * Finds the files in folders of `content/`, each as a path below it such as
 * `posts/2023-06-14-a-title.md`, in one order everywhere. Beside texts may lie others, such as
 * pictures. What looks like a text but would not be read is a problem.
 * @param formats what lies in each folder, such as `posts`
 */
export async function findFiles(
  formats: ReadonlyMap<string, Format>,
): Promise<{ files: string[]; others: string[]; problems: Problem[] }> {
  const written = [...formats].flatMap(([folder, format]) =>
    format === 'markdown' ? `${contentFolder}/${folder}/` : [],
  );
  const files: string[] = [];
  const others: string[] = [];
  const problems: Problem[] = [];
  const entries = await readdir(contentFolder, { recursive: true, withFileTypes: true });
  const named = new Map(entries.map((entry) => [nameOf(entry), entry]));
  for (const name of [...named.keys()].sort()) {
    if (isHidden(name)) continue;
    const inFolders = name.split('/').slice(0, -1);
    const format = formats.get(inFolders[0]);
    // Where Jekyll keeps drafts; here a file's front matter says that it is one.
    const isDraft = inFolders.some((part) => /drafts?$/i.test(part));
    const looksWritten = isMarkdown(name) || MISNAMED_MARKDOWN.test(name);
    if (!looksWritten && !format) continue;

    const file = `${contentFolder}/${name}`;
    const kind = await kindOf(file, named.get(name));
    if (kind === 'folder') continue;
    if (kind !== 'file') {
      problems.push({
        file,
        message: `this link leads to ${kind}`,
        remedy: 'put the file itself here',
      });
    } else if (isDraft) {
      problems.push({
        file,
        message: 'a folder does not make a draft',
        remedy: `move it to ${contentFolder}/posts/ and write \`draft: true\` in it`,
      });
    } else if (!format) {
      problems.push({
        file,
        message: 'nothing reads a text in this place',
        remedy: `move it to ${written.join(' or ')}`,
      });
    } else if (format === 'json' ? JSON_FILE.test(name) : isMarkdown(name)) {
      files.push(name);
    } else if (format === 'json') {
      problems.push({
        file,
        message: 'only what a command has written is read here (.json)',
        remedy: `move it to ${written.join(' or ')}`,
      });
    } else {
      others.push(name);
      if (!MISNAMED_MARKDOWN.test(name)) continue;
      problems.push({
        file,
        message: 'only Markdown is read here (.md or .markdown)',
        remedy: 'rename it to end in .md, or link to it from a text beside it',
      });
    }
  }
  return { files, others, problems };
}

/**
 * Reads a file as text with LF line ends and without a byte order mark. In step, since thousands of
 * small files take ten times as long otherwise.
 * @returns undefined where its bytes are not UTF-8
 */
export function readUtf8(file: string): string | undefined {
  const bytes = readFileSync(path.join(contentFolder, file));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 can pass for UTF-8, but for the zeros in it.
    return text.includes('\0') ? undefined : text.replaceAll(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** Editors and systems leave such files behind: `.DS_Store`, `.a.md.swp`, `a.md~`, `#a.md#`. */
export function isHidden(name: string): boolean {
  const parts = name.split('/');
  return parts.some((part) => part.startsWith('.')) || /~$|^#.*#$/.test(parts.at(-1) ?? '');
}

/** A path below `content/`. */
function nameOf(entry: Dirent): string {
  const name = path.relative(contentFolder, path.join(entry.parentPath, entry.name));
  return name.split(path.sep).join('/');
}

async function kindOf(
  file: string,
  entry: Dirent | undefined,
): Promise<'file' | 'folder' | 'nothing' | 'a folder'> {
  if (!entry?.isSymbolicLink()) return entry?.isFile() ? 'file' : 'folder';
  try {
    // A recursive listing does not follow a link to a folder, so its files would be lost.
    return (await stat(file)).isFile() ? 'file' : 'a folder';
  } catch {
    return 'nothing';
  }
}
