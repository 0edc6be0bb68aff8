import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../browser';
import { buildEnv, printTable, runMeasured } from './measure';
import { copyWithPosts, postFile } from './posts';

const PORT = '4107';
const RUNS = 3;
const EDITS = 5;
const POLLING_MS = 20;

/**
 * How long an author waits, for each number of posts: for the content step (without a cache, with
 * nothing changed, after one edit), and until an edit is on screen under `npm run dev`.
 */
export async function writing(postCounts: number[]): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const postCount of postCounts) {
    const copy = await copyWithPosts(postCount);
    const index = Math.floor(postCount / 2);
    const file = path.join(copy, 'content/posts', postFile(index));
    const contentStep = async () => (await runMeasured('npm', ['run', 'content'], copy)).seconds;
    const cold = await contentStep();
    const unchanged: number[] = [];
    for (let turn = 0; turn < RUNS; turn += 1) unchanged.push(await contentStep());
    const edited: number[] = [];
    for (let turn = 0; turn < RUNS; turn += 1) {
      await appendFile(file, '\nOne more line.\n');
      edited.push(await contentStep());
    }
    rows.push([
      postCount,
      cold.toFixed(1),
      formatSorted(unchanged),
      formatSorted(edited),
      (await editLatencies(copy, file, index)).join(', '),
    ]);
    // Processes of the development server may still be writing.
    await rm(copy, { recursive: true, maxRetries: 10 });
  }
  printTable(
    'What an author waits for: seconds of the content step, milliseconds until an edit is on screen',
    [
      'posts',
      'without cache',
      `nothing changed, ${RUNS} runs`,
      `one post edited, ${RUNS} runs`,
      `on screen, ${EDITS} edits`,
    ],
    rows,
  );
}

function formatSorted(seconds: number[]): string {
  return seconds
    .sort((a, b) => a - b)
    .map((value) => value.toFixed(1))
    .join(', ');
}

/** The milliseconds from each of some edits of a post until the browser shows the new words. */
async function editLatencies(copy: string, file: string, index: number): Promise<number[]> {
  const development = spawn('npm', ['run', '--silent', 'dev', '--', '--port', PORT], {
    cwd: copy,
    env: { ...buildEnv(), NODE_ENV: 'development' },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    await new Promise<void>((resolve) => {
      development.stdout.on('data', (chunk) => {
        if (/Ready/.test(String(chunk))) resolve();
      });
    });
    const page = await browser.newPage();
    await page.goto(`http://localhost:${PORT}/posts/post-${index}/`, { timeout: 120_000 });
    const latencies: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      // The effects of the previous edit must be over.
      await setTimeout(2000);
      const start = performance.now();
      await appendFile(file, `\nEdit number ${edit} is here.\n`);
      await page.waitForFunction(
        (words) => document.querySelector('main')?.textContent.includes(words),
        `Edit number ${edit} is here.`,
        { polling: POLLING_MS, timeout: 30_000 },
      );
      latencies.push(Math.round(performance.now() - start));
    }
    return latencies;
  } finally {
    await browser.close();
    const exited = once(development, 'exit');
    if (development.pid) process.kill(-development.pid, 'SIGTERM');
    await exited;
  }
}
