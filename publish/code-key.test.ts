import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempFolder, writeFiles } from '../pipeline/test-files';
import { codeKey } from './code-key';

const project = () =>
  tempFolder({
    'app/page.tsx': 'export default () => process.env.GREETING;',
    'content/site.ts': 'export const site = {};',
    'content/posts/2024-01-01-a.md': 'Text.',
    'content/tags/a.md': 'Text.',
    'content/authors/a.md': 'Text.',
    'components/a.test.tsx': '',
    'node_modules/.package-lock.json': '{}',
    '.env.local': 'A=1',
  });

test('a change of code, settings, packages or environment changes the key', () => {
  const root = project();
  const key = codeKey(root);
  expect(codeKey(root)).toBe(key);
  for (const name of [
    'app/page.tsx',
    'content/site.ts',
    'node_modules/.package-lock.json',
    '.env.local',
  ]) {
    const before = codeKey(root);
    writeFileSync(path.join(root, name), `${name} process.env.GREETING`);
    expect(codeKey(root), name).not.toBe(before);
  }
  const before = codeKey(root);
  vi.stubEnv('GREETING', 'hello');
  expect(codeKey(root)).not.toBe(before);
  vi.unstubAllEnvs();
  expect(codeKey(root)).toBe(before);
  vi.stubEnv('SOMETHING_ELSE', 'hello');
  expect(codeKey(root)).toBe(before);
  vi.unstubAllEnvs();
});

test('a change of content, of a test or of what tools write does not', () => {
  const root = project();
  const key = codeKey(root);
  for (const name of [
    'content/posts/2024-01-01-a.md',
    'content/tags/a.md',
    'content/authors/a.md',
    'components/a.test.tsx',
    'next-env.d.ts',
    'build.log',
    'playwright-report/index.html',
  ]) {
    writeFiles(root, { [name]: 'Another text.' });
    expect(codeKey(root), name).toBe(key);
  }
});

test('each form in which code names an environment variable counts', () => {
  for (const code of [
    'process.env.COLOUR',
    "process.env['COLOUR']",
    'const { OTHER, COLOUR = "red" } = process.env;',
  ]) {
    const root = tempFolder({ 'app/page.tsx': code });
    const before = codeKey(root);
    vi.stubEnv('COLOUR', 'blue');
    expect(codeKey(root), code).not.toBe(before);
    vi.unstubAllEnvs();
  }
});
