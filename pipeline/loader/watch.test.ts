import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from './test-site';
import { watchContent } from './watch';

async function watchTestSite() {
  const root = tempFolder({
    'content/posts/a.md': 'A',
    'content/posts/b.md': 'B',
    'public/a.png': '',
  });
  const folders = { root, contentDir: 'content', publicDir: 'public', appDir: 'app' };
  const changes = await watchContent(folders);
  onTestFinished(async () => {
    await globalThis.contentWatcher?.close();
  });
  return { changes, folders, file: (name: string) => path.join(root, name) };
}

test('changes at one time are one set of paths, without hidden files', async () => {
  const { changes, file } = await watchTestSite();
  const change = changes.next();
  writeFileSync(file('content/posts/.a.md.swp'), '');
  writeFileSync(file('content/posts/a.md'), 'A2');
  writeFileSync(file('public/b.png'), '');
  rmSync(file('content/posts/b.md'));
  const found = new Set(await change);
  // A system may report them in two parts.
  while (found.size < 3) for (const name of await changes.next()) found.add(name);
  expect(found).toEqual(new Set(['content/posts/a.md', 'public/b.png', 'content/posts/b.md']));
});

test('whether something changes within a time is known', async () => {
  const { changes, file } = await watchTestSite();
  expect(await changes.comeWithin(50)).toBe(false);
  const soon = changes.comeWithin(5000);
  writeFileSync(file('content/posts/a.md'), 'A2');
  expect(await soon).toBe(true);
  expect(await changes.next()).toEqual(new Set(['content/posts/a.md']));
});

test('a new watcher closes the earlier one', async () => {
  const { folders } = await watchTestSite();
  const earlier = globalThis.contentWatcher;
  await watchContent(folders);
  expect(earlier?.closed).toBe(true);
  expect(globalThis.contentWatcher?.closed).toBe(false);
});
