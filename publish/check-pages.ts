import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Diagnostic, DiagnosticText } from '../pipeline/diagnostics/diagnostic';
import { percentDecode } from '../pipeline/percent-decode';
import type { ExportedPage } from './exported-page';
import { visitElements } from './visit-elements';

/** What search engines and chats read of a page. */
export type PageHead = {
  page: Pick<ExportedPage, 'pathname' | 'routeFile'>;
  title: string;
  description: string;
  /** Whether the page asks search engines to leave it out. */
  isHidden: boolean;
};

/** Reads the head of a finished page. */
export function readHead(tree: Root, page: PageHead['page']): PageHead {
  const head: PageHead = { page, title: '', description: '', isHidden: false };
  visitElements(tree, ({ tagName, properties, children }, parent) => {
    // The title of a drawing is another one.
    if (parent.type !== 'element' || parent.tagName !== 'head') return;
    if (tagName === 'title') head.title ||= textOf({ type: 'root', children }).trim();
    if (tagName !== 'meta') return;
    const content = String(properties.content ?? '').trim();
    if (properties.name === 'description') head.description ||= content;
    if (/^(robots|googlebot)$/.test(String(properties.name))) {
      head.isHidden ||= /\b(noindex|none)\b/.test(content);
    }
  });
  return head;
}

/**
 * Finds the pages without a title of their own, without a description, and those that are not in the
 * sitemap.
 * @param sitemap the texts of its files, as `readSitemap` gives them
 * @param basePath such as `/blog`, or empty
 * @returns one warning for each route and kind
 */
export function lintPages(heads: PageHead[], sitemap: string[], basePath: string): Diagnostic[] {
  const listed = sitemap.length > 0 ? new Set(sitemap.flatMap(pathsIn)) : undefined;
  const found = new Map<string, Diagnostic>();
  const byTitle = new Map(heads.map((head) => [head.title, head.page]));
  for (const { page, title, description, isHidden } of heads) {
    const { pathname, routeFile } = page;
    const add = (kind: string, text: DiagnosticText) => {
      const key = `${kind} ${routeFile}`;
      if (!found.has(key)) found.set(key, { severity: 'warning', file: routeFile, ...text });
    };
    // A route with parameters makes many pages, whose titles are their authors'.
    const other = routeFile.includes('[') ? undefined : byTitle.get(title);
    if (title === '') {
      add('title', { message: `no title: the page ${pathname} has no <title>`, hint: METADATA });
    } else if (other && other.pathname !== pathname && other.routeFile !== routeFile) {
      add('title', {
        message: `same title on two pages: ${pathname} and ${other.pathname} are both “${title}”`,
        hint: METADATA,
      });
    }
    // Nobody searches for the page of URLs that are not found.
    if (pathname === '/404.html' || isHidden) continue;
    if (description === '') {
      add('description', {
        message: `no description: the page ${pathname} has none for search engines`,
        hint: METADATA,
      });
    }
    if (listed && !listed.has(basePath + pathname)) {
      add('sitemap', {
        message: `not in the sitemap: the page ${pathname}`,
        hint: 'add its URL to sitePages in content/feeds/sitemap.ts, or `robots: { index: false }` to its metadata',
      });
    }
  }
  return [...found.values()];
}

const METADATA =
  'export the metadata of this page: `export const metadata = metadataFor({ title: …, description: …, url: … })`, with metadataFor from app/metadata.ts';

/**
 * Reads the sitemap of a site: the file `sitemap.xml`, and those that it lists where it is an index.
 * @param folder of the site
 * @returns their texts; none where the site has no sitemap
 */
export async function readSitemap(folder: string, basePath: string): Promise<string[]> {
  const file = path.join(folder, 'sitemap.xml');
  if (!existsSync(file)) return [];
  const text = await readFile(file, 'utf8');
  if (!text.includes('<sitemapindex')) return [text];
  const parts = pathsIn(text).map((pathname) => pathname.slice(basePath.length));
  return Promise.all(parts.map((part) => readFile(path.join(folder, part), 'utf8')));
}

/** The decoded pathnames of a sitemap, with the base path. */
function pathsIn(sitemap: string): string[] {
  const urls = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
  return urls.map((url) => percentDecode(new URL(url.replaceAll('&amp;', '&')).pathname));
}
