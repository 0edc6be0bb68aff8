import { spawn } from 'node:child_process';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { ports } from './ports';
import { rawRequest } from './raw-request';
import { copySite } from './site-copy';

/** Longer than a page waits before it asks again whether it is to be loaded again. */
const SLOW_MS = 2500;

test('in development an edit, a new file, a draft and a mistake show while one writes', async ({
  page,
}) => {
  test.setTimeout(360_000);
  const copy = await copySite('development', {
    'content/posts/2023-01-01-a.md':
      '---\ntitle: A draft\ndraft: true\n---\nFirst words.\n\n```python\nloss = 0\n```\n',
    'content/posts/2999-01-01-b.md': '---\ntitle: To come\n---\nLater.\n',
  });
  const file = (name: string) => path.join(copy, 'content/posts', name);
  const port = String(ports.development);
  const development = spawn('npm', ['run', '--silent', 'dev', '--', '--port', port], {
    cwd: copy,
    env: { ...process.env, NO_COLOR: '1' },
    detached: true,
  });
  let output = '';
  for (const stream of [development.stdout, development.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  try {
    await expect(() => expect(output).toContain('Ready')).toPass({ timeout: 120_000 });
    const site = `http://localhost:${port}`;
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });

    const response = await page.goto(`${site}/posts/a/`, { timeout: 120_000 });
    expect(response?.headers()['content-security-policy-report-only']).toContain(
      "default-src 'none'",
    );
    await expect(page.getByText('Draft', { exact: true })).toBeVisible();
    await expect(page.locator('button[data-copy]')).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(errors).toEqual([]);
    // A name that a website gives this machine does not read drafts.
    const rebound = await rawRequest(site, '/posts/a/', { headers: { host: 'rebound.example' } });
    expect(rebound.status).toBe(403);
    expect(String(rebound.body)).toContain('“rebound.example” is not its name');
    expect(String(rebound.body)).not.toContain('First words');
    await appendFile(file('2023-01-01-a.md'), '\nSecond words.\n');
    await expect(page.getByText('Second words.')).toBeVisible({ timeout: 60_000 });

    await page.goto(`${site}/posts/`, { timeout: 120_000 });
    await expect(page.getByText('Scheduled', { exact: true })).toBeVisible();
    await writeFile(file('2024-01-01-new.md'), '---\ntitle: Quite new\n---\nHello.\n');
    await page.getByRole('link', { name: 'Quite new' }).click({ timeout: 60_000 });
    await expect(page.getByText('Hello.')).toBeVisible({ timeout: 60_000 });

    // A broken file is told of, in the terminal and in its place, until it is fixed: also on a slow machine.
    await page.route(`${site}/posts/new/`, async (route) => {
      await setTimeout(SLOW_MS);
      await route.continue();
    });
    await writeFile(file('2024-01-01-new.md'), '---\ntitle: Quite new\ndate: soon\n---\nBroken.\n');
    await expect(() => expect(output).toContain('content/posts/2024-01-01-new.md:3')).toPass({
      timeout: 60_000,
    });
    const main = page.getByRole('main');
    await expect(main).toContainText('content/posts/2024-01-01-new.md:3', { timeout: 60_000 });
    await expect(main).toContainText('invalid date “soon”');
    await expect(main.locator('pre')).toHaveText('date: soon');
    await expect(main).toContainText('→ write year-month-day');
    await expect(page.locator('nextjs-portal')).toHaveCount(0);
    await writeFile(file('2024-01-01-new.md'), '---\ntitle: Quite new\n---\nMended.\n');
    await expect(page.getByText('Mended.')).toBeVisible({ timeout: 60_000 });
    await page.unrouteAll();

    // Of a page that has never been there, too; and it comes once its file does.
    // The page that is left may be loading again at this moment.
    await expect(async () => {
      await page.goto(`${site}/posts/later/`, { timeout: 60_000 });
    }).toPass({ timeout: 120_000 });
    await expect(page.getByText('There is no page here')).toBeVisible();
    await expect(page.locator('nextjs-portal')).toHaveCount(0);
    await writeFile(file('2024-01-03-later.md'), '---\ntitle: Later\n---\n![](nothing.png)\n');
    await expect(main).toContainText('file not found', { timeout: 60_000 });
    await writeFile(file('2024-01-03-later.md'), '---\ntitle: Later\n---\nHere it is.\n');
    await expect(page.getByText('Here it is.')).toBeVisible({ timeout: 60_000 });

    await rm(file('2024-01-01-new.md'));
    await expect(async () => {
      expect((await page.request.get(`${site}/posts/new/`)).status()).toBe(404);
    }).toPass({ timeout: 60_000 });
    expect(output).toContain('Fixed: content/posts/2024-01-01-new.md');
    expect(output).toContain('Fixed: content/posts/2024-01-03-later.md');

    // What the policy of the published page will block is told of, although it works here.
    const script = "<script>new Image().src = 'https://images.example/a.png'</script>";
    await writeFile(file('2024-01-02-loads.md'), `---\ntitle: Loads\n---\n${script}\n`);
    await expect(async () => {
      await page.goto(`${site}/posts/loads/`, { timeout: 60_000 });
      expect(output).toContain('blocks https://images.example/a.png (img-src)');
    }).toPass({ timeout: 120_000 });
    // No page was made of files that were half written.
    expect(output).not.toContain('Module not found');
    expect(output).not.toContain('invalid JSON');
  } finally {
    process.kill(-(development.pid ?? 0), 'SIGTERM');
  }
});
