import { readFile } from 'node:fs/promises';
import path from 'node:path/posix';
import type { Diagnostic } from '../pipeline/diagnostics/diagnostic';
import { percentDecode } from '../pipeline/percent-decode';
import type { SourceFile } from './page-worker';
import { toOutputPath } from './pathnames';

const READ = /\.(html?|svg|webmanifest|xml)$|(^|\/)manifest\.json$/i;

/** A path from the top of the site, as the whole value of an attribute, in JSON, or in CSS. */
const PATHS = /(?:=\s*["']?|:\s*"|url\(\s*["']?)(\/(?!\/)[^\s"'<>)]*)/g;

/**
 * Finds the paths from the top of the site in files of `public/`, where the site is under a base path:
 * they lead out of it. Pages and style sheets get the base path, but these files are published as they
 * are.
 * @param names the paths of all files of the site
 */
export async function lintPublicPaths(
  publicFiles: SourceFile[],
  names: ReadonlySet<string>,
  basePath: string,
): Promise<Diagnostic[]> {
  if (basePath === '') return [];
  const found = await Promise.all(
    publicFiles
      .filter(({ outputPath }) => READ.test(outputPath))
      .map(async ({ outputPath, filePath }) => {
        const lines = (await readFile(filePath, 'utf8')).split('\n');
        return lines.flatMap((line, index): Diagnostic[] =>
          [...line.matchAll(PATHS)].flatMap((match): Diagnostic[] => {
            const [, url] = match;
            // What is not in the site may be another one's on the same host.
            if (!isOfSite(url, names)) return [];
            return [
              {
                severity: 'warning',
                file: `public/${outputPath}`,
                line: index + 1,
                column: match.index + match[0].length - url.length + 1,
                message: `${url} is not in the site, which is under ${basePath}/: files in public/ are published as they are`,
                hint: `write ${relativeUrl(outputPath, url)}, which works under any path`,
              },
            ];
          }),
        );
      }),
  );
  return found.flat();
}

function isOfSite(url: string, names: ReadonlySet<string>): boolean {
  const pathname = percentDecode(url.replace(/[?#].*/s, ''));
  return (
    [pathname, `${pathname}/`].some((name) => names.has(toOutputPath(name))) ||
    names.has(pathname.slice(1))
  );
}

function relativeUrl(outputPath: string, url: string): string {
  const isFolder = url.endsWith('/');
  const relative = path.relative(path.join('/', path.dirname(outputPath)), url) || '.';
  return `${relative.startsWith('.') ? '' : './'}${relative}${isFolder ? '/' : ''}`;
}
