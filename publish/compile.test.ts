import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { compile, isCompiled } from './compile';

test('code counts as compiled only where it was not edited meanwhile', async () => {
  const root = tempFolder({
    'package.json': '{}',
    // Takes the place of Next, which has compiled a site without routes.
    'node_modules/next/dist/bin/next': '',
    '.next/server/app-paths-manifest.json': '{}',
    '.next/app-path-routes-manifest.json': '{}',
    '.next/prerender-manifest.json': '{ "version": 4, "routes": {}, "dynamicRoutes": {} }',
  });
  const distDir = path.join(root, '.next');
  const compileAs = (codeKey: string, isCurrent: boolean) =>
    compile(root, distDir, {
      codeKey,
      isStillCurrent: () => isCurrent,
      reading: Promise.resolve(true),
      signal: new AbortController().signal,
    });
  expect(await compileAs('a', true)).toBe(true);
  expect(isCompiled(distDir, 'a')).toBe(true);
  await expect(compileAs('b', false)).rejects.toThrow('The code was edited');
  // Some of it may have been compiled anew.
  expect(isCompiled(distDir, 'a')).toBe(false);
  expect(isCompiled(distDir, 'b')).toBe(false);
});
