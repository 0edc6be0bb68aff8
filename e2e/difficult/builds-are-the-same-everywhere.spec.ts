import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copyFolder } from '../site-copy';

test('two builds in other time zones and languages give the same pages', async () => {
  const [here, there] = await Promise.all([digest('difficult'), digest('difficult-again')]);
  expect(Object.keys(here).length).toBeGreaterThan(20);
  expect(there).toEqual(here);
});

/** The hash of each page, feed and list of a finished site. */
async function digest(copy: string): Promise<Record<string, string>> {
  const out = path.join(copyFolder(copy), 'out');
  const files = (await readdir(out, { recursive: true })).filter((file) =>
    /\.(html|xml|json|txt)$/.test(file),
  );
  const hashes: Record<string, string> = {};
  for (const file of files.sort()) {
    hashes[file] = createHash('sha256')
      .update(await readFile(path.join(out, file)))
      .digest('hex');
  }
  return hashes;
}
