import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copyFolder, run } from '../site-copy';

test.setTimeout(240_000);

test('a build that fails at its last step leaves the last good site', async () => {
  const copy = copyFolder('empty');
  const list = () => readFile(path.join(copy, 'out/.files.json'), 'utf8');
  const before = await list();
  const post = path.join(copy, 'content/posts/2021-01-01-taken.md');
  await mkdir(path.dirname(post), { recursive: true });
  await writeFile(post, '---\ntitle: Taken\nredirect_from: /tags/\n---\nText.\n');
  const { code, output } = await run(copy, 'build');
  expect(code).not.toBe(0);
  expect(output).toContain(
    'content/posts/2021-01-01-taken.md  redirect_from: URL conflict: /tags/',
  );
  expect(output).not.toContain('    at ');
  expect(await list()).toBe(before);
});
