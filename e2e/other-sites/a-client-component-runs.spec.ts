import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copyFolder, serve } from '../site-copy';

const copy = copyFolder('under-a-path');

test('a page with a client component hydrates, under a policy as strict', async ({ page }) => {
  const server = await serve(copy);
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  const response = await page.goto(`${server.url}/counter/`);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).toContain("script-src 'self' 'sha256-");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(response?.headers()['cross-origin-opener-policy']).toBe('same-origin');
  const button = page.getByRole('button', { name: 'Count' });
  await expect(button).toHaveCSS('color', 'rgb(4, 5, 6)');
  await button.click();
  await button.click();
  await expect(button).toHaveText('Count: 2');
  await expect(page.getByRole('navigation', { name: 'Site' })).toBeVisible();
  expect(troubles).toEqual([]);
  await server.stop();
});

test('no other page has a framework, and no file lies there that no page asks for', async () => {
  const out = path.join(copy, 'out');
  const files = (await readdir(out, { recursive: true })).map((file) =>
    file.split(path.sep).join('/'),
  );
  const pages = files.filter((file) => file.endsWith('.html'));
  const texts = new Map<string, string>();
  for (const file of files.filter((file) => /\.(html|js|css|txt)$/.test(file))) {
    texts.set(file, await readFile(path.join(out, file), 'utf8'));
  }
  for (const file of pages.filter((file) => file !== 'counter/index.html')) {
    expect(texts.get(file), file).not.toMatch(/_next\/|__next/);
  }
  const parts = files.filter(
    (file) => /^_next\/.*\.(js|css|\w+)$/.test(file) && !/\.(br|gz)$/.test(file),
  );
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) {
    const name = part.slice('_next/'.length);
    const users = [...texts].filter(([file, text]) => file !== part && text.includes(name));
    expect(users.length, `${part} is asked for`).toBeGreaterThan(0);
  }
  const payloads = files.filter((file) => /(^|\/)(index|__next\..*)\.txt$/.test(file));
  expect(payloads.every((file) => file.startsWith('counter/'))).toBe(true);
});
