import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { noHosts } from '../pipeline/allowed-hosts';
import { linesOf } from '../pipeline/diagnostics/test-lines';
import { tempFolder } from '../pipeline/test-files';
import { blockedLoadsIn, blockedLoadsOn, diagnoseBlockedLoads } from './blocked-loads';

function blockedIn(body: string, runtime = { hasRuntime: false, hasNextScript: false }) {
  const page = unified().use(rehypeParse).parse(`<html><body>${body}</body></html>`);
  return blockedLoadsOn(page, runtime, noHosts);
}

test('what the policy blocks in the code of a page is found', () => {
  for (const [body, message] of [
    ['<script async src="https://a.example/a.js"></script>', /external script/],
    ['<link rel="preload" as="script" href="https://a.example/a.js">', /external script/],
    ['<link rel="stylesheet" href="https://a.example/a.css">', /external style sheet/],
    ['<link rel="preload" as="font" href="https://a.example/a.woff2">', /external font/],
    ['<style>@import url(https://a.example/a.css)</style>', /external style sheet or font/],
    ['<form action="https://a.example/x"></form>', /sent to https:\/\/a\.example/],
    ['<b onclick="a()">A</b>', /`onclick`/],
  ] as const) {
    expect(
      blockedIn(body).map((load) => load.message),
      body,
    ).toEqual([expect.stringMatching(message)]);
  }
  expect(blockedIn('', { hasRuntime: false, hasNextScript: true })).toHaveLength(1);
});

test('what works, and what was found in Markdown, is not', () => {
  for (const body of [
    '<div class="prose"><script src="https://a.example/a.js"></script></div>',
    '<link rel="preload" as="image" href="https://a.example/a.png"><link rel="preconnect" href="https://a.example">',
    '<form><input></form><script src="/a.js"></script><img src="https://a.example/a.png">',
    '<iframe src="https://a.example/"></iframe><a href="https://a.example/">A</a>',
  ]) {
    expect(blockedIn(body), body).toEqual([]);
  }
  expect(blockedIn('', { hasRuntime: true, hasNextScript: true })).toEqual([]);
});

test('it is told once, with its line in the code', () => {
  const root = tempFolder({
    'components/footer.tsx':
      'export const Footer = () => (\n  <script src="https://a.example/a.js" />\n);\n',
    'app/globals.css': '\n\n@font-face { src: url("https://a.example/a.woff2") }',
  });
  const script = blockedIn('<script src="https://a.example/a.js"></script>');
  const unknown = blockedIn('<script src="https://b.example/b.js"></script>');
  const pages = ['/', '/a/', '/b/'].map((pathname) => ({
    page: { pathname, routeFile: `app${pathname}page.tsx` },
    blocked: pathname === '/a/' ? [...script, ...unknown] : script,
  }));
  const sheet = '@font-face{src:url(https://a.example/a.woff2)}@font-face{src:url(/own.woff2)}';
  const lines = linesOf(diagnoseBlockedLoads(pages, blockedLoadsIn(sheet), root));
  expect(lines.map((line) => line.split(' → ')[0])).toEqual([
    'components/footer.tsx:2  external script: https://a.example/a.js does not run (on all 3 pages)',
    'app/a/page.tsx  external script: https://b.example/b.js does not run (on /a/)',
    'app/globals.css:3  external style sheet or font: https://a.example/a.woff2 is not loaded',
  ]);
});
