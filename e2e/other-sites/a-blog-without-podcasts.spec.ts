import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { pluralIn } from '../../content/internals/plural';
import { languages } from '../../content/words';
import { blogSettings } from '../owner-content';
import { pathsIn } from '../pages';
import { readHtml } from '../read-html';
import { copyFolder, run, runFile, serve } from '../site-copy';

const copy = copyFolder('without-podcasts');

/** The texts of a finished site, by their path. */
async function textsOf(folder: string): Promise<Map<string, string>> {
  const out = path.join(folder, 'out');
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name));
  const texts = new Map<string, string>();
  for (const entry of files) {
    const file = path.join(entry.parentPath, entry.name);
    texts.set(path.relative(out, file), await readFile(file, 'latin1'));
  }
  return texts;
}

test('nothing leads to podcasts, and all of its pages open', async () => {
  const texts = await textsOf(copy);
  for (const [file, text] of texts) {
    expect(file).not.toMatch(/podcast|opml/);
    expect(text, file).not.toMatch(/\/podcasts|\.opml/);
  }
  const server = await serve(copy);
  const addresses = pathsIn(texts.get('sitemap.xml') ?? '');
  expect(addresses).toEqual(
    expect.arrayContaining(['/', '/posts/', '/tags/', '/ueber/', '/posts/der-erste/']),
  );
  for (const address of addresses) {
    const response = await fetch(server.url + address);
    expect(response.status, address).toBe(200);
    expect(readHtml(await response.text()).headings, address).toBe(1);
  }
  for (const missing of [
    '/podcasts/',
    '/podcasts/data/',
    '/podcasts.json',
    '/podcasts.opml',
    '/podcasts/feed.xml',
  ]) {
    expect((await fetch(server.url + missing)).status, missing).toBe(404);
  }
  await server.stop();
});

test('its menu has what there is, in its language', async ({ page }) => {
  const server = await serve(copy);
  await page.goto(`${server.url}/nirgendwo/`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-DE');
  const menu = page.getByRole('navigation').first().getByRole('link');
  await expect(menu).toHaveText(['Beiträge', 'Über', 'Suche']);
  await expect(page).toHaveTitle(new RegExp(` · ${blogSettings.name}$`));
  await server.stop();
});

/** The phrases of a language, without what a page puts into them. */
function phrasesIn(language: string): string[] {
  const visit = (value: unknown): string[] => {
    if (typeof value === 'string') return value.split(/\[|\]\(\w+\)|\{\w+\}|[0-9#]+/);
    // A number stands for a name or a day too.
    if (typeof value === 'function')
      return [2, 1].flatMap((count) => visit(value(count, count, count)));
    return Object.values(value ?? {}).flatMap(visit);
  };
  return visit(languages[language](pluralIn(language))).map((phrase) => phrase.trim());
}

const escaped = (phrase: string) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('no phrase of it is left in English', async () => {
  const german = phrasesIn('de').join('\n');
  const english = phrasesIn('en').filter(
    (phrase) => /^\p{Lu}\p{L}{2,}|\p{L} \p{L}/u.test(phrase) && !german.includes(phrase),
  );
  expect(english.length).toBeGreaterThan(80);
  const texts = await textsOf(copy);
  for (const [file, text] of texts) {
    // Code has names in English, and takes its words from the page.
    if (file.endsWith('.js')) continue;
    // Names of elements and attributes, ids and URLs are English.
    const shown = text
      .replaceAll(/<style.*?<\/style>|<script(?! type).*?<\/script>/gs, '')
      .replaceAll(/<\/?[\w-]+|\b(?:id|href|for|aria-labelledby)="[^"]*"|[\w-]+=(?=")/g, '');
    const left = english.filter((phrase) => new RegExp(`\\b${escaped(phrase)}\\b`).test(shown));
    expect(left, file).toEqual([]);
  }
});

test('the commands for podcasts say that there are none, or make the first', async () => {
  const { code, stdout } = await run(copy, 'podcasts');
  expect(code).toBe(0);
  expect(stdout).toContain('There are no shows in content/podcasts/');
  const made = await runFile(copy, 'scripts/new.ts', {}, ['Die Flut', '--show']);
  expect(made.stdout).toContain('Created content/podcasts/die-flut.md');
  expect(await readFile(path.join(copy, 'content/podcasts/die-flut.md'), 'utf8')).toContain(
    'order: 1',
  );
});

test('no byte of a renamed site names the one that it was made from', async () => {
  for (const [name, former] of [
    ['without-podcasts', /earshot|tideline/i],
    ['fixture', /earshot/i],
  ] as const) {
    for (const [file, text] of await textsOf(copyFolder(name))) {
      expect(file).not.toMatch(former);
      expect(text, file).not.toMatch(former);
    }
  }
  const agent = await runFile(copy, '--eval', {}, [
    "import('./scripts/http/user-agent.ts').then(({ userAgent }) => console.log(userAgent))",
  ]);
  expect(agent.stdout.trim()).toBe(`${blogSettings.name} (+${blogSettings.url})`);
});
