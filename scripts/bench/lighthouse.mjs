import { spawn, spawnSync } from 'node:child_process';
import { answers, PAGE, table } from './measure.mjs';

/** Lighthouse's mobile profile, the median of five. */
export async function lighthouse() {
  const child = spawn('node', ['publish/start.mjs'], {
    env: { ...process.env, PORT: '4106' },
  });
  await answers(4106);
  const kinds = ['/', '/posts/', PAGE, '/podcasts/', '/tags/', '/about/'];
  const rows = [];
  for (const page of kinds) {
    /** @type {Record<string, number>[]} */
    const runs = [];
    for (let turn = 0; turn < 5; turn += 1)
      runs.push(lighthouseRun(`http://localhost:4106${page}`));
    /** @param {string} key */
    const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[2];
    rows.push([
      page,
      ...['performance', 'accessibility', 'best-practices', 'seo'].map(median),
      ...['fcp', 'lcp', 'tbt', 'cls'].map(median),
    ]);
  }
  child.kill();
  table(
    'Lighthouse 12.2.3, mobile, median of five',
    ['page', 'perf', 'a11y', 'practices', 'seo', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS'],
    rows,
  );
}

/** @param {string} url @returns {Record<string, number>} */
function lighthouseRun(url) {
  const { stdout, stderr } = spawnSync(
    'npx',
    [
      '--yes',
      'lighthouse@12.2.3',
      url,
      '--output=json',
      '--quiet',
      '--only-categories=performance,accessibility,best-practices,seo',
      '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run',
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  const { categories, audits } = JSON.parse(stdout);
  const scores = Object.entries(categories).map(([name, { score }]) => [
    name,
    Math.round(score * 100),
  ]);
  /** @param {string} name */
  const figure = (name) => Math.round(audits[name].numericValue);
  return {
    ...Object.fromEntries(scores),
    fcp: figure('first-contentful-paint'),
    lcp: figure('largest-contentful-paint'),
    tbt: figure('total-blocking-time'),
    cls: Number(audits['cumulative-layout-shift'].numericValue.toFixed(3)),
  };
}
