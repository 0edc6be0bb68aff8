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
