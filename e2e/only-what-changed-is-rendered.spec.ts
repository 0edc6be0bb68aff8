import { appendFile, mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { filesIn } from '../pipeline/files-in';
import { site } from './fixture';
import { copySite, run, runFile } from './site-copy';

const contentlayer = fileURLToPath(
  new URL('../node_modules/contentlayer2/bin/cli.cjs', import.meta.url),
);
const post = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`;

/** When each body was rendered last, by its name in the render cache. */
async function renderings(copy: string): Promise<Record<string, number>> {
  const folder = path.join(copy, '.contentlayer/render-cache');
  const names = filesIn(folder);
  const times = await Promise.all(
    names.map(async (name) => (await stat(path.join(folder, name))).mtimeMs),
  );
  return Object.fromEntries(names.map((name, place) => [name, times[place]]));
}

/** How many texts were rendered between two looks. */
function rendered(before: Record<string, number>, after: Record<string, number>): number {
  return Object.keys(after).filter((name) => after[name] !== before[name]).length;
}

test('a build renders only what changed, whatever the times of files say', async () => {
  // Many builds in a row.
  test.slow();
  const copy = await copySite('renderings', {
    'content/posts/2023-01-01-a.md': post('A', 'Some words.'),
    'content/posts/2023-01-02-b.md': post('B', 'See [the data](./data.csv).'),
    'content/posts/data.csv': 'a\n1\n',
  });
  const file = (name: string) => path.join(copy, 'content/posts', name);
  const read = async () => {
    expect(await run(copy, 'content')).toMatchObject({ code: 0 });
    return renderings(copy);
  };
  const first = await read();
  expect(Object.keys(first).length).toBeGreaterThan(2);

  for (const name of ['2023-01-01-a.md', '2023-01-02-b.md', 'data.csv']) {
    await utimes(file(name), new Date(), new Date());
  }
  const again = await read();
  expect(again).toEqual(first);
  // The development server compiles the settings by other means, and has the same words.
  const developed = await runFile(copy, contentlayer, { PWD: copy, INIT_CWD: copy }, [
    'build',
    '-c',
    'content/contentlayer.config.ts',
  ]);
  expect(developed.code, developed.output).toBe(0);
  expect(await renderings(copy)).toEqual(first);

  await appendFile(file('2023-01-01-a.md'), 'More words.\n');
  const edited = await read();
  expect(rendered(again, edited)).toBe(1);
  // What was kept of the text as it was is gone: a cache that only grows is a leak.
  expect(Object.keys(edited)).toHaveLength(Object.keys(first).length);

  await writeFile(file('data.csv'), 'a\n2\n');
  const changed = await read();
  expect(rendered(edited, changed)).toBe(1);
  const kept = filesIn(path.join(copy, '.contentlayer/files'));
  expect(kept.filter((name) => name.startsWith('data-'))).toHaveLength(1);

  // What renders nothing changes nothing.
  await appendFile(path.join(copy, 'content/feeds/opml.ts'), '// Changed.\n');
  const settings = path.join(copy, 'content/site.ts');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, text.replace(site.menu[0].label, 'Another label'));
  expect(await readFile(settings, 'utf8')).not.toBe(text);
  expect(await read()).toEqual(changed);

  // Another renderer renders all again.
  await appendFile(path.join(copy, 'pipeline/markdown/render.ts'), '// Changed.\n');
  expect(rendered(changed, await read())).toBe(Object.keys(first).length);
});

test('a second build of a folder does not begin, and says what to do', async () => {
  const copy = await copySite('locked', {});
  await mkdir(path.join(copy, '.contentlayer'));
  await writeFile(path.join(copy, '.contentlayer/building'), String(process.pid));
  const { code, output } = await run(copy, 'build');
  expect(code, output).toBe(1);
  expect(output).toContain(`Another build of this folder runs, as the process ${process.pid}.`);
  expect(output).toContain('out/ is unchanged');
});

test('code that is edited while the content is read stops a build, and is kept under no key', async () => {
  test.slow();
  const copy = await copySite('edited-meanwhile', {});
  expect(await run(copy, 'build')).toMatchObject({ code: 0 });
  const settings = path.join(copy, 'content/site.ts');
  const reader = path.join(copy, 'scripts/content.ts');
  const texts = {
    settings: await readFile(settings, 'utf8'),
    reader: await readFile(reader, 'utf8'),
  };
  const edit = `writeFileSync('content/site.ts', ${JSON.stringify(texts.settings.replace(site.name, 'Another name'))});`;
  await writeFile(reader, `import { writeFileSync } from 'node:fs';\n${edit}\n${texts.reader}`);
  const { code, output } = await run(copy, 'build');
  expect(code, output).toBe(1);
  expect(output).toContain('The code was edited while the content was read.');
  expect(output).toContain('out/ is unchanged');

  await writeFile(settings, texts.settings);
  await writeFile(reader, texts.reader);
  const again = await run(copy, 'build');
  expect(again.code, again.output).toBe(0);
  expect(again.output).toContain(': 0 pages and files of routes rendered');
});
