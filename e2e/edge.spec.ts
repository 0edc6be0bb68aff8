import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { fixture } from './fixture';
import { addresses } from './pages';
import { ports } from './ports';
import { rawRequest } from './raw-request';

// The specs that visit the other host hold at the edge too, since pages come with the same bytes and the
// same headers: what a browser does with a page follows from these.

const headersOfFiles = [
  'cache-control',
  'content-disposition',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
];
const headersOfPages = [
  ...headersOfFiles,
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'x-frame-options',
];
const node = `http://localhost:${ports.node}`;

test('each page comes from both hosts with the same bytes and headers', async ({ baseURL }) => {
  for (const address of addresses) {
    const [there, here] = await Promise.all([node, baseURL].map((at) => rawRequest(at, address)));
    expect.soft(here.status, address).toBe(there.status);
    expect.soft(here.body.equals(there.body), `${address} has the same bytes`).toBe(true);
    expect(here.body.length).toBeGreaterThan(1000);
    for (const name of headersOfPages) {
      expect.soft(here.headers[name], `${name} of ${address}`).toBe(there.headers[name]);
    }
  }
});

test('so does the page for what is not there, with its own policy only', async ({ baseURL }) => {
  const [there, here] = await Promise.all(
    [node, baseURL].map((at) => rawRequest(at, '/nothing-is-here/')),
  );
  expect([there.status, here.status]).toEqual([404, 404]);
  expect(here.body.equals(there.body)).toBe(true);
  expect(String(here.body)).toContain('<meta http-equiv="content-security-policy"');
});

test('so does each file, but for what each host calls its type', async ({ baseURL }) => {
  const out = path.join(fixture, 'out');
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !/^[._]|\.(html|br|gz)$/.test(entry.name))
    .map((entry) => path.relative(out, path.join(entry.parentPath ?? entry.path, entry.name)));
  expect(files).toEqual(expect.arrayContaining(['feed.xml', 'podcasts.json', 'podcasts.opml']));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const url = `/${file.split(path.sep).map(encodeURIComponent).join('/')}`;
    const [there, here] = await Promise.all([node, baseURL].map((at) => rawRequest(at, url)));
    expect.soft([there.status, here.status], url).toEqual([200, 200]);
    expect.soft(here.body.equals(there.body), `${url} has the same bytes`).toBe(true);
    for (const name of headersOfFiles) {
      expect.soft(here.headers[name], `${name} of ${url}`).toBe(there.headers[name]);
    }
  }
});
