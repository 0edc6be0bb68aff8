import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isBoolean, isRecordOf, isString, objectOf, optional } from './json-shape';

/** Where package managers list what they have installed: npm, pnpm, and Yarn since and before version 2. */
const INSTALLED = [
  'node_modules/.package-lock.json',
  'node_modules/.pnpm/lock.yaml',
  'node_modules/.yarn-state.yml',
  'node_modules/.yarn-integrity',
];

/** What is to be installed. It may be newer than what is. */
const LOCK_FILES = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
];

/**
 * What code runs on, as a text to hash: the versions of Node and its libraries, the platform, and the packages
 * that are installed for a project, apart from those that only development needs.
 */
export function environmentOf(projectDir: string): string {
  const { versions, platform, arch } = process;
  const installed = nearest(projectDir, INSTALLED);
  const lists = installed.length > 0 ? installed : nearest(projectDir, LOCK_FILES);
  const packages = lists.map((file) => packagesIn(readFileSync(file, 'utf8')));
  return JSON.stringify([versions, platform, arch, packages]);
}

/** Those of some files that exist in a folder, or else in the nearest folder above it with one of them. */
function nearest(folder: string, names: string[]): string[] {
  const found = names.map((name) => path.join(folder, name)).filter((file) => existsSync(file));
  const above = path.dirname(folder);
  return found.length > 0 || above === folder ? found : nearest(above, names);
}

/** The part of a list of npm's that is read (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
type Lockfile = { packages: Record<string, LockedPackage> };
type LockedPackage = { version?: string; resolved?: string; integrity?: string; dev?: boolean };

const isLockedPackage = objectOf<LockedPackage>({
  version: optional(isString),
  resolved: optional(isString),
  integrity: optional(isString),
  dev: optional(isBoolean),
});
const isLockfile = objectOf<Lockfile>({ packages: (value) => isRecordOf(value, isLockedPackage) });

/** The packages in a list of npm's, or the whole text of another one, such as during a merge. */
function packagesIn(text: string): string[] {
  const list = parsed(text);
  if (!isLockfile(list)) return [text];
  return (
    Object.entries(list.packages)
      .filter(([name, { dev }]) => name !== '' && dev !== true)
      // A package from Git may change without another version.
      .map(
        ([name, { version, resolved, integrity = resolved }]) => `${name} ${version} ${integrity}`,
      )
      .sort()
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
