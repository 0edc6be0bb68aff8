import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parseAtomFeed } from 'feedsmith';
import { site } from './fixture';
import { copySite, run } from './site-copy';

const post = (title: string, fields: string, text: string) =>
  `---\ntitle: ${title}\n${fields}\n---\n\n${text}\n`;

test('a post that is edited later, or renamed, stays the same entry', async () => {
  // Two builds.
  test.slow();
  const copy = await copySite('edited-feeds', {
    'content/posts/2023-01-01-a.md': post('A', 'tags: [ebb]', 'Some words.'),
    'content/posts/2023-01-02-b.md': post('B', 'tags: [flood]', 'Other words.'),
  });
  const file = (name: string) => path.join(copy, name);
  const build = async () => {
    const { code, output } = await run(copy, 'build');
    expect(code, output).toBe(0);
    const atom = parseAtomFeed(await readFile(file('out/feed.xml'), 'utf8'));
    const ebb = parseAtomFeed(await readFile(file('out/tags/ebb/feed.xml'), 'utf8'));
    const flood = await readFile(file('out/tags/flood/feed.xml'), 'utf8');
    return { atom, ebb, flood };
  };
  const before = await build();
  const [b, a] = before.atom.entries ?? [];
  expect([b.id, a.id]).toEqual([`${site.url}/posts/b/`, `${site.url}/posts/a/`]);

  const edited = post(
    'A, renamed',
    `tags: [ebb]\nupdated: 2024-05-01\nguid: ${a.id}\nredirect_from: /posts/a/`,
    'Some other words.',
  );
  await rename(file('content/posts/2023-01-01-a.md'), file('content/posts/2023-01-01-c.md'));
  await writeFile(file('content/posts/2023-01-01-c.md'), edited);
  const after = await build();
  const entry = after.atom.entries?.find(({ id }) => id === a.id);
  expect(entry).toMatchObject({ published: a.published, title: { value: 'A, renamed' } });
  expect(entry?.links?.map(({ href }) => href)).toEqual([`${site.url}/posts/c/`]);
  expect(entry?.content?.value).toContain('Some other words.');
  expect(entry?.updated).not.toBe(a.updated);
  expect(after.atom.entries).toHaveLength(2);
  expect(after.ebb.entries).toEqual([entry]);
  // The feeds of other tags do not change.
  expect(after.flood).toBe(before.flood);
});
