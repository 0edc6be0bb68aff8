import diagnosticsChannel from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { cacheDir, readBuildReport } from '../pipeline/build-report';
import { type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { isRecord, isString } from '../pipeline/json-shape';
import { blockedLoadsOn, diagnoseBlockedLoads } from './blocked-loads';
import { type Policy, policyOf, toHeader } from './csp';
import { POLICY } from './headers';

const REPORT_ONLY = `${POLICY}-Report-Only`;
const parser = unified().use(rehypeParse).freeze();

/**
 * Gives each page in development the policy of the published page, as one that only reports: the browser
 * says in its console what it would block, and the terminal repeats it. Next has no hook for a header that
 * follows from the page itself: `headers` in its config and `proxy.ts` run before a page is rendered. So
 * the page is held back where Node announces the request to whoever measures it.
 */
export async function reportPolicies(projectDir: string): Promise<void> {
  const { log, hasNamed } = logger();
  const reports = await reportServer((violation) => {
    if (!hasNamed(violation.url)) log(diagnosticOf(violation));
  });
  diagnosticsChannel.subscribe('http.server.request.start', (message) => {
    if (!isExchange(message) || message.server === reports.server) return;
    const { request, response } = message;
    if (!isForPage(request)) return;
    // Otherwise Next compresses it before it comes here.
    delete request.headers['accept-encoding'];
    holdBack(response, (html) => {
      if (!String(response.getHeader('Content-Type')).startsWith('text/html')) return;
      const policy = policyFor(html, request.url ?? '/', projectDir, log);
      if (policy) response.setHeader(REPORT_ONLY, `${policy}; report-uri ${reports.url}`);
    });
  });
}

type Exchange = { request: IncomingMessage; response: ServerResponse; server: Server };

function isExchange(message: unknown): message is Exchange {
  return isRecord(message) && 'request' in message && 'response' in message;
}

function isForPage({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && !headers.rsc && !/\/_(next\/|_next)/.test(url);
}

/** Keeps what is written to a response until it ends. @param whenWhole may still set headers */
function holdBack(response: ServerResponse, whenWhole: (body: string) => void): void {
  const chunks: Buffer[] = [];
  const { end, writeHead } = response;
  let head: unknown[] | undefined;
  const keep = (chunk: unknown, encoding: unknown) => {
    if (isString(chunk)) {
      chunks.push(Buffer.from(chunk, isString(encoding) ? (encoding as BufferEncoding) : 'utf8'));
    } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callback = (parameters: unknown[]) => {
    const done = parameters.find((parameter) => typeof parameter === 'function');
    if (done) process.nextTick(done as () => void);
  };
  Object.assign(response, {
    flushHeaders() {},
    writeHead(...parameters: unknown[]) {
      head = parameters;
      return response;
    },
    write(...parameters: unknown[]) {
      keep(parameters[0], parameters[1]);
      callback(parameters);
      return true;
    },
    end(...parameters: unknown[]) {
      keep(parameters[0], parameters[1]);
      const body = Buffer.concat(chunks);
      Object.assign(response, { end, writeHead });
      whenWhole(String(body));
      if (head) Reflect.apply(writeHead, response, head);
      Reflect.apply(end, response, [body]);
      callback(parameters);
      return response;
    },
  });
}

/** The policy of a page as Next renders it in development. Undefined before the first content step. */
function policyFor(
  html: string,
  url: string,
  projectDir: string,
  log: (diagnostic: Diagnostic) => void,
): string | undefined {
  try {
    const { allowedHosts } = readBuildReport(path.join(projectDir, cacheDir));
    const page = parser.parse(html);
    const [pathname] = url.split('?');
    const blocked = blockedLoadsOn(page, { hasRuntime: false, hasNextScript: false }, allowedHosts);
    const found = { page: { pathname, routeFile: 'app/' }, blocked };
    for (const diagnostic of diagnoseBlockedLoads([found], [], projectDir)) {
      log({ ...diagnostic, severity: 'warning' });
    }
    return toHeader(forDevelopment(policyOf(page, allowedHosts)));
  } catch {
    return undefined;
  }
}

/** What Next's own scripts and messages need in development. */
const ofNext: Record<string, string[]> = {
  'script-src': ["'self'", "'unsafe-eval'"],
  'connect-src': ["'self'", 'ws:'],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
};

function forDevelopment(policy: Policy): Policy {
  const adapted = new Map(policy);
  for (const [directive, sources] of Object.entries(ofNext)) {
    adapted.set(directive, new Set([...(policy.get(directive) ?? []), ...sources]));
  }
  // Publishing moves `style` attributes and what Next inserts into one style sheet.
  adapted.set('style-src', new Set(["'self'", "'unsafe-inline'"]));
  // It has no effect in a policy that only reports, and a browser says so.
  adapted.delete('frame-ancestors');
  return adapted;
}

/** Takes the browser's reports. It is a server of its own, since Next would answer with a page. */
async function reportServer(onViolation: (violation: Violation) => void) {
  const server = createServer(async (request, response) => {
    response.writeHead(204).end();
    const violation = violationIn(await text(request));
    if (violation && !(await isAllowedNow(violation))) onViolation(violation);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  server.unref();
  const address = server.address();
  return { server, url: `http://localhost:${isRecord(address) ? address.port : ''}/` };
}

type Violation = { page: string; url: string; directive: string };

/** @see https://www.w3.org/TR/CSP3/#deprecated-serialize-violation */
function violationIn(body: string): Violation | undefined {
  try {
    const report: unknown = JSON.parse(body)['csp-report'];
    if (!isRecord(report)) return undefined;
    const directive = String(report['effective-directive']);
    return { page: String(report['document-uri']), url: String(report['blocked-uri']), directive };
  } catch {
    return undefined;
  }
}

/** Whether the page has changed since the browser opened it: Next shows an edit without opening it again. */
async function isAllowedNow({ page, url, directive }: Violation): Promise<boolean> {
  if (!/^(img|media|frame)-src$/.test(directive) || !URL.canParse(url)) return false;
  const response = await fetch(page).catch(() => undefined);
  const policy = response?.headers.get(REPORT_ONLY) ?? '';
  const sources = policy.split('; ').find((part) => part.startsWith(`${directive} `)) ?? '';
  return sources.split(' ').includes(new URL(url).origin);
}

function diagnosticOf({ page, url, directive }: Violation): Diagnostic {
  const { pathname } = new URL(page);
  const what = URL.canParse(url) ? url : `${url} code`;
  return {
    severity: 'warning',
    file: pathname,
    message: `the policy of the published page blocks ${what} (${directive})`,
    hint: 'put the file into public/, or set the host in services in content/site.ts; a script can load only images and frames of hosts that the page itself names',
  };
}

/** Prints each diagnostic once, and knows which URLs it has named. */
function logger() {
  const printed = new Set<string>();
  return {
    log(diagnostic: Diagnostic) {
      const message = formatDiagnostic(diagnostic);
      if (printed.has(message)) return;
      printed.add(message);
      console.warn(`\n${message}`);
    },
    hasNamed: (url: string) => [...printed].some((message) => message.includes(url)),
  };
}
