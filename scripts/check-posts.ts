import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { schema, sourceOptions } from '../content/contentlayer.config';
import { loadDocumentTypes } from '../pipeline/contentlayer';
import { type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { bySeverity, createLoader } from '../pipeline/loader/load-content';

/**
 * Reads a folder as if it were `content/posts/`, reports what a build would, and how often each kind
 * of diagnostic occurs. Nothing in the folder or in the site changes.
 * @returns whether a build with these posts would pass
 */
export async function checkFolder(folder: string): Promise<boolean> {
  const root = await mkdtemp(path.join(tmpdir(), 'check-'));
  try {
    const posts = path.resolve(folder);
    await cp(posts, path.join(root, 'content/posts'), { recursive: true, dereference: true });
    await mkdir(path.join(root, 'public'));
    const documentTypes = await loadDocumentTypes(schema, path.join(root, 'content'));
    const { files, diagnostics } = await createLoader({ ...sourceOptions(root), documentTypes })();
    const { errors, warnings } = bySeverity(diagnostics);
    const asGiven = (diagnostic: Diagnostic) =>
      formatDiagnostic(diagnostic).replaceAll('content/posts/', `${folder.replace(/\/+$/, '')}/`);
    for (const diagnostic of [...errors, ...warnings]) console.log(`\n${asGiven(diagnostic)}`);
    const shown = files.filter(({ document }) => document !== undefined).length;
    const count = `${files.length} ${files.length === 1 ? 'post' : 'posts'}`;
    console.log(`\n${count} read, ${shown} can be shown.`);
    printCounts('errors, which stop a build', errors);
    printCounts('warnings', warnings);
    return errors.length === 0;
  } finally {
    await rm(root, { recursive: true });
  }
}

/** What differs between messages of one kind. */
const SPECIFICS = /“[^”]*”|`[^`]*`|(https?:)?\/\/\S+|(content|public)\/.*|\d+/g;

function printCounts(title: string, diagnostics: Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const counts = new Map<string, number>();
  for (const { message } of diagnostics) {
    const kind = message.replaceAll(SPECIFICS, '…');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  console.log(`\n${diagnostics.length} ${title}:`);
  for (const [kind, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(6)}  ${kind}`);
  }
}
