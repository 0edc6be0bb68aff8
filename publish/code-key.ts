import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { environmentOf } from '../pipeline/environment';
import { filesIn } from '../pipeline/files-in';
import { isSystemFile } from '../pipeline/system-files';

/**
 * What pages are not made from: content, which has keys of its own, the result and the output of builds,
 * tests, and a file of types that Next writes otherwise in development than in a build.
 */
const LEFT_OUT =
  /^(node_modules|out|e2e|public|test-results|playwright-report|scripts|content\/(posts|podcasts|pages|tags|authors|snapshots))\/|\.test\.tsx?$|^[^/]*\.(md|log)$|^next-env\.d\.ts$/;

/** Hidden files that Next reads. */
const READ_BY_NEXT = /^\.(?:env|babelrc|browserslistrc)/;

/**
 * A hash of what pages are made from besides the content: the code and the style of the project and its
 * settings, what they run on, such as the packages, and the environment variables that the code names.
 */
export function codeKey(projectDir: string): string {
  const hash = createHash('sha256');
  const variables = new Set(['BASE_PATH', 'NODE_ENV']);
  hash.update(environmentOf(projectDir));
  for (const name of codeFiles(projectDir)) {
    const text = readFileSync(path.join(projectDir, name));
    hash.update(`\n${name} ${text.length}\n`).update(text);
    if (/\.[cm]?[jt]sx?$/.test(name)) {
      for (const variable of variablesIn(text.toString())) variables.add(variable);
    }
  }
  for (const variable of Object.keys(process.env)) {
    if (variable.startsWith('NEXT_PUBLIC_')) variables.add(variable);
  }
  for (const variable of [...variables].sort()) {
    hash.update(`\n${variable}=${JSON.stringify(process.env[variable])}`);
  }
  return hash.digest('hex');
}

/** The environment variables that code names: `process.env.A`, `process.env['A']`, `const { A } = process.env`. */
function variablesIn(code: string): string[] {
  const named = code.matchAll(/\bprocess\.env(?:\.|\[['"`])(\w+)/g);
  const taken = code.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b/g);
  return [
    ...[...named].map(([, name]) => name),
    ...[...taken].flatMap(([, names]) => [...names.matchAll(/\w+/g)].map(([name]) => name)),
  ];
}

function codeFiles(projectDir: string): string[] {
  return readdirSync(projectDir)
    .filter(
      (name) => !LEFT_OUT.test(`${name}/`) && (!name.startsWith('.') || READ_BY_NEXT.test(name)),
    )
    .flatMap((name) =>
      isFile(name) ? [name] : filesIn(path.join(projectDir, name)).map((file) => `${name}/${file}`),
    )
    .filter((name) => !LEFT_OUT.test(name) && !isSystemFile(name))
    .filter(isFile)
    .sort();

  function isFile(name: string): boolean {
    return statSync(path.join(projectDir, name), { throwIfNoEntry: false })?.isFile() ?? false;
  }
}
