import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copyFolder } from '../site-copy';

test('builds in other time zones, languages and orders of files give the same bytes', async () => {
  const [here, there] = await Promise.all([digest('fixture'), digest('fixture-again')]);
  expect(Object.keys(here).length).toBeGreaterThan(100);
  expect(there).toEqual(here);
});

/** The hash of each file of a finished site. */
async function digest(copy: string): Promise<Record<string, string>> {
  const out = path.join(copyFolder(copy), 'out');
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  const hashes: Record<string, string> = {};
  for (const file of files.sort()) {
    hashes[path.relative(out, file)] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return hashes;
}
