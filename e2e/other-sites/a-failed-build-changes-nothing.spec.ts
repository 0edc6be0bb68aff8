import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copyFolder, run } from '../site-copy';

test.describe.configure({ mode: 'default', timeout: 480_000 });

const copy = copyFolder('empty');

for (const [step, frontMatter, message] of [
  ['first', 'date: 2023-02-30', ':3  date: '],
  ['last', 'redirect_from: /posts/', '  redirect_from: URL conflict: /posts/'],
]) {
  test(`a build that fails at its ${step} step names the file, and leaves the last good site`, async () => {
    const manifest = () => readFile(path.join(copy, 'out/.files.json'), 'utf8');
    const before = await manifest();
    const file = `content/posts/2021-01-01-${step}.md`;
    await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
    await writeFile(path.join(copy, file), `---\ntitle: Faulty\n${frontMatter}\n---\nText.\n`);
    const { code, output } = await run(copy, 'build');
    await rm(path.join(copy, file));
    expect(code).not.toBe(0);
    expect(output).toContain(file + message);
    expect(output).not.toContain('    at ');
    expect(await manifest()).toBe(before);
  });
}

test('a page that the content has and its route does not find stops the build', async () => {
  const manifest = () => readFile(path.join(copy, 'out/.files.json'), 'utf8');
  const before = await manifest();
  const post = path.join(copy, 'content/posts/2021-01-01-lost.md');
  const route = path.join(copy, 'app/posts/[slug]/page.tsx');
  const code = await readFile(route, 'utf8');
  await writeFile(post, '---\ntitle: Lost\n---\nText.\n');
  await writeFile(
    route,
    `import { notFound } from 'next/navigation';\n${code.replace(
      'const { html,',
      "if (post.slug === 'lost') notFound();\n  const { html,",
    )}`,
  );
  const { code: exitCode, output } = await run(copy, 'build');
  await rm(post);
  await writeFile(route, code);
  expect(exitCode).not.toBe(0);
  expect(output).toContain(
    'app/posts/[slug]/page.tsx  lost page: /posts/lost/ is one of the pages of this route',
  );
  expect(await manifest()).toBe(before);
});
