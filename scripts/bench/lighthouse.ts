import { spawn, spawnSync } from 'node:child_process';
import { isEmptyUrl } from '../../content/empty-urls';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { POST_URL, printTable, waitForServer } from './measure';

const PORT = 4106;
const RUNS = 5;
const PAGES = [urls.home, urls.posts, POST_URL, urls.podcasts, urls.tags, site.author.page].filter(
  (url) => !isEmptyUrl(url),
);
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Each score from 0 to 100, times in ms, and the cumulative layout shift. */
type Scores = Record<string, number>;

/** Lighthouse's scores with its mobile profile: the median of five runs for each kind of page. */
export async function lighthouse(): Promise<void> {
  const child = spawn('node', ['publish/start.mjs'], {
    env: { ...process.env, PORT: String(PORT) },
  });
  await waitForServer(PORT);
  const rows = PAGES.map((page) => {
    const runs = Array.from({ length: RUNS }, () =>
      runLighthouse(`http://localhost:${PORT}${page}`),
    );
    const median = (key: string) =>
      runs.map((scores) => scores[key]).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
    return [page, ...[...CATEGORIES, 'fcp', 'lcp', 'tbt', 'cls'].map(median)];
  });
  child.kill();
  printTable(
    `Lighthouse 12.2.3, mobile, median of ${RUNS}`,
    ['page', 'perf', 'a11y', 'practices', 'seo', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS'],
    rows,
  );
}

/** Lighthouse's JSON report, as far as it is read here. */
type LighthouseReport = {
  categories: Record<string, { score: number }>;
  audits: Record<string, { numericValue: number }>;
};

function runLighthouse(url: string): Scores {
  const { stdout, stderr } = spawnSync(
    'npx',
    [
      '--yes',
      'lighthouse@12.2.3',
      url,
      '--output=json',
      '--quiet',
      `--only-categories=${CATEGORIES.join(',')}`,
      '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run',
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  const { categories, audits }: LighthouseReport = JSON.parse(stdout);
  const milliseconds = (audit: string) => Math.round(audits[audit].numericValue);
  return {
    ...Object.fromEntries(
      CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)]),
    ),
    fcp: milliseconds('first-contentful-paint'),
    lcp: milliseconds('largest-contentful-paint'),
    tbt: milliseconds('total-blocking-time'),
    cls: Number(audits['cumulative-layout-shift'].numericValue.toFixed(3)),
  };
}
