import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { sourcePosition } from './source-position';

test('an error in compiled code has the line of its source', async () => {
  const root = tempFolder({ 'app/page.ts': 'export function page() {\n\n  missing();\n}\n' });
  const outfile = path.join(root, '.next/server/page.js');
  await build({
    entryPoints: [path.join(root, 'app/page.ts')],
    outfile,
    minify: true,
    sourcemap: 'external',
    format: 'cjs',
  });
  const { page } = createRequire(import.meta.url)(outfile);
  const stackOf = (work: () => void) => {
    try {
      work();
    } catch (error) {
      return error instanceof Error ? String(error.stack) : '';
    }
    return '';
  };
  expect(sourcePosition(stackOf(page))).toEqual({ file: 'app/page.ts', line: 3 });
  expect(sourcePosition(stackOf(() => JSON.parse('{')))).toBeUndefined();
});
