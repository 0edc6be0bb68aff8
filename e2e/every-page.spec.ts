import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { site } from './fixture';
import { addresses, templates } from './pages';
import { rawRequest } from './raw-request';

// What holds for every page, each looked at in one visit.

/** Hosts that get requests from a page, since its HTML names them. All other pages ask their own host only. */
const otherHosts: Record<string, string[]> = {
  '/posts/html/': ['films.example', 'images.example'],
};
/** The one script of another host in the fixture, which the policy of its page blocks. */
const blocked: Record<string, RegExp> = { '/posts/html/': /scripts\.example.*violates/s };

/** What the one page with a script in a file loads besides itself: the field of the search has the focus at once. */
const laterLoads: Record<string, string[]> = {
  [templates.search]: ['/search/search.js', '/search/index.json'],
};

const ROUND_TRIP_BYTES = 14_600;
/** Bytes of HTML and CSS as they are sent with brotli, where a budget is set. */
const budgets: Record<string, number> = {
  [templates['the first post']]: 7000,
  [templates.home]: 8000,
  [templates.podcasts]: 8700,
  [templates.posts]: 8000,
};
// For the theme, the keys of the search, sharing and copying; a page with a player needs 300 more.
const OWN_SCRIPT_BYTES = 1400;
const PLAYER_SCRIPT_BYTES = 300;

test('the sitemap has the pages that a reader expects, each once', () => {
  for (const address of ['/', ...site.menu.map(({ url }) => url), templates['the first post']]) {
    expect(addresses).toContain(address);
  }
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.length).toBeGreaterThan(40);
});

for (const address of addresses) {
  test(`${address} opens, and keeps what every page promises`, async ({
    page,
    request,
    baseURL,
  }) => {
    const visit = await open(page, address, baseURL ?? '');
    await test.step('with one h1, its text, and nothing wrong', () => checkContent(page, visit));
    await test.step('its links work', () => checkLinks(page, request, baseURL ?? ''));
    await test.step('it describes itself, in absolute URLs', () =>
      checkMetadata(page, request, address));
    await test.step('its policy allows what it holds and nothing else', () =>
      checkPolicy(page, visit));
    await test.step('it arrives in one round trip', () => checkBytes(page, visit, baseURL ?? ''));
  });
}

type Visit = {
  address: string;
  policy: string;
  status: number;
  troubles: string[];
  /** The URLs that the page itself asked for, without images. */
  requests: string[];
  hosts: string[];
};

async function open(page: Page, address: string, baseURL: string): Promise<Visit> {
  const { host } = new URL(baseURL);
  const troubles: string[] = [];
  const requests: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  // Not `request`, which the browser also reports for what the policy blocks.
  page.on('requestfinished', (request) => {
    const url = new URL(request.url());
    if (!/^https?:$/.test(url.protocol)) return;
    hosts.add(url.host);
    const isImage = request.resourceType() === 'image' || url.pathname === '/icon.svg';
    if (!isImage && request.frame() === page.mainFrame()) requests.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  await page.route(
    (url) => url.host !== host,
    (route) => route.fulfill({ body: '' }),
  );
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  hosts.delete(host);
  return {
    address,
    policy: response?.headers()['content-security-policy'] ?? '',
    status: response?.status() ?? 0,
    troubles,
    requests,
    hosts: [...hosts].sort(),
  };
}

async function checkContent(page: Page, { address, status, troubles, hosts }: Visit) {
  expect.soft(status).toBe(200);
  await expect.soft(page.locator('h1')).toHaveCount(1);
  await expect.soft(page.locator('h1')).toBeVisible();
  await expect.soft(page.locator('main')).toHaveCount(1);
  await expect.soft(page.locator('main')).toContainText(/\S.{40}/s);
  expect.soft(hosts).toEqual(otherHosts[address] ?? []);
  const isBlocked = (trouble: string) => blocked[address]?.test(trouble) ?? false;
  expect.soft(troubles.filter((trouble) => !isBlocked(trouble))).toEqual([]);
  expect.soft(troubles.some(isBlocked)).toBe(address in blocked);
}

/** What the site answers at a path. Pages link to the same few again and again: each is asked once. */
const answers = new Map<string, Promise<{ status: number; type: string; text: string }>>();

function answerAt(request: APIRequestContext, path: string) {
  const known = answers.get(path);
  if (known) return known;
  const answer = request.get(path, { maxRedirects: 0 }).then(async (response) => ({
    status: response.status(),
    type: response.headers()['content-type'] ?? '',
    text: await response.text(),
  }));
  answers.set(path, answer);
  return answer;
}

async function checkLinks(page: Page, request: APIRequestContext, baseURL: string) {
  const links = await page
    .locator('a[href], link[href], img[src], script[src]')
    .evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? ''),
    );
  const { pathname } = new URL(page.url());
  const internal = links
    .map((link) => new URL(link.replace(site.url, ''), baseURL + pathname).href)
    .filter((link) => link.startsWith(baseURL));
  // The header, the menu, the footer and the feeds at least.
  expect(internal.length).toBeGreaterThan(8);
  for (const link of new Set(internal)) {
    const { pathname, hash } = new URL(link);
    const { status, text } = await answerAt(request, pathname);
    expect.soft(status, `${link} answers`).toBe(200);
    const id = decodeURIComponent(hash.slice(1));
    if (hash) expect.soft(text.includes(`id="${id}"`), `${link} has its target`).toBe(true);
  }
}

async function checkMetadata(page: Page, request: APIRequestContext, address: string) {
  const content = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute('content');
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect.soft(canonical).toBe(site.url + address);
  expect.soft(await content('og:url')).toBe(canonical);
  expect.soft(await content('description')).toBeTruthy();
  expect.soft(await content('og:title')).toBeTruthy();
  expect.soft(await content('twitter:card')).toBe('summary_large_image');
  const image = new URL((await content('og:image')) ?? '');
  expect.soft(image.origin).toBe(site.url);
  expect.soft((await answerAt(request, image.pathname)).type).toBe('image/png');
  await expect.soft(page.locator('html')).toHaveAttribute('lang', site.language);
}

async function checkPolicy(page: Page, { policy, address }: Visit) {
  const own = await page
    .locator('meta[http-equiv="content-security-policy"]')
    .getAttribute('content');
  // What only a header can say is the one difference.
  expect.soft(policy).toBe(`${own}; frame-ancestors 'none'`);
  expect.soft(policy).toMatch(/^default-src 'none'; /);
  const isSearch = address === templates.search;
  expect.soft(policy).toContain(`form-action ${isSearch ? "'self'" : "'none'"};`);
  expect.soft(policy).toContain("base-uri 'none';");
  expect.soft(policy).not.toMatch(/unsafe|\*/);
  const scripts = await page.locator('script:not([type="application/ld+json"], [src])').count();
  const sources = policy.match(/script-src ([^;]*)/)?.[1].split(' ') ?? [];
  expect.soft(sources.filter((source) => source.startsWith("'sha256-"))).toHaveLength(scripts);
  expect.soft(sources.includes("'self'")).toBe(isSearch);

  const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
  const serious = findings.filter(({ severity }) =>
    [Severity.HIGH, Severity.MEDIUM, Severity.SYNTAX].includes(severity),
  );
  expect.soft(serious.map(({ description }) => description)).toEqual([]);
}

async function checkBytes(page: Page, { address, requests }: Visit, baseURL: string) {
  const expected = [address, ...(laterLoads[address] ?? [])].map((path) => baseURL + path);
  expect.soft(requests).toEqual(expected);
  const { headers, body } = await rawRequest(baseURL, address, {
    headers: { 'Accept-Encoding': 'br' },
  });
  expect.soft(headers['content-encoding']).toBe('br');
  expect.soft(body.length).toBeLessThanOrEqual(budgets[address] ?? ROUND_TRIP_BYTES);

  // Structured data and the rules of what to prepare are data: they run nothing.
  const data = '[type="application/ld+json"], [type="speculationrules"]';
  const scripts = (await page.locator(`script:not(${data}, [src])`).allTextContents()).join('');
  expect.soft(scripts).not.toBe('');
  const hasPlayer = (await page.locator('[data-embed]').count()) > 0;
  expect
    .soft(scripts.length)
    .toBeLessThanOrEqual(OWN_SCRIPT_BYTES + (hasPlayer ? PLAYER_SCRIPT_BYTES : 0));
  expect.soft(scripts).not.toMatch(/__next|\$R[A-Z]|TURBOPACK/);
}
