import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { removeReplacedSite, replaceSite, restoreSite } from './replace-site';

test('a site replaces the last one, which the next build deletes', async () => {
  const root = tempFolder({ 'out/a': 'last', '.next/site/a': 'next' });
  const distDir = path.join(root, '.next');
  await replaceSite(root, distDir, path.join(distDir, 'site'));
  expect(readFileSync(path.join(root, 'out/a'), 'utf8')).toBe('next');
  expect(existsSync(path.join(distDir, 'replaced-site/a'))).toBe(true);
  await removeReplacedSite(distDir);
  expect(existsSync(path.join(distDir, 'replaced-site'))).toBe(false);
});

test('the last site stays where it cannot be replaced', async () => {
  const root = tempFolder({ 'out/a': 'last', '.next/b': '' });
  const distDir = path.join(root, '.next');
  await expect(replaceSite(root, distDir, path.join(distDir, 'site'))).rejects.toThrow('ENOENT');
  expect(readFileSync(path.join(root, 'out/a'), 'utf8')).toBe('last');
});

test('the last site is put back where a build was killed while it replaced it', async () => {
  const root = tempFolder({ '.next/last-site/a': 'last' });
  await restoreSite(root, path.join(root, '.next'));
  expect(readFileSync(path.join(root, 'out/a'), 'utf8')).toBe('last');
});
