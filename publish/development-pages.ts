import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { cacheDir } from '../pipeline/build-report';
import { type Diagnostic, formatPosition } from '../pipeline/diagnostics/diagnostic';
import { FAILED_FILES, type FailedFile, readFailedFiles } from '../pipeline/failed-files';
import { percentDecode } from '../pipeline/percent-decode';
import { reportOnlyPolicy } from './development-policy';
import { startLocalServer } from './local-server';

const parser = unified().use(rehypeParse).use(rehypeStringify).freeze();

/** A page as Next renders it in development. */
type DevelopmentPage = {
  /** Its path, with a query. */
  url: string;
  /** Where this process serves the site, such as `http://127.0.0.1:3000`. */
  origin: string;
  html: string;
  /** Whether Next has found no page. */
  isMissing: boolean;
};

/** What `next dev` sends. */
type Answer = {
  html: string;
  /** Another status than Next's. */
  status?: number;
  /** The header by which the browser reports what the published page may not do. */
  policy?: string;
};

/**
 * Makes what `next dev` sends for a page: in its place, the diagnostics of a file that cannot be shown, or
 * that nothing is there, which Next would render in the browser, with a complaint about scripts. Each page
 * loads again once something else is to be shown.
 */
export async function developmentPage(page: DevelopmentPage): Promise<Answer> {
  const basePath = process.env.BASE_PATH ?? '';
  const pathname = page.url.split('?')[0].slice(basePath.length);
  const server = await startStateServer();
  const failed = failedFileAt(pathname);
  if (!failed && !(page.isMissing && pathname !== '/')) {
    const html = page.html.replace('</body>', `${reloadScript(server, pathname)}</body>`);
    return { html, policy: await reportOnlyPolicy(html, page, server) };
  }
  const home = await fetch(`${page.origin}${basePath}/`);
  const content = failed ? failedContent(failed.diagnostics) : missingContent(pathname);
  const script = reloadScript(server, failed ? pathname : ANY_CHANGE);
  const html = ownPage(parser.parse(await home.text()), content, script);
  return { html, ...(failed && { status: 500 }) };
}

function failedFileAt(pathname: string): FailedFile | undefined {
  const name = percentDecode(pathname);
  return readFailedFiles(cacheDir).find(({ url }) => percentDecode(url) === name);
}

/** The home page without Next's scripts, and with another title and content. */
function ownPage(page: Root, [title, ...content]: [string, ...ElementContent[]], script: string) {
  visit(page, 'element', (element, index, parent) => {
    const isOfNext =
      element.tagName === 'script' && element.properties.dataSiteScript === undefined;
    if (isOfNext && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (element.tagName === 'title') element.children = [{ type: 'text', value: title }];
    if (element.tagName === 'main') {
      // The class names are those of the site's pages: the style sheet has no others.
      element.children = [
        h('div', { className: 'page pt-6 lg:pt-8' }, [
          h('div', { className: 'min-w-0 lg:col-start-2', lang: 'en', dir: 'ltr' }, [
            h('h1', { className: 'font-bold text-title leading-tight' }, title),
            ...content,
          ]),
        ]),
      ];
    }
    return undefined;
  });
  return parser.stringify(page).replace('</body>', `${script}</body>`);
}

function failedContent(diagnostics: Diagnostic[]): [string, ...ElementContent[]] {
  return [
    'This file cannot be shown',
    quiet('A build stops at it. Its page comes back here once the file is correct.'),
    h('div', { className: 'prose mt-6' }, diagnostics.flatMap(diagnosticContent)),
  ];
}

function missingContent(pathname: string): [string, ...ElementContent[]] {
  return ['There is no page here', quiet(`It comes here once there is one at ${pathname}.`)];
}

function quiet(text: string): ElementContent {
  return h('p', { className: 'mt-2 text-quiet' }, text);
}

function diagnosticContent({ field, message, hint, ...position }: Diagnostic): ElementContent[] {
  const line = sourceLine(position);
  return [
    h('h2', field === undefined ? message : `${field}: ${message}`),
    h('p', h('code', formatPosition(position))),
    ...(line === undefined ? [] : [h('pre', h('code', line))]),
    h('p', `→ ${hint}`),
  ];
}

function sourceLine({ file, line }: Pick<Diagnostic, 'file' | 'line'>): string | undefined {
  if (line === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8').split(/\r\n?|\n/)[line - 1];
  } catch {
    return undefined;
  }
}

/**
 * Asks for the state of a page every second, and loads the page again once it is another one. It asks no more
 * while the page loads: asking it to load again would begin anew, and never end where that takes over a second.
 */
function reloadScript(server: string, topic: string): string {
  const url = JSON.stringify(`${server}?${encodeURIComponent(topic)}`);
  const code = `const state=${JSON.stringify(stateOf(topic))};
const ask=async()=>{try{const answer=await fetch(${url});
if(await answer.text()!==state)return location.reload()}catch{}
setTimeout(ask,1000)};setTimeout(ask,1000)`;
  return `<script>{${code.replaceAll('\n', '')}}</script>`;
}

let stateServer: Promise<string> | undefined;

/**
 * Starts the server that tells a page whether it has to load again: once its file cannot be shown, is correct
 * again or has other errors, and after any change where there is no page yet. Next's own channel sends what a page
 * shows, not another page. An EventSource was tried: its request never ends, and a test waits for that.
 * @returns its URL
 */
function startStateServer(): Promise<string> {
  stateServer ??= startLocalServer((request, response) => {
    const topic = percentDecode(request.url?.split('?')[1] ?? '');
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' });
    response.end(stateOf(topic));
  });
  return stateServer;
}

/** The topic of pages that any file may bring. */
const ANY_CHANGE = '';

/** After the content step has written a change, Next needs some seconds to render it. */
const SECONDS_OF_NEXT = 5;

/** @param topic the path of a page, or `ANY_CHANGE` */
function stateOf(topic: string): string {
  if (topic === ANY_CHANGE) {
    // The cache folder may be deleted meanwhile.
    const file = statSync(path.join(cacheDir, FAILED_FILES), { throwIfNoEntry: false });
    const mtimeMs = file?.mtimeMs ?? 0;
    const seconds = Math.floor((Date.now() - mtimeMs) / 1000);
    return `${mtimeMs} ${Math.min(seconds, SECONDS_OF_NEXT)}`;
  }
  const diagnostics = failedFileAt(topic)?.diagnostics ?? [];
  return createHash('sha1').update(JSON.stringify(diagnostics)).digest('hex');
}
