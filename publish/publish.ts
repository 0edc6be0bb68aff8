import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { NextAdapter } from 'next';
import { readContentReport } from './content-report';
import { PublishError } from './diagnostics';
import { headersFile } from './headers';
import { encodedPaths, isComplete, type Manifest, writeManifest } from './manifest';
import { finishPage, type Surroundings } from './page';
import { partFinder } from './parts';
import { asHeader, type Policy } from './policy';
import { redirectPage, redirectsFile, redirectsOf } from './redirects';
import { type ExportedFile, sortExport } from './sort-export';
import { joinStyles, styleTrimmer } from './style';
import { writePublishedFile } from './write-file';

/** Next's adapter: it calls this with its export, and prints what an error thrown here says with its stack. */
export const onBuildComplete: NonNullable<NextAdapter['onBuildComplete']> = async ({
  outputs,
  config,
  distDir,
  projectDir,
}) => {
  try {
    await publish({
      exported: outputs.staticFiles,
      distDir,
      projectDir,
      basePath: config.basePath,
    });
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    console.error(`\n${error.message}\n\nThe site in out/ is still the last one.`);
    process.exit(1);
  }
};

export type Build = {
  exported: ExportedFile[];
  /** Where Next keeps what it knows of the build. */
  distDir: string;
  projectDir: string;
  /** Such as `/blog`, or nothing. */
  basePath: string;
};

/**
 * Makes the finished site of what Next has exported. Until it is whole, the last one stays.
 * @throws {PublishError} where something in the content or in `public/` cannot be published
 */
export async function publish({ exported, distDir, projectDir, basePath }: Build): Promise<void> {
  const staging = path.join(distDir, 'site');
  await rm(staging, { recursive: true, force: true });
  const { pages, files, parts } = await sortExport(
    exported,
    distDir,
    path.join(projectDir, 'public'),
  );
  const published: Manifest['files'] = {};
  const needed = partFinder(parts);
  const surroundings = { basePath, styleFor: styles(parts, basePath) };
  const policies: { address: string; policy: Policy }[] = [];

  await eachAtOnce(pages, async ({ id, filePath, address, hasRuntime, routeFile }) => {
    const exportedPage = { html: await readFile(filePath, 'utf8'), address, hasRuntime, routeFile };
    const { html, policy } = await finishPage(exportedPage, surroundings);
    await needed.namedIn(html);
    if (hasRuntime) needed.payloadsOf(id);
    published[id] = { ...(await writePublishedFile(staging, id, html)), policy: asHeader(policy) };
    policies.push({ address, policy });
  });
  const asTheyAre = [...files, ...needed.found()];
  const ids = new Set(asTheyAre.map(({ id }) => id));
  await eachAtOnce(asTheyAre, async ({ id, filePath }) => {
    // The author may have compressed a file already.
    const isCompressed = encodedPaths(id).some((encoded) => ids.has(encoded));
    published[id] = await writePublishedFile(staging, id, { copyOf: filePath, isCompressed });
  });

  const redirects = redirectsOf(
    readContentReport(projectDir).redirects,
    new Set(Object.keys(published)),
  );
  for (const [from, to] of redirects) {
    const page = redirectPage(from, to, basePath);
    if (!page || encodedPaths(page.id).some((encoded) => ids.has(encoded))) continue;
    published[page.id] = await writePublishedFile(staging, page.id, page.html);
  }
  policies.sort((a, b) => (a.address < b.address ? -1 : 1));
  // Under a path, the top of the host, where these files count, is somebody else's.
  if (basePath === '') {
    await writeFile(path.join(staging, '_headers'), headersFile(policies));
    await writeFile(path.join(staging, '_redirects'), redirectsFile(redirects));
    await writeFile(path.join(staging, '.assetsignore'), ignoredAtTheEdge(ids));
  }
  const manifest = {
    basePath,
    redirects: [...redirects],
    files: Object.fromEntries(Object.entries(published).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  await writeManifest(staging, manifest);
  if (!isComplete(staging, manifest)) throw new Error('the finished site is not whole');
  await replace(path.join(projectDir, 'out'), staging, path.join(distDir, 'last-site'));
}

/**
 * What edge hosts need not have: they compress by themselves, and ask no list. What the author has
 * compressed they do.
 * @param ids of files that are published as they are
 */
function ignoredAtTheEdge(ids: Set<string>) {
  const own = [...ids].filter((id) => /\.(br|gz)$/.test(id)).sort();
  return ['*.br', '*.gz', ...own.map((id) => `!/${id}`), '/.files.json', ''].join('\n');
}

/**
 * Puts a folder in the place of another.
 * @param aside where the other goes
 */
async function replace(folder: string, successor: string, aside: string) {
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
 * Makes a function that gives the rules of Next's style sheets that a page can match.
 */
function styles(parts: ExportedFile[], basePath: string): Surroundings['styleFor'] {
  const trimmers: Map<string, Promise<ReturnType<typeof styleTrimmer>>> = new Map();
  return async (hrefs, page) => {
    const key = hrefs.join(' ');
    const trimmer =
      trimmers.get(key) ?? Promise.all(hrefs.map(read)).then(joinStyles).then(styleTrimmer);
    trimmers.set(key, trimmer);
    return (await trimmer)(page);
  };

  async function read(href: string) {
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
 */
async function eachAtOnce<Item>(items: Item[], work: (item: Item) => Promise<void>) {
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
