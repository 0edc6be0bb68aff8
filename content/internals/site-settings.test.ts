import { expect, test } from 'vitest';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { checkSettings } from '../../pipeline/settings';
import { type SiteSettings, siteSettings } from './site-settings';

/** As in the file, so that each value is found on its line. */
const source = `export const site = {
  name: 'Field notes',
  tagline: 'Notes.',
  url: 'https://www.example.org',
  language: 'en-GB',
  author: { name: 'An author', page: '/about/' },
  timeZone: 'UTC',
  menu: [
    { label: 'Posts', url: '/posts/' },
    { label: 'Code', url: 'https://code.example/a' },
  ],
  image: { url: '/link-picture.png', width: 1200, height: 630 },
};
`;
const settings: SiteSettings = {
  name: 'Field notes',
  tagline: 'Notes.',
  url: 'https://www.example.org',
  language: 'en-GB',
  author: { name: 'An author', page: '/about/' },
  timeZone: 'UTC',
  smartPunctuation: true,
  macros: {},
  menu: [
    { label: 'Posts', url: '/posts/' },
    { label: 'Code', url: 'https://code.example/a' },
  ],
  image: { url: '/link-picture.png', width: 1200, height: 630 },
};

test('valid settings have no diagnostics', () => {
  expect(checkSettings(siteSettings, settings, 'content/site.ts', source)).toEqual([]);
  for (const valid of [
    { url: 'http://localhost:3000' },
    { url: 'https://www.example.org/' },
    { language: 'de' },
    { language: 'de-Latn-AT' },
    { timeZone: 'Europe/Berlin' },
    { timeZone: 'America/Argentina/Buenos_Aires' },
    { menu: [] },
    { replyTo: 'first.last+blog@mail.example.org' },
    { editUrl: 'https://gitlab.example/o/r/-/edit/main/site/' },
  ]) {
    expect(
      checkSettings(siteSettings, { ...settings, ...valid }, 'content/site.ts', source),
    ).toEqual([]);
  }
});

const origin = 'write scheme and host, such as https://www.example.org';
const path = 'write a path of this site, such as /about/';

/** A value in the file, an invalid one in its place, and the diagnostic after `content/site.ts:`. */
const invalid: [valid: string, written: string, changes: Partial<SiteSettings>, line: string][] = [
  [
    'https://www.example.org',
    'www.example.com',
    { url: 'www.example.com' },
    `4  url: invalid URL “www.example.com” → ${origin}`,
  ],
  [
    'https://www.example.org',
    'ftp://example.com',
    { url: 'ftp://example.com' },
    `4  url: invalid URL “ftp://example.com” → ${origin}`,
  ],
  [
    'https://www.example.org',
    'https://example.com/blog/',
    { url: 'https://example.com/blog/' },
    '4  url: the URL “https://example.com/blog/” has a path → write https://example.com, and build with BASE_PATH=/blog where the site is not at the top of its host',
  ],
  [
    'https://www.example.org',
    'https://example.com?a',
    { url: 'https://example.com?a' },
    '4  url: the URL “https://example.com?a” has a query or a fragment → write https://example.com',
  ],
  [
    "timeZone: 'UTC",
    "timeZone: 'Berlin",
    { timeZone: 'Berlin' },
    '7  timeZone: unknown time zone “Berlin” → write an IANA name, such as Europe/Berlin',
  ],
  [
    "timeZone: 'UTC",
    "timeZone: 'new_york",
    { timeZone: 'new_york' },
    '7  timeZone: unknown time zone “new_york” → write an IANA name, such as America/New_York',
  ],
  [
    "timeZone: 'UTC",
    "timeZone: 'here",
    { timeZone: 'here' },
    '7  timeZone: unknown time zone “here” → write an IANA name, such as Europe/Berlin',
  ],
  [
    'en-GB',
    'german',
    { language: 'german' },
    '5  language: unknown language “german” → write a language tag (BCP 47), such as en or de-AT',
  ],
  ['en-GB', 'en_GB', { language: 'en_GB' }, '5  language: unknown language “en_GB” → write en-GB'],
  [
    "name: 'Field notes'",
    "name: ''",
    { name: '' },
    '2  name: is empty → write the name of the site',
  ],
  ['Notes.', ' ', { tagline: ' ' }, '3  tagline: is empty → write a line about the site'],
  [
    "name: 'An author'",
    "name: ''",
    { author: { name: '', page: '/about/' } },
    '6  author.name: is empty → write the name of the author',
  ],
  [
    '/about/',
    'about',
    { author: { name: 'An author', page: 'about' } },
    `6  author.page: invalid path “about” → ${path}`,
  ],
  [
    '/posts/',
    'posts/',
    { menu: [{ label: 'Posts', url: 'posts/' }] },
    `9  menu[0].url: invalid path “posts/” → ${path}, or a full URL`,
  ],
  [
    'https://code.example/a',
    '//code.example/a',
    { menu: [{ label: 'Code', url: '//code.example/a' }] },
    `10  menu[0].url: invalid path “//code.example/a” → ${path}, or a full URL`,
  ],
  [
    "label: 'Code'",
    "label: ''",
    { menu: [{ label: '', url: '/posts/' }] },
    '10  menu[0].label: is empty → write the text of the link',
  ],
  [
    '/link-picture.png',
    'link-picture.png',
    { image: { url: 'link-picture.png', width: 1200, height: 630 } },
    `12  image.url: invalid path “link-picture.png” → ${path}`,
  ],
];
for (const [valid, written, changes, line] of invalid) {
  test(`“${written}” instead of “${valid}” is an error`, () => {
    const changed = source.replace(valid, written);
    expect(changed).not.toBe(source);
    const diagnostics = checkSettings(
      siteSettings,
      { ...settings, ...changes },
      'content/site.ts',
      changed,
    );
    expect(linesOf(diagnostics)).toEqual([`content/site.ts:${line}`]);
  });
}

test('a language without words is a warning that says what to write', () => {
  const [warning, ...others] = checkSettings(
    siteSettings,
    { ...settings, language: 'pt-BR' },
    'content/site.ts',
    source.replace('en-GB', 'pt-BR'),
  );
  expect(others).toEqual([]);
  expect(warning).toMatchObject({ severity: 'warning', line: 5, field: 'language' });
  expect(warning.message).toContain('no words in Portuguese');
  expect(warning.hint).toMatch(/^add pt to `languages` in content\/words\.ts/);
});

test('all invalid settings are reported at once', () => {
  const diagnostics = checkSettings(
    siteSettings,
    { ...settings, url: 'a', language: 'german', timeZone: 'Berlin' },
    'content/site.ts',
    source,
  );
  expect(diagnostics.map(({ field }) => field)).toEqual(['url', 'language', 'timeZone']);
});

type Services = NonNullable<SiteSettings['services']>;

const analytics = { script: 'https://a.example/a.js', connect: ['https://a.example'] };
const comments = {
  repo: 'ada/notes',
  repoId: 'R_kgDOAbCdEf',
  category: 'Announcements',
  categoryId: 'DIC_kwDOAbCdEf4CAbCd',
};

/** The diagnostics of services, without their position. */
function messagesFor(services: unknown): string[] {
  const diagnostics = checkSettings(siteSettings, { ...settings, services }, 'site.ts', source);
  return linesOf(diagnostics).map((line) => line.replace(/^site\.ts:\d+ {2}/, ''));
}

test('the snippets of common services can be written as settings', () => {
  const valid: Services[] = [
    {},
    // Plausible, Umami, GoatCounter, Fathom, Simple Analytics, Cloudflare, Matomo, and a file in public/.
    {
      analytics: {
        script: 'https://plausible.io/js/script.js',
        attributes: { 'data-domain': 'earshot.example' },
        connect: ['https://plausible.io'],
      },
    },
    {
      analytics: {
        script: 'https://cloud.umami.is/script.js',
        attributes: { 'data-website-id': 'b59e9c65' },
        connect: ['https://cloud.umami.is', 'https://gateway.umami.is'],
      },
    },
    {
      analytics: {
        script: 'https://gc.zgo.at/count.v4.js',
        integrity: `sha384-${'a'.repeat(64)}`,
        attributes: { 'data-goatcounter': 'https://me.goatcounter.com/count' },
        connect: ['https://me.goatcounter.com'],
        images: ['https://me.goatcounter.com'],
      },
    },
    {
      analytics: {
        script: 'https://cdn.usefathom.com/script.js',
        attributes: { 'data-site': 'ABCDEFG' },
        connect: ['https://cdn.usefathom.com'],
        images: ['https://cdn.usefathom.com'],
      },
    },
    {
      analytics: {
        script: 'https://scripts.simpleanalyticscdn.com/latest.js',
        connect: ['https://queue.simpleanalyticscdn.com'],
        images: ['https://queue.simpleanalyticscdn.com'],
      },
    },
    {
      analytics: {
        script: 'https://static.cloudflareinsights.com/beacon.min.js',
        attributes: { 'data-cf-beacon': '{"token": "abc"}' },
        connect: ['https://cloudflareinsights.com'],
      },
    },
    {
      analytics: {
        script: 'https://cdn.matomo.cloud/me.matomo.cloud/matomo.js',
        code: "var _paq = (window._paq = []);\n_paq.push(['trackPageView']);",
        connect: ['https://me.matomo.cloud'],
      },
    },
    { analytics: { script: '/count.js', connect: [] } },
    {
      analytics: {
        ...analytics,
        connect: ['https://*.analytics.example', 'http://localhost:3001'],
      },
    },
    { comments },
    { comments: { ...comments, mapping: 'og:title', strict: true, host: 'https://talk.example' } },
    { forms: ['https://buttondown.com', '/'] },
  ];
  for (const services of valid) expect(messagesFor(services), JSON.stringify(services)).toEqual([]);
});

const full = 'write scheme and host, such as https://plausible.io';
for (const [services, ...lines] of [
  [{ analitics: analytics }, 'services.analitics: unknown setting → did you mean analytics?'],
  [
    { analytics: { script: 'https://a.example/a.js' } },
    "services.analytics.connect: is missing → write the hosts that the script sends to, such as `connect: ['https://plausible.io']`",
  ],
  [
    { analytics: { ...analytics, connect: 'https://a.example' } },
    "services.analytics.connect: is a text, not a list → write a list, such as ['https://plausible.io']",
  ],
  [
    { analytics: { ...analytics, connect: ['http://a.example'] } },
    'services.analytics.connect[0]: the host “http://a.example” is not under https → write https://a.example',
  ],
  [
    { analytics: { ...analytics, connect: ['a.example/api/'] } },
    'services.analytics.connect[0]: “a.example/api/” is not scheme and host → write https://a.example',
  ],
  [
    { analytics: { ...analytics, connect: ["https://a.example; script-src 'unsafe-inline'"] } },
    `services.analytics.connect[0]: invalid host “https://a.example; script-src 'unsafe-inline'” → ${full}`,
  ],
  [
    { analytics: { ...analytics, connect: ['https://*'] } },
    `services.analytics.connect[0]: invalid host “https://*” → ${full}`,
  ],
  [
    { analytics: { ...analytics, script: '//gc.zgo.at/count.js' } },
    'services.analytics.script: the script “//gc.zgo.at/count.js” has no scheme → write https://gc.zgo.at/count.js',
  ],
  [
    { analytics: { ...analytics, attributes: { domain: 'a', onload: 'x()' } } },
    "services.analytics.attributes.domain: attributes here are `id` and those that begin with `data-` → write 'data-domain'",
    "services.analytics.attributes.onload: attributes here are `id` and those that begin with `data-` → write 'data-onload'",
  ],
  [
    { analytics: { ...analytics, code: '<script>a()</script>' } },
    'services.analytics.code: this is HTML, not JavaScript → write only what is within <script>…</script>',
  ],
  [
    { comments: { ...comments, repo: 'https://github.com/ada/notes' } },
    'services.comments.repo: invalid repository “https://github.com/ada/notes” → write owner and name, such as ada/notes',
  ],
  [
    { comments: { ...comments, repoId: comments.categoryId } },
    'services.comments.repoId: “DIC_kwDOAbCdEf4CAbCd” is categoryId, not repoId → copy the value of data-repo-id from giscus.app',
  ],
  [
    { comments: { ...comments, mapping: 'path' } },
    'services.comments.mapping: unknown mapping “path”, the options are pathname, url, title, og:title → write pathname',
  ],
  [
    { forms: ['buttondown.com'] },
    'services.forms[0]: “buttondown.com” is not scheme and host → write https://buttondown.com',
  ],
  [
    { forms: 'https://buttondown.com' },
    "services.forms: is a text, not a list → write a list, such as ['https://buttondown.com']",
  ],
] as const) {
  test(`${JSON.stringify(services)} is an error`, () => {
    expect(messagesFor(services)).toEqual(lines);
  });
}

test.each([
  { replyTo: 'mailto:me@example.org' },
  { replyTo: 'Me <me@example.org>' },
  { replyTo: 'me@example' },
  { replyTo: '' },
  { editUrl: 'github.com/o/r/edit/main/' },
  { editUrl: 'https://github.com/o/r/edit/main' },
  { editUrl: 'https://github.com/o/r?file=/' },
])('%o is an error at its line', (change) => {
  const [[name, value]] = Object.entries(change);
  const text = source.replace('  image:', `  ${name}: '${value}',\n  image:`);
  expect(
    checkSettings(siteSettings, { ...settings, ...change }, 'content/site.ts', text),
  ).toMatchObject([{ severity: 'error', line: 12, field: name }]);
});
