import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { type EditedSite, edits, filesBelow, filesOf, newSite, randomOf } from '../edits';
import { type Changes, change, copySite, type Run, run, runFile } from '../site-copy';

const PAGES_CACHE = '.next/cache/pages';
const SEED = Number(process.env.SEED ?? 1);
const EDITS = Number(process.env.EDITS ?? 25);
/**
 * A build from nothing takes as long as five after an edit. A page that is kept wrongly stays so until it is
 * rendered again, so it is found after some more edits too.
 */
const EDITS_COMPARED = 5;
const root = fileURLToPath(new URL('../..', import.meta.url));
const clock = new URL('../shift-clock.mjs', import.meta.url).href;

test.describe.configure({ timeout: (EDITS + 2) * 120_000 });

test(`builds after ${EDITS} edits give the same bytes as builds without caches`, async () => {
  const random = randomOf(SEED);
  const site = newSite();
  const files = await filesOf(site, root);
  const [kept, fresh] = await Promise.all([
    copySite('edits-kept', files, ['pages']),
    copySite('edits-fresh', files, ['pages']),
  ]);
  let last: Changes = files;
  expect((await build(kept, site)).code).toBe(0);

  const names = Object.keys(edits);
  const steps: string[] = [];
  for (let number = 0; number < EDITS; number += 1) {
    // Each once, one of each sort after the other, and then any.
    const name = number < names.length ? names[(number * 7) % names.length] : random.pick(names);
    edits[name](site, random);
    const next = await filesOf(site, root);
    const gone = Object.keys(last).filter((file) => !(file in next));
    const changes = { ...Object.fromEntries(gone.map((file) => [file, null])), ...next };
    await Promise.all([change(kept, changes), change(fresh, changes)]);
    last = next;
    const isCompared = number % EDITS_COMPARED === EDITS_COMPARED - 1;
    const fault = isCompared ? damage(kept, random.below(7)) : '';
    steps.push(`edit ${number} of seed ${SEED}: ${name}${fault}`);
    const builds = [build(kept, site)];
    if (isCompared) {
      // Compiled code is kept every second time: it takes the most time to make.
      const caches = number % (2 * EDITS_COMPARED) < EDITS_COMPARED ? ['.next'] : [PAGES_CACHE];
      for (const cache of ['.contentlayer', ...caches, 'out']) {
        rmSync(path.join(fresh, cache), { recursive: true, force: true });
      }
      builds.push(build(fresh, site));
    }
    const where = steps.slice(-EDITS_COMPARED).join('\n');
    for (const { code, output } of await Promise.all(builds)) {
      expect(code, `${where}\n${output}`).toBe(0);
    }
    if (isCompared) expect(digest(kept), where).toEqual(digest(fresh));
  }
});

test('a build beside its lock keeps all of a site whose files have the same bytes in two places', async () => {
  // A file of a post is one of many, and compressed faster than one of public/.
  const rows = Array.from({ length: 3000 }, (_, day) => `${day},${(day * 7919) % 10_007}`);
  const data = `day,level\n${rows.join('\n')}\n`;
  const copy = await copySite('same-bytes', {
    'content/posts/2023-01-01-a.md': '---\ntitle: A\n---\n\nSee [the data](./levels.csv).\n',
    'content/posts/levels.csv': data,
    'public/levels.csv': data,
  });
  const lock = path.join(copy, '.contentlayer/building');
  const building = run(copy, 'build');
  await expect
    .poll(() => existsSync(path.join(copy, '.next/compiled-code')), { timeout: 300_000 })
    .toBe(true);
  expect(existsSync(lock)).toBe(true);
  expect(await building).toMatchObject({ code: 0 });
  expect(existsSync(lock)).toBe(false);
  const before = digest(copy);
  const { code, output } = await run(copy, 'build');
  expect(code, output).toBe(0);
  expect(output).toContain(': 0 pages and files of routes rendered');
  expect(digest(copy)).toEqual(before);
  rmSync(path.join(copy, PAGES_CACHE), { recursive: true, force: true });
  expect(await run(copy, 'build')).toMatchObject({ code: 0 });
  expect(digest(copy)).toEqual(before);
});

function build(copy: string, { daysAhead, basePath }: EditedSite): Promise<Run> {
  return runFile(copy, 'scripts/build.ts', {
    BASE_PATH: basePath,
    DAYS_AHEAD: String(daysAhead),
    NODE_OPTIONS: `--import=${clock}`,
  });
}

/** Damages what a build has kept, as a crash, a full disk or a stranger would. @returns what was done */
function damage(copy: string, kind: number): string {
  const store = path.join(copy, PAGES_CACHE);
  const files = filesBelow(path.join(store, 'files')).sort();
  const records = filesBelow(path.join(store, 'records')).sort();
  const bodies = filesBelow(path.join(copy, '.contentlayer/bodies')).sort();
  const third = <Item>(all: Item[]) => all.filter((_, index) => index % 3 === 0);
  if (kind === 0) for (const file of third(files)) truncateSync(file, 10);
  if (kind === 1)
    for (const file of records) truncateSync(file, Math.floor(statSync(file).size / 3));
  if (kind === 2) for (const file of third(files)) writeFileSync(file, readFileSync(files[1]));
  // Some records are not where they were, and some bytes are lost.
  if (kind === 3) {
    for (const file of records) {
      const bytes = readFileSync(file);
      writeFileSync(file, Buffer.concat([bytes.subarray(bytes.length / 2), bytes.subarray(100)]));
    }
  }
  if (kind === 4) for (const file of third(files)) rmSync(file);
  if (kind === 5) for (const file of third(bodies)) truncateSync(file, 100);
  if (kind === 6) {
    const turbopack = filesBelow(path.join(copy, '.next/cache/turbopack'));
    for (const file of third(turbopack)) truncateSync(file, 100);
  }
  return `, with damage ${kind}`;
}

/** The hash of each file of a finished site. */
function digest(copy: string): Record<string, string> {
  const out = path.join(copy, 'out');
  return Object.fromEntries(
    filesBelow(out)
      .sort()
      .map((file) => [
        path.relative(out, file),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );
}
