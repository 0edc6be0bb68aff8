import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { removeRuntime } from './remove-next-runtime';
import { refuseUnknownScripts } from './unknown-scripts';

// As Next 16.4 writes them.
const ofNext = [
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/0j1we.js">',
  '<script src="/_next/static/chunks/16d9m.js" async=""></script>',
  '<script src="/blog/_next/static/chunks/0cz1d.js" noModule=""></script>',
  '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({})</script>',
  '<script>(self.__next_f=self.__next_f||[]).push([0])</script>',
  '<script>self.__next_f.push([1,"1:x"])</script>',
  '<script>requestAnimationFrame(function(){$RT=performance.now()});</script>',
  '<script>$RC=function(b,c,e){};$RC("B:0","S:0")</script>',
];
const others = [
  '<script data-site-script="">a()</script>',
  '<script type="speculationrules">{}</script>',
  '<script type="application/ld+json">{}</script>',
  '<script src="/counter.js"></script>',
  '<div class="prose"><script>a()</script><script type="module">b()</script></div>',
];
const unknown = [
  '<script>self.__react_f=[]</script>',
  '<script id="__NEXT_X">x()</script>',
  '<script type="module">x()</script>',
  '<script type="importmap">{}</script>',
  '<script src="/_next/runtime/a.js"></script>',
  '<link rel="modulepreload" href="/_next/runtime/a.js">',
  '<p><script>x()</script></p>',
];

function finished(body: string, hasRuntime = false): string {
  const tree = unified().use(rehypeParse).parse(`<html><body>${body}</body></html>`);
  const page = { pathname: '/posts/a/', routeFile: 'app/posts/[slug]/page.tsx', hasRuntime };
  if (!hasRuntime) removeRuntime(tree, page);
  refuseUnknownScripts(tree, page);
  return unified().use(rehypeStringify).stringify(tree);
}

test('Next’s scripts are removed, and all others that are known stay', () => {
  for (const script of ofNext) expect(finished(script), script).not.toMatch(/<(script|link)/);
  for (const script of others) expect(finished(script), script).toContain(script);
});

test('a page that needs React keeps Next’s scripts', () => {
  for (const script of ofNext) expect(finished(script, true), script).toMatch(/<(script|link)/);
});

test('a script that is not known is named with its page, whether React runs or not', () => {
  for (const script of unknown) {
    for (const hasRuntime of [true, false]) {
      expect(() => finished(script, hasRuntime), script).toThrow(
        /^app\/posts\/\[slug\]\/page\.tsx {2}unknown script on the page \/posts\/a\/: <(script|link)/,
      );
    }
  }
  expect(() => finished(unknown.join(''))).toThrow('self.__react_f=[]');
  expect(() => finished(`<script>${'x'.repeat(500)}</script>`)).toThrow(/>x{100}…\n/);
});

test('content that only a script would show stops the build', () => {
  expect(() => finished('<template id="B:0"></template>')).toThrow(/<Suspense>.*\/posts\/a\//);
});
