import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sortExport } from './exported.mjs';
import { headersFile } from './headers.mjs';
import { finishPage } from './page.mjs';
import { asHeader } from './policy.mjs';
import { redirectPage, redirectsFile, redirectsOf } from './redirects.mjs';
import { writeSiteFile, writeSiteList } from './site-files.mjs';
import { styleTrimmer } from './style.mjs';

/** @typedef {import('./exported.mjs').ExportedFile} ExportedFile */
/** @typedef {import('./exported.mjs').ExportedPage} ExportedPage */

/**
 * Makes the finished site of what Next has exported. Until it is whole, the last one stays.
 * @param {object} build
 * @param {ExportedFile[]} build.exported
 * @param {string} build.distDir where Next keeps what it knows of the build
 * @param {string} build.projectDir
 * @param {string} build.basePath such as `/blog`, or nothing
 * @throws {Error} with a message for the author
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
      throw new Error(`The page ${address} cannot be published: ${error.message}`);
    });
    await needed.from(html);
    if (hasRuntime) needed.payloadsOf(id);
    published[id] = { ...(await writeSiteFile(staging, id, html)), policy: asHeader(policy) };
    policies.push({ address, policy });
  });
  await eachAtOnce([...files, ...needed.found()], async ({ id, filePath }) => {
    published[id] = await writeSiteFile(staging, id, { copyOf: filePath });
  });

  const redirects = redirectsOf(await shownDocuments(projectDir), addressesIn(published));
  for (const [from, to] of redirects) {
    const page = redirectPage(from, to, basePath);
    if (page) published[page.id] = await writeSiteFile(staging, page.id, page.html);
  }
  policies.sort((a, b) => (a.address < b.address ? -1 : 1));
  const forEdgeHosts = {
    _headers: headersFile(
      policies.filter(({ address }) => address.endsWith('/')),
      basePath,
    ),
    _redirects: redirectsFile(redirects, basePath),
    // They compress by themselves, and need no list.
    '.assetsignore': '*.br\n*.gz\n.*\n',
  };
  for (const [name, text] of Object.entries(forEdgeHosts)) {
    await writeFile(path.join(staging, name), text);
  }
  await writeSiteList(staging, {
    basePath,
    redirects: [...redirects],
    files: Object.fromEntries(Object.entries(published).sort(([a], [b]) => (a < b ? -1 : 1))),
  });
  await replace(path.join(projectDir, 'out'), staging, path.join(distDir, 'last-site'));
}

/**
 * Puts a folder in the place of another.
 * @param {string} folder
 * @param {string} successor
 * @param {string} aside where the other goes
 */
async function replace(folder, successor, aside) {
  await rm(aside, { recursive: true, force: true });
  if (existsSync(folder)) await rename(folder, aside);
  await rename(successor, folder);
  await rm(aside, { recursive: true, force: true });
}

/**
 * The addresses of what is published.
 * @param {Record<string, unknown>} published
 */
function addressesIn(published) {
  return new Set(
    Object.keys(published).map((id) => `/${encodeURI(id.replace(/(^|\/)index\.html$/, '$1'))}`),
  );
}

/**
 * What the content step said of the files that are shown.
 * @param {string} projectDir
 * @returns {Promise<{ url?: string, redirect_from?: string[] }[]>}
 */
async function shownDocuments(projectDir) {
  const report = await readFile(path.join(projectDir, '.contentlayer/report.json'), 'utf8');
  /** @type {{ documents: { published?: boolean, url?: string, redirect_from?: string[] }[] }} */
  const { documents } = JSON.parse(report);
  return documents.filter(({ published }) => published !== false);
}

/**
 * Makes a function that gives the rules of style sheets that a page can match.
 * @param {ExportedFile[]} parts
 * @param {string} basePath
 * @returns {import('./page.mjs').Surroundings['styleFor']}
 */
function styles(parts, basePath) {
  /** @type {Map<string, Promise<ReturnType<typeof styleTrimmer>>>} */
  const trimmers = new Map();
  return async (hrefs, page) => {
    const key = hrefs.join(' ');
    const trimmer = trimmers.get(key) ?? readStyles(hrefs).then(styleTrimmer);
    trimmers.set(key, trimmer);
    return (await trimmer)(page);
  };

  /** @param {string[]} hrefs */
  async function readStyles(hrefs) {
    const ids = hrefs.map((href) => href.slice(`${basePath}/`.length).replace(/\?.*/, ''));
    const sheets = ids.map((id) => parts.find((part) => part.id === id));
    return (
      await Promise.all(sheets.map((sheet) => (sheet ? readFile(sheet.filePath, 'utf8') : '')))
    ).join('');
  }
}

const PREFIX = '_next/';

/**
 * Collects which parts of the framework are asked for, also by each other: scripts name the chunks
 * that they load later.
 * @param {ExportedFile[]} parts
 */
function partFinder(parts) {
  /** @type {Set<ExportedFile>} */
  const found = new Set();
  /** @param {string} text */
  async function from(text) {
    for (const part of parts) {
      if (!part.id.startsWith(PREFIX) || found.has(part)) continue;
      // Scripts name each other without the first folder. What holds a name with a hash means it.
      if (!text.includes(part.id.slice(PREFIX.length))) continue;
      found.add(part);
      if (/\.(js|css)$/.test(part.id)) await from(await readFile(part.filePath, 'utf8'));
    }
  }
  return {
    from,
    /** @param {string} id of a page: React asks for its data when a reader comes back to it */
    payloadsOf(id) {
      for (const part of parts) {
        if (path.dirname(part.id) === path.dirname(id)) found.add(part);
      }
    },
    found: () => [...found],
  };
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
