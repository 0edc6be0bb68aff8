import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { buildIndex, indexDocument, type SearchDocument } from '../../pipeline/search/build-index';
import { qualities } from '../../publish/file-store';
import { mediaTypeOf } from '../../publish/media-type';
import { findBrowser } from '../browser';
import { formatSpread, printTable } from './measure';

const VOCABULARY = 30_000;
const WORDS_IN_SECTION = 200;
const SECTIONS = 3;
const SYLLABLES =
  'ba ce di fo gu ha ki lo mu ne pi qua ro su ti vo wa xe ya zo stra ment tion ing er al'.split(
    ' ',
  );
const ROUNDS = 5;

/** A query by the places of its words among all, the most frequent first; or as it is written. */
const QUERIES: Record<string, number[] | string> = {
  'a rare word': [3000],
  'a frequent word': [40],
  'a word of most posts': [1],
  'four words': [3, 50, 500, 5000],
  'a phrase': [20, 70],
  'sixteen words': Array.from({ length: 16 }, (_, index) => 200 + index),
  'a word that is nowhere': 'xqzvkj',
};

/**
 * The search with generated posts of 600 words, in a browser that has loaded nothing: the size of the index,
 * and for each query the bytes of all that is loaded, with the page and its script, and the time from the key
 * to the results of a reader who has the page.
 */
export async function search(postCounts: number[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  const sizes: (string | number)[][] = [];
  const queries: (string | number)[][] = [];
  try {
    for (const postCount of postCounts) {
      const start = performance.now();
      const files = buildIndex(documents(postCount).map(indexDocument));
      const seconds = (performance.now() - start) / 1000;
      const compressed = new Map(files.map(({ name, content }) => [name, compress(content)]));
      const bytes = [...compressed.values()].reduce((sum, { length }) => sum + length, 0);
      sizes.push([postCount, files.length, Math.round(bytes / 1000), seconds.toFixed(1)]);
      queries.push(...(await measureQueries(browser, postCount, compressed)));
    }
  } finally {
    await browser.close();
  }
  printTable(
    'Search index, Brotli',
    ['posts', 'files', 'kB', 'seconds to index and write from nothing'],
    sizes,
  );
  printTable(
    'Queries',
    ['posts', 'query', 'kB over the wire, all from the page on', 'ms from the key to the results'],
    queries,
  );
}

async function measureQueries(
  browser: Browser,
  postCount: number,
  index: Map<string, Buffer>,
): Promise<(string | number)[][]> {
  const server = createServer(async (request, response) => {
    const name = (request.url ?? '').replace(/\?.*/, '').replace(/^\/search\//, '') || 'index.html';
    const file = path.join('out/search', name);
    const body = index.get(name) ?? (await readFile(`${file}.br`).catch(() => undefined));
    const headers = { 'Content-Type': mediaTypeOf(name), 'Content-Encoding': 'br' };
    response.writeHead(body ? 200 : 404, body && headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/search/`;
  const rows: (string | number)[][] = [];
  for (const [kind, places] of Object.entries(QUERIES)) {
    const text =
      typeof places === 'string' ? places : places.map((place) => vocabulary[place]).join(' ');
    const query = kind === 'a phrase' ? `"${text}"` : text;
    const bytes: number[] = [];
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sizes: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        sizes.push(request.sizes().then((it) => it.responseBodySize + it.responseHeadersSize));
      });
      await page.goto(url, { waitUntil: 'networkidle' });
      times.push(await page.evaluate(timeOfQuery, query));
      await page.waitForLoadState('networkidle');
      bytes.push((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0));
      await context.close();
    }
    rows.push([postCount, kind, (Math.max(...bytes) / 1000).toFixed(1), formatSpread(times, 0)]);
  }
  server.close();
  return rows;
}

/** Runs in the browser: writes a query, and waits until the page says how many results there are. */
function timeOfQuery(query: string): Promise<number> {
  return new Promise((resolve) => {
    const field = document.querySelector<HTMLInputElement>('main [name=q]');
    const status = document.querySelector('[data-status]');
    if (!field || !status) throw new Error('no search on the page');
    const start = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    });
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    field.value = query;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

function compress(content: string): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: qualities.ofIndex };
  return brotliCompressSync(content, { params });
}

// The linear congruential generator of Numerical Recipes.
let seed = 1;
function random(): number {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32;
}

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)];
}

const vocabulary = Array.from({ length: VOCABULARY }, (_, index) =>
  Array.from({ length: 2 + (index % 3) }, () => pick(SYLLABLES)).join(''),
);

/** A word as often as in a language: the second half as often as the first, by Zipf's law. */
function word(): string {
  return vocabulary[Math.floor(VOCABULARY ** random()) - 1];
}

function text(length: number): string {
  return Array.from({ length }, word).join(' ');
}

function documents(count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'post',
    title: `Post ${index} on ${text(3)}`,
    url: `/posts/post-${index}/`,
    summary: text(15),
    date: '2026-01-31',
    names: [word()],
    tags: [`tag-${index % 20}`],
    sections: Array.from({ length: SECTIONS }, (_, section) => ({
      id: `part-${section}`,
      heading: text(3),
      text: text(WORDS_IN_SECTION),
    })),
  }));
}
