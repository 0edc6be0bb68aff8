import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element, Root } from 'hast';
import type { AllowedHosts } from '../pipeline/allowed-hosts';
import type { Diagnostic, DiagnosticText, FilePosition } from '../pipeline/diagnostics/diagnostic';
import { filesIn } from '../pipeline/files-in';
import {
  cspViolations,
  eventHandlers,
  externalInCss,
  isExternal,
} from '../pipeline/markdown/html/csp-violations';
import type { ExportedPage } from './exported-page';
import { namesOfPages } from './page-names';
import { isProse } from './prose-element';
import { SKIP, visitElements } from './visit-elements';

/** What the policy of a page blocks, outside of the author's texts. */
export type BlockedLoad = DiagnosticText & {
  /** What the source code is likely to contain: a URL, or the code of an event handler. */
  written: string;
};

type Page = Pick<ExportedPage, 'pathname' | 'routeFile'>;

/**
 * Finds what the policy of a page will block: a browser says nothing of it to readers. Raw HTML in
 * Markdown was checked before, with its position.
 * @param page as Next exported it
 */
export function blockedLoadsOn(
  page: Root,
  { hasRuntime, hasNextScript }: Pick<ExportedPage, 'hasRuntime' | 'hasNextScript'>,
  allowed: AllowedHosts,
): BlockedLoad[] {
  const blocked: BlockedLoad[] = [];
  if (hasNextScript && !hasRuntime) {
    blocked.push({
      message: 'next/script does not run: no page without client components has React',
      hint: `use <script defer src="/file.js">, with the file in public/; if it counts visits, make it ${allowed.settings.script}`,
      written: 'next/script',
    });
  }
  visitElements(page, (element) => {
    if (isProse(element)) return SKIP;
    const violations = [...cspViolations(element, allowed), ...preloadViolations(element, allowed)];
    if (violations.length === 0 || isSentByScript(element, hasRuntime)) return undefined;
    const written = writtenIn(element);
    blocked.push(...violations.map((violation) => ({ ...violation, written })));
    return undefined;
  });
  return blocked;
}

/** Finds what the policy of pages with a style sheet will block. */
export function blockedLoadsIn(css: string): BlockedLoad[] {
  return externalInCss(css).map((url) => ({
    message: `external style sheet or font: ${url} is not loaded`,
    hint: 'put the file into public/, and refer to it by its path, such as /fonts/file.woff2',
    written: url,
  }));
}

/** Makes one diagnostic of what is blocked on several pages, where its code is found. */
export function diagnoseBlockedLoads(
  pages: { page: Page; blocked: BlockedLoad[] }[],
  styleSheets: BlockedLoad[],
  projectDir: string,
): Diagnostic[] {
  const byMessage = new Map<string, { load: BlockedLoad; pages: Page[] }>();
  for (const { page, blocked } of pages) {
    for (const load of blocked) {
      const known = byMessage.get(load.message) ?? { load, pages: [] };
      if (!known.pages.includes(page)) known.pages.push(page);
      byMessage.set(load.message, known);
    }
  }
  const ofPages = [...byMessage.values()].map(({ load, pages: found }): Diagnostic => {
    const isOnAll = found.length > 1 && found.length === pages.length;
    const fallback = isOnAll ? 'app/layout.tsx' : found[0].routeFile;
    const names = namesOfPages(
      found.map(({ pathname }) => pathname),
      pages.length,
    );
    return {
      severity: 'error',
      ...(positionOf(load.written, projectDir) ?? { file: fallback }),
      message: `${load.message} (on ${names})`,
      hint: load.hint,
    };
  });
  const ofStyleSheets = styleSheets.map(
    ({ written, ...text }): Diagnostic => ({
      severity: 'error',
      ...(positionOf(written, projectDir) ?? { file: 'app/globals.css' }),
      ...text,
    }),
  );
  return [...ofPages, ...ofStyleSheets];
}

/** A preload shows what React will load in the browser, such as a script of `next/script`. */
function preloadViolations(
  { tagName, properties }: Element,
  allowed: AllowedHosts,
): DiagnosticText[] {
  const { rel, as, href } = properties;
  const isPreload = tagName === 'link' && /^(preload|modulepreload)$/.test(String(rel));
  // A style sheet has a link of its own besides.
  if (!isPreload || !isExternal(href) || !/^(script|font)$/.test(String(as ?? 'script'))) return [];
  return [
    {
      message: `external ${as ?? 'script'}: ${href} is not loaded`,
      hint: `put the file into public/, and refer to it by its path; if it is a script that counts visits, make it ${allowed.settings.script}`,
    },
  ];
}

/** Whether a form is left to a script of the page: React's, or one that reads its fields. */
function isSentByScript({ tagName, properties }: Element, hasRuntime: boolean): boolean {
  const { action } = properties;
  if (tagName !== 'form') return false;
  return !action || (hasRuntime && /^javascript:/.test(String(action)));
}

function writtenIn(element: Element): string {
  const { src, href, action, formAction, data } = element.properties;
  const [handler] = eventHandlers(element);
  return String(
    (handler && element.properties[handler]) ?? src ?? href ?? action ?? formAction ?? data ?? '',
  );
}

const CODE = ['app', 'components'];

/** Where a text is in the code of pages. */
function positionOf(written: string, projectDir: string): FilePosition | undefined {
  if (written === '') return undefined;
  for (const folder of CODE) {
    for (const name of filesIn(path.join(projectDir, folder)).sort()) {
      if (!/\.(tsx?|jsx?|css)$/.test(name)) continue;
      const file = path.posix.join(folder, name);
      const start = readFileSync(path.join(projectDir, file), 'utf8').split(written);
      if (start.length > 1) return { file, line: start[0].split('\n').length };
    }
  }
  return undefined;
}
