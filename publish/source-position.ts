import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { FilePosition } from '../pipeline/diagnostics/diagnostic';

/**
 * Finds the line of the project's own code that an error comes from, by the source maps beside compiled
 * code. Node's `setSourceMapsEnabled` was tried: Turbopack's files do not name their maps.
 * @param stack of an error in compiled code
 */
export function sourcePosition(stack: string): FilePosition | undefined {
  for (const [, file, line, column] of stack.matchAll(/\(?(\/[^()\n]+\.js):(\d+):(\d+)\)?/g)) {
    if (!existsSync(`${file}.map`)) continue;
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) continue;
    const [, source] =
      /(?:^|\/)((?:app|components|content|pipeline)\/.*)$/.exec(
        decodeURIComponent(entry.originalSource),
      ) ?? [];
    if (source && !entry.originalSource.includes('node_modules')) {
      return { file: source, line: entry.originalLine + 1 };
    }
  }
  return undefined;
}
