import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copySite, run } from './site-copy';

const post = (fields: string) => `---\n${fields}\n---\nA post.\n`;
const STACK_TRACE = /^\s+at .*:\d+:\d+/m;

test('errors of several kinds stop a build, each is named, and the last site stays', async () => {
  const site = '<!doctype html><title>The last site</title>';
  const copy = await copySite('faulty-content', {
    'out/index.html': site,
    'content/posts/undated.md': post('title: Undated'),
    'content/posts/2023-01-01-a.md': post('title: A\ndate: 2023-02-30'),
    'content/posts/2023-01-02-b.md': post('title: B: C'),
    'content/posts/2023-01-03-c.mdx': post('title: C'),
    'content/posts/2023-01-04-d.md': `${post('title: D')}\n[nothing](/nothing/at/all/)\n`,
    'content/podcasts/a.md': post('address: https://example.org\ngroup: top\norder: 9'),
    'content/snapshots/nobody.json':
      '{"feed": "https://a.org", "checked": "2026-11-24", "count": 0, "episodes": []}',
    'content/posts/2023-01-05-e.md': post('titel: E'),
  });
  const { code, output } = await run(copy, 'build');
  expect(code).toBe(1);
  for (const named of [
    'content/posts/undated.md  date: ',
    'content/posts/2023-01-01-a.md:3  date: ',
    'content/posts/2023-01-02-b.md:2  ',
    'content/posts/2023-01-03-c.mdx  ',
    'content/posts/2023-01-04-d.md:6:1  ',
    'content/podcasts/a.md  name: ',
    'content/snapshots/nobody.json  ',
  ]) {
    expect(output).toMatch(new RegExp(`^${named.replaceAll('.', '\\.')}.+\\n    → .+`, 'm'));
  }
  // A typo is a warning: it is named as well, before the errors, and not counted as one.
  expect(output).toMatch(/^content\/posts\/2023-01-05-e\.md:2 {2}titel: .+\n {4}→ .+/m);
  expect(output).toContain('7 errors in content/.');
  expect(output).not.toMatch(STACK_TRACE);
  expect(await readFile(path.join(copy, 'out/index.html'), 'utf8')).toBe(site);
});

test('an error in the code of the settings or the schema is named, without a dump', async () => {
  // Many builds in a row.
  test.slow();
  const copy = await copySite('faulty-code', {});
  const fails = async (file: string, change: (code: string) => string) => {
    const code = await readFile(path.join(copy, file), 'utf8');
    expect(change(code)).not.toBe(code);
    await writeFile(path.join(copy, file), change(code));
    const result = await run(copy, 'content');
    await writeFile(path.join(copy, file), code);
    expect(result.code).toBe(1);
    expect(result.output).not.toMatch(STACK_TRACE);
    expect(result.output).not.toMatch(/\[Object|_tag|Fiber/);
    return result.output.trim();
  };
  const lineOf = (code: string, part: string) =>
    code.slice(0, code.indexOf(part)).split('\n').length;

  const site = await readFile(path.join(copy, 'content/site.ts'), 'utf8');
  const name = /name: .+,\n/.exec(site)?.[0] ?? '';
  // Without its comma, the next key is an error.
  expect(
    await fails('content/site.ts', (code) => code.replace(name, name.replace(/,\n$/, '\n'))),
  ).toMatch(
    new RegExp(`^content/site\\.ts:${lineOf(site, name) + 1}:3  syntax error: .+\\n    → .+$`, 'm'),
  );

  expect(
    await fails(
      'content/contentlayer.config.ts',
      (code) => `${code}\nthrow new Error('not like this');\n`,
    ),
  ).toMatch(/^content\/contentlayer\.config\.ts:\d+:7 {2}.*not like this\n {4}→ .+$/m);

  expect(
    await fails('content/site.ts', (code) => code.replace(/timeZone: '.+'/, "timeZone: 'Berlin'")),
  ).toMatch(/^content\/site\.ts:\d+ {2}timeZone: .*Berlin.*\n {4}→ .*Europe\/Berlin.*$/m);
});
