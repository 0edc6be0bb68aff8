import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PublishError } from './addresses.mjs';
import { headersFile } from './headers.mjs';
import { finishPage } from './page.mjs';
import { partFinder } from './parts.mjs';
import { asHeader } from './policy.mjs';
import { redirectPage, redirectsFile, redirectsOf } from './redirects.mjs';
import { encodedIds, readSiteList, writeSiteFile, writeSiteList } from './site-files.mjs';
import { sortExport } from './sort-export.mjs';
import { joinStyles, styleTrimmer } from './style.mjs';

/** @typedef {import('./sort-export.mjs').ExportedFile} ExportedFile */

/**
 * Makes the finished site of what Next has exported. Until it is whole, the last one stays.
 * @param {object} build
 * @param {ExportedFile[]} build.exported
 * @param {string} build.distDir where Next keeps what it knows of the build
 * @param {string} build.projectDir
 * @param {string} build.basePath such as `/blog`, or nothing
 * @throws {PublishError} where something in the content or in `public/` cannot be published
 */
export async function publish({ exported, distDir, projectDir, basePath }) {
  const staging = path.join(distDir, 'site');
  await rm(staging, { recursive: true, force: true });
  const { pages, files, parts } = await sortExport(
    exported,
    distDir,
    path.join(projectDir, 'public'),
  );
  /** @type {import('./site-files.mjs').SiteFiles['files']} */
  const published = {};
  const needed = partFinder(parts);
  const surroundings = { basePath, styleFor: styles(parts, basePath) };
  /** @type {{ address: string, policy: import('./policy.mjs').Policy }[]} */
  const policies = [];

  await eachAtOnce(pages, async ({ id, filePath, address, hasRuntime }) => {
    const exportedPage = { html: await readFile(filePath, 'utf8'), address, hasRuntime };
    const { html, policy } = await finishPage(exportedPage, surroundings).catch((error) => {
      if (!(error instanceof PublishError)) throw error;
      throw new PublishError(`The page ${address} cannot be published: ${error.message}`);
    });
    await needed.namedIn(html);
    if (hasRuntime) needed.payloadsOf(id);
    published[id] = { ...(await writeSiteFile(staging, id, html)), policy: asHeader(policy) };
    policies.push({ address, policy });
  });
  const asTheyAre = [...files, ...needed.found()];
  const ids = new Set(asTheyAre.map(({ id }) => id));
  await eachAtOnce(asTheyAre, async ({ id, filePath }) => {
    // The author may have compressed a file already.
    const isCompressed = encodedIds(id).some((encoded) => ids.has(encoded));
    published[id] = await writeSiteFile(staging, id, { copyOf: filePath, isCompressed });
  });

  const redirects = redirectsOf(await formerAddresses(projectDir), new Set(Object.keys(published)));
  for (const [from, to] of redirects) {
    const page = redirectPage(from, to, basePath);
    if (!page || encodedIds(page.id).some((encoded) => ids.has(encoded))) continue;
    published[page.id] = await writeSiteFile(staging, page.id, page.html);
  }
  policies.sort((a, b) => (a.address < b.address ? -1 : 1));
  // Under a path, the top of the host, where these files count, is somebody else's.
  if (basePath === '') {
    await writeFile(path.join(staging, '_headers'), headersFile(policies));
    await writeFile(path.join(staging, '_redirects'), redirectsFile(redirects));
    await writeFile(path.join(staging, '.assetsignore'), ignoredAtTheEdge(ids));
  }
  await writeSiteList(staging, {
    basePath,
    redirects: [...redirects],
    files: Object.fromEntries(Object.entries(published).sort(([a], [b]) => (a < b ? -1 : 1))),
  });
  if (!readSiteList(staging)) throw new Error('the finished site is not whole');
  await replace(path.join(projectDir, 'out'), staging, path.join(distDir, 'last-site'));
}

/**
 * What edge hosts need not have: they compress by themselves, and ask no list. What the author has
 * compressed they do.
 * @param {Set<string>} ids of files that are published as they are
 */
function ignoredAtTheEdge(ids) {
  const own = [...ids].filter((id) => /\.(br|gz)$/.test(id)).sort();
  return ['*.br', '*.gz', ...own.map((id) => `!/${id}`), '/.files.json', ''].join('\n');
}

/**
 * Puts a folder in the place of another.
 * @param {string} folder
 * @param {string} successor
 * @param {string} aside where the other goes
 */
async function replace(folder, successor, aside) {
  await rm(aside, { recursive: true, force: true });
  const hasLast = existsSync(folder);
  if (hasLast) await rename(folder, aside);
  try {
    await rename(successor, folder);
  } catch (error) {
    if (hasLast) await rename(aside, folder);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/**
 * What the content step says of former addresses.
 * @param {string} projectDir
 * @returns {Promise<{ from: string, to: string, file: string }[]>}
 */
async function formerAddresses(projectDir) {
  const report = await readFile(path.join(projectDir, '.contentlayer/report.json'), 'utf8');
  return JSON.parse(report).redirects;
}

/**
 * Makes a function that gives the rules of Next's style sheets that a page can match.
 * @param {ExportedFile[]} parts
 * @param {string} basePath
 * @returns {import('./page.mjs').Surroundings['styleFor']}
 */
function styles(parts, basePath) {
  /** @type {Map<string, Promise<ReturnType<typeof styleTrimmer>>>} */
  const trimmers = new Map();
  return async (hrefs, page) => {
    const key = hrefs.join(' ');
    const trimmer =
      trimmers.get(key) ?? Promise.all(hrefs.map(read)).then(joinStyles).then(styleTrimmer);
    trimmers.set(key, trimmer);
    return (await trimmer)(page);
  };

  /** @param {string} href */
  async function read(href) {
    const id = href.slice(`${basePath}/`.length).replace(/\?.*/, '');
    const sheet = parts.find((part) => part.id === id);
    if (!sheet) throw new Error(`there is no style sheet ${href}`);
    return { href, css: await readFile(sheet.filePath, 'utf8') };
  }
}

const AT_ONCE = 8;
const WORD_MS = 2000;

/**
 * Does something with each of many things, some at a time, and says how far it is.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Promise<void>} work
 */
async function eachAtOnce(items, work) {
  const waiting = items.values();
  let done = 0;
  const word = setInterval(
    () => console.log(`  Publishing: ${done} of ${items.length} files`),
    WORD_MS,
  );
  async function goOn() {
    for (const item of waiting) {
      await work(item);
      done += 1;
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  } finally {
    clearInterval(word);
  }
}
