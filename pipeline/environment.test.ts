import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { environmentOf } from './environment';
import { type Files, tempFolder, writeFiles } from './test-files';

const npm = (packages: object) => JSON.stringify({ packages });
const sharp = { version: '0.35.5', integrity: 'sha512-a' };
const vitest = { version: '3.2.7', dev: true };
const installed = { 'node_modules/sharp': sharp, 'node_modules/vitest': vitest };
const LIST = 'node_modules/.package-lock.json';

/** Whether the environment is another one after these changes. */
function changes(before: Files, after: Files, project = '.'): boolean {
  const root = tempFolder(before);
  const first = environmentOf(path.join(root, project));
  writeFiles(root, after);
  return environmentOf(path.join(root, project)) !== first;
}

test('what npm has installed counts, without what only development needs', () => {
  const changed = (packages: object) =>
    changes({ [LIST]: npm(installed) }, { [LIST]: npm(packages) });
  expect(changed({ ...installed, 'node_modules/vitest': { ...vitest, version: '3.2.8' } })).toBe(
    false,
  );
  expect(changed({ 'node_modules/sharp': sharp })).toBe(false);
  expect(changed({ ...installed, 'node_modules/sharp': { ...sharp, version: '0.35.6' } })).toBe(
    true,
  );
  expect(changed({ ...installed, 'node_modules/sharp': { ...sharp, integrity: 'sha512-b' } })).toBe(
    true,
  );
  expect(changed({ ...installed, 'node_modules/vega': { version: '6.4.0' } })).toBe(true);
});

test('a lock file counts only where no list of what is installed is found', () => {
  const lock = { 'package-lock.json': npm({}) };
  const newer = { 'package-lock.json': npm(installed) };
  expect(changes({ ...lock, [LIST]: npm(installed) }, newer)).toBe(false);
  expect(
    changes(
      { 'copy/package-lock.json': npm({}), [LIST]: npm({}) },
      { [LIST]: npm(installed) },
      'copy',
    ),
  ).toBe(true);
  expect(changes(lock, newer)).toBe(true);
  expect(changes(lock, { 'package-lock.json': '<<<<<<< ours' })).toBe(true);
});

test('the lists of other package managers count', () => {
  for (const list of ['node_modules/.pnpm/lock.yaml', 'node_modules/.yarn-state.yml']) {
    const before = { [list]: 'sharp@0.35.5', 'pnpm-lock.yaml': 'a' };
    expect(changes(before, { [list]: 'sharp@0.35.6' }), list).toBe(true);
    expect(changes(before, { 'pnpm-lock.yaml': 'b' }), list).toBe(false);
  }
  expect(changes({ 'yarn.lock': 'sharp@0.35.5' }, { 'yarn.lock': 'sharp@0.35.6' })).toBe(true);
});

test('another Node, platform or architecture is another environment', () => {
  const root = tempFolder({});
  const here = environmentOf(root);
  for (const [name, value] of Object.entries({
    versions: { ...process.versions, icu: '1.0' },
    platform: 'sunos',
    arch: 'mips',
  })) {
    const spy = vi.spyOn(process, name as 'arch', 'get').mockReturnValue(value as 'mips');
    expect(environmentOf(root), name).not.toBe(here);
    spy.mockRestore();
  }
});
