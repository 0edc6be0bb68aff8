import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copySite, run, runFile } from './site-copy';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

let copy: string;

test.beforeAll(async () => {
  copy = await copySite('import-opml', {}, ['podcasts', 'pages']);
  // In Latin-1, as some apps export it.
  const list = `<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><body>
    <outline text="Häfen"><outline type="rss" text="Café & Quay" xmlUrl="https://quay.example/rss"/></outline>
    <outline type="rss" text="Harbor" xmlUrl="https://www.harbor.example/rss" htmlUrl="https://harbor.example/"/>
  </body></opml>`;
  await writeFile(path.join(copy, 'shows.opml'), Buffer.from(list, 'latin1'));
});

const importOf = (...args: string[]) => runFile(copy, 'scripts/import-opml.ts', {}, args);
const shows = () => readdir(path.join(copy, 'content/podcasts'));

test('subscriptions become shows that build, and a second run adds nothing', async () => {
  const before = await shows();
  const { code, stdout } = await run(copy, 'import:opml', {}, ['shows.opml']);
  expect(stdout).toContain('2 outlines with a feed: 2 added, 0 already there, 0 left out.');
  expect(code).toBe(0);
  const after = await shows();
  expect(after.filter((name) => !before.includes(name)).sort()).toEqual([
    'café-quay.md',
    'harbor.md',
  ]);
  const built = await run(copy, 'content');
  expect(built.output).not.toMatch(/quay\.md|harbor\.md/);
  expect(built.code).toBe(0);

  const again = await importOf('shows.opml');
  expect(again.stdout).toContain('0 added, 2 already there, 0 left out.');
  expect(again.code).toBe(0);
  expect(await shows()).toEqual(after);
});

for (const [args, exitCode, says] of [
  [[], 2, 'Missing file'],
  [['a.opml', 'b.opml'], 2, 'Several files'],
  [['--all'], 2, "Unknown option '--all'"],
  [['content'], 1, 'Cannot import content: it is a folder'],
  [['none.opml'], 1, 'Cannot import none.opml: there is no such file'],
  [['package.json'], 1, 'Cannot import package.json: it is not OPML'],
] as const) {
  test(`import:opml ${args.join(' ')} exits with ${exitCode}`, async () => {
    const { code, stdout, output } = await importOf(...args);
    expect(output).toContain(says);
    expect(stdout).toBe('');
    expect(code).toBe(exitCode);
  });
}
