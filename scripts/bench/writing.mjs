import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../browser.mjs';
import { buildEnv, table, timed } from './measure.mjs';
import { copyWithPosts, postFile } from './posts.mjs';

const PORT = '4107';
const EDITS = 5;
const POLLING_MS = 20;

/**
 * How long an author waits: for the content to be read from nothing, again, and after one edit, and
 * for an edit to be on screen under `npm run dev`.
 * @param {number[]} counts how many posts it is tried with
 */
export async function writing(counts) {
  const rows = [];
  for (const count of counts) {
    const copy = await copyWithPosts(count);
    const file = path.join(copy, 'content/posts', postFile(count / 2));
    const read = async () => (await timed('npm', ['run', 'content'], copy)).seconds;
    const cold = await read();
    const warm = [await read(), await read(), await read()];
    const edited = [];
    for (let edit = 0; edit < 3; edit += 1) {
      await appendFile(file, '\nOne more line.\n');
      edited.push(await read());
    }
    rows.push([
      count,
      cold.toFixed(1),
      inOrder(warm),
      inOrder(edited),
      (await onScreen(copy, file, count / 2)).join(', '),
    ]);
    // What the development server has started may still be writing.
    await rm(copy, { recursive: true, maxRetries: 10 });
  }
  table(
    'An author’s waiting: seconds of the content step, milliseconds until an edit is on screen',
    [
      'posts',
      'from nothing',
      'again, thrice',
      'after an edit, thrice',
      `on screen, ${EDITS} edits`,
    ],
    rows,
  );
}

/** Some seconds, the shortest first. @param {number[]} seconds */
function inOrder(seconds) {
  return seconds
    .sort((a, b) => a - b)
    .map((value) => value.toFixed(1))
    .join(', ');
}

/**
 * The milliseconds between some edits of a post and their words in the browser.
 * @param {string} copy
 * @param {string} file the post's
 * @param {number} index the post's
 */
async function onScreen(copy, file, index) {
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
    await new Promise((resolve) => {
      development.stdout.on('data', (chunk) => /Ready/.test(String(chunk)) && resolve(undefined));
    });
    const page = await browser.newPage();
    await page.goto(`http://localhost:${PORT}/posts/post-${index}/`, { timeout: 120_000 });
    const waits = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      // As a person would, after the last one has settled.
      await setTimeout(2000);
      const start = performance.now();
      await appendFile(file, `\nEdit number ${edit} is here.\n`);
      await page.waitForFunction(
        (words) => document.querySelector('main')?.textContent.includes(words),
        `Edit number ${edit} is here.`,
        { polling: POLLING_MS, timeout: 30_000 },
      );
      waits.push(Math.round(performance.now() - start));
    }
    return waits;
  } finally {
    await browser.close();
    const ended = once(development, 'exit');
    if (development.pid) process.kill(-development.pid, 'SIGTERM');
    await ended;
  }
}
