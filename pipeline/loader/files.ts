import { type Dirent, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { entriesIn } from '../files-in';
import type { Folders } from '../markdown/render-options';
import { isMarkdown } from '../slugs';
import { isSystemFile } from '../system-files';
import type { DocumentType } from './document-type';
import { linkErrors, targetOf } from './symlinks';

const OTHER_TEXT_FORMAT = /\.(mdx|mdown|mkdn?|qmd|rmd|ipynb|txt|rst|html?)$/i;
const JSON_FILE = /\.json$/;

/** The files of the content folder, as paths below it such as `posts/2023-06-14-a-title.md`. */
export type ContentFiles = {
  /** Those that become documents. */
  documents: string[];
  /** Those beside Markdown files, such as images. */
  others: string[];
  /** Those in folders of their own, such as `attachments/`, and whatever else lies in the content folder. */
  elsewhere: string[];
  /** About files that look like a document and are not read. */
  diagnostics: Diagnostic[];
};

/** Finds the files of the content folder, in the same order on every system. */
export async function findFiles(
  { root, contentDir }: Folders,
  documentTypes: DocumentType[],
): Promise<ContentFiles> {
  const formats = new Map(documentTypes.map(({ folder, format }) => [folder, format]));
  const pathOf = ({ folder }: DocumentType) => `${contentDir}/${folder}/`;
  const folders = formatAlternatives(
    documentTypes.filter(({ format }) => format !== 'json').map(pathOf),
  );
  const draftFolders = formatAlternatives(
    documentTypes.filter(({ format }) => format === 'jekyll').map(pathOf),
  );
  const found: ContentFiles = { documents: [], others: [], elsewhere: [], diagnostics: [] };
  const top = path.join(root, contentDir);
  const byName = new Map(entriesIn(top).map((entry) => [nameOf(top, entry), entry]));
  for (const name of [...byName.keys()].sort()) {
    if (isHidden(name)) {
      if (isHiddenText(name)) found.diagnostics.push(hiddenText(`${contentDir}/${name}`));
      continue;
    }
    const parents = name.split('/').slice(0, -1);
    const format = formats.get(parents[0]);
    // Jekyll keeps drafts in such a folder; here the front matter has a field for it.
    const isInDrafts = parents.some((part) => /drafts?$/i.test(part));
    const looksLikeText = isMarkdown(name) || OTHER_TEXT_FORMAT.test(name);
    if (!looksLikeText && !format) {
      if (byName.get(name)?.isFile()) found.elsewhere.push(name);
      continue;
    }
    const file = `${contentDir}/${name}`;
    const error = (message: string, hint: string) =>
      found.diagnostics.push({ severity: 'error', file, message, hint });
    const kind = await kindOf(path.join(top, name), byName.get(name));
    if (kind === 'folder') continue;
    const target = byName.get(name)?.isSymbolicLink()
      ? await targetOf(path.join(top, name), top, root)
      : 'inside';
    if (target !== 'inside') {
      error(linkErrors[target].message, linkErrors[target].hint);
    } else if (kind === 'link to folder') {
      error('symbolic link to a folder', 'put the folder itself here');
    } else if (isInDrafts) {
      error(
        'a folder does not make a draft',
        `move it to ${draftFolders} and write \`draft: true\` in it`,
      );
    } else if (!format) {
      error('Markdown files in this folder are not read', `move it to ${folders}`);
    } else if (format === 'json' ? JSON_FILE.test(name) : isMarkdown(name)) {
      found.documents.push(name);
    } else if (format === 'json') {
      error('only generated .json files are read in this folder', `move it to ${folders}`);
    } else {
      found.others.push(name);
      if (!OTHER_TEXT_FORMAT.test(name)) continue;
      error(
        'only Markdown files are read here (.md or .markdown)',
        'rename it to end in .md, or link to it from a Markdown file beside it',
      );
    }
  }
  return found;
}

/**
 * Reads a file as text with LF line ends and without a byte order mark. Synchronously, since thousands
 * of small files take ten times as long otherwise.
 * @returns undefined where its bytes are not UTF-8
 */
export function readUtf8(file: string): string | undefined {
  const bytes = readFileSync(file);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 can be valid UTF-8, but has zero bytes.
    return text.includes('\0') ? undefined : text.replaceAll(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** Whether a file is hidden, or one that an editor or a system leaves behind. */
export function isHidden(name: string): boolean {
  const parts = name.split('/');
  return parts.some((part) => part.startsWith('.')) || isSystemFile(name);
}

/** The folders that Obsidian, Git, editors, Jupyter and Syncthing keep for themselves. */
const OF_TOOLS = /(?:^|\/)\.(?:obsidian|trash|git|github|vscode|idea|ipynb_checkpoints|st\w+|_)/;

function isHiddenText(name: string): boolean {
  return isMarkdown(name) && !isSystemFile(name) && !OF_TOOLS.test(name);
}

function hiddenText(file: string): Diagnostic {
  const message = 'hidden by the dot before its name or its folder, and so not read';
  const hint = 'remove the dot; for a text that is not to be published, write `draft: true`';
  return { severity: 'warning', file, message, hint };
}

/** Names of which one is meant, such as `a, b or c`. */
function formatAlternatives(names: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}

function nameOf(top: string, entry: Dirent): string {
  const name = path.relative(top, path.join(entry.parentPath, entry.name));
  return name.split(path.sep).join('/');
}

async function kindOf(
  file: string,
  entry: Dirent | undefined,
): Promise<'file' | 'folder' | 'link to folder'> {
  if (!entry?.isSymbolicLink()) return entry?.isFile() ? 'file' : 'folder';
  // A recursive listing does not follow a link to a folder, so its files would be lost.
  const stats = await stat(file).catch(() => undefined);
  return stats?.isDirectory() ? 'link to folder' : 'file';
}
