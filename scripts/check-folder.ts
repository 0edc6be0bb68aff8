import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SchemaDef } from 'contentlayer2/core';
import config, { schema } from '../content/contentlayer.config';
import { formatProblem, type Problem } from '../pipeline/diagnostics/diagnostic';
import { kindsOf } from '../pipeline/loader/document-types';
import { contentReader } from '../pipeline/loader/load-content';

/** Of Contentlayer's effect library: what this needs of it, which its types do not show. */
type Effects = { T: { runPromise<Result>(effect: unknown): Promise<Result> } };

/**
 * Reads a folder as if it were `content/posts/`, tells what a build would say of it, and how often
 * each kind of thing is said. Nothing in the folder or in the site changes.
 * @returns whether a build with these posts would go through
 */
export async function checkFolder(folder: string): Promise<boolean> {
  const posts = path.resolve(folder);
  const { provideSchema } = await config(undefined);
  const { T } = (await import('@contentlayer2/utils/effect')) as unknown as Effects;
  const kinds = kindsOf(schema, await T.runPromise<SchemaDef>(provideSchema('')));

  const project = process.cwd();
  const scratch = await mkdtemp(path.join(tmpdir(), 'check-'));
  try {
    await cp(posts, path.join(scratch, 'content/posts'), { recursive: true, dereference: true });
    await mkdir(path.join(scratch, 'public'));
    await cp(path.join(project, 'app'), path.join(scratch, 'app'), { recursive: true });
    process.chdir(scratch);
    const { files, problems, warnings } = await contentReader(kinds)();
    const asGiven = (problem: Problem) =>
      formatProblem(problem).replaceAll('content/posts/', `${folder.replace(/\/+$/, '')}/`);
    for (const problem of [...problems, ...warnings]) console.log(`\n${asGiven(problem)}`);
    console.log(
      `\n${files.length} ${files.length === 1 ? 'post' : 'posts'} read, ${files.filter(isShown).length} can be shown.`,
    );
    tellKinds('that would stop a build', problems);
    tellKinds('to be aware of', warnings);
    return problems.length === 0;
  } finally {
    process.chdir(project);
    await rm(scratch, { recursive: true });
  }
}

function isShown({ document }: { document?: unknown }): boolean {
  return document !== undefined;
}

/** What differs between messages of one kind. */
const KIND = /“[^”]*”|`[^`]*`|(https?:)?\/\/\S+|(content|public)\/.*|\d+/g;

function tellKinds(title: string, problems: Problem[]): void {
  if (problems.length === 0) return;
  const counts = new Map<string, number>();
  for (const { message } of problems) {
    const kind = message.replaceAll(KIND, '…');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  console.log(`\n${problems.length} ${title}:`);
  for (const [kind, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(6)}  ${kind}`);
  }
}
