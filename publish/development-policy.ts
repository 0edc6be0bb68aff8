import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { cacheDir, readBuildReport } from '../pipeline/build-report';
import { canParseUrl } from '../pipeline/can-parse-url';
import { type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { isRecord } from '../pipeline/json-shape';
import { blockedLoadsOn, diagnoseBlockedLoads } from './blocked-loads';
import { type Policy, policyOf, toHeader } from './csp';
import { POLICY } from './headers';
import { startLocalServer } from './local-server';

const REPORT_ONLY = `${POLICY}-Report-Only`;
const parser = unified().use(rehypeParse).freeze();

/** The warnings that are printed already. */
const printed = new Set<string>();

let reports: Promise<string> | undefined;

/**
 * The policy that the published form of a page will have, to be sent as one that only reports: the browser
 * says in its console what it would block, and the terminal repeats it.
 * @param html as Next renders it in development
 * @param url its path, with a query, at the `origin` of the server
 * @param stateServer the URL of the server that its script asks
 * @returns undefined before the first content step
 */
export async function reportOnlyPolicy(
  html: string,
  { url, origin }: { url: string; origin: string },
  stateServer: string,
): Promise<string | undefined> {
  if (!existsSync(cacheDir)) return undefined;
  const { allowedHosts } = readBuildReport(cacheDir);
  const page = parser.parse(html);
  const [pathname] = url.split('?');
  const blocked = blockedLoadsOn(page, { hasRuntime: false, hasNextScript: false }, allowedHosts);
  const found = { page: { pathname, routeFile: 'app/' }, blocked };
  for (const diagnostic of diagnoseBlockedLoads([found], [], '.')) {
    log({ ...diagnostic, severity: 'warning' });
  }
  reports ??= startReportServer(origin);
  const policy = toHeader(forDevelopment(policyOf(page, allowedHosts), stateServer));
  return `${policy}; report-uri ${await reports}`;
}

/** What Next's own scripts and messages need in development. */
const ofNext: Record<string, string[]> = {
  'script-src': ["'self'", "'unsafe-eval'"],
  'connect-src': ["'self'", 'ws:'],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
};

function forDevelopment(policy: Policy, stateServer: string): Policy {
  const adapted = new Map(policy);
  for (const [directive, sources] of Object.entries(ofNext)) {
    adapted.set(directive, new Set([...(policy.get(directive) ?? []), ...sources]));
  }
  adapted.get('connect-src')?.add(stateServer);
  // Publishing moves `style` attributes and what Next inserts into one style sheet.
  adapted.set('style-src', new Set(["'self'", "'unsafe-inline'"]));
  // It has no effect in a policy that only reports, and a browser says so.
  adapted.delete('frame-ancestors');
  return adapted;
}

/**
 * Starts a server for the browser's reports: Next would answer them with a page.
 * @param origin of the site
 * @returns its URL
 */
function startReportServer(origin: string): Promise<string> {
  return startLocalServer(async (request, response) => {
    response.writeHead(204).end();
    const violation = violationIn(await text(request));
    if (!violation || [...printed].some((message) => message.includes(violation.url))) return;
    if (!(await isAllowedNow(violation, origin))) log(diagnosticOf(violation));
  });
}

/** @property pathname of the page */
type Violation = { pathname: string; url: string; directive: string };

/** @see https://www.w3.org/TR/CSP3/#deprecated-serialize-violation */
function violationIn(body: string): Violation | undefined {
  try {
    const report: unknown = JSON.parse(body)['csp-report'];
    if (!isRecord(report)) return undefined;
    const { pathname } = new URL(String(report['document-uri']));
    const directive = String(report['effective-directive']);
    return { pathname, url: String(report['blocked-uri']), directive };
  } catch {
    return undefined;
  }
}

/** Whether the page has changed since the browser opened it: Next shows an edit without opening it again. */
async function isAllowedNow(
  { pathname, url, directive }: Violation,
  origin: string,
): Promise<boolean> {
  if (!/^(img|media|frame)-src$/.test(directive) || !canParseUrl(url)) return false;
  const response = await fetch(origin + pathname).catch(() => undefined);
  const policy = response?.headers.get(REPORT_ONLY) ?? '';
  const sources = policy.split('; ').find((part) => part.startsWith(`${directive} `)) ?? '';
  return sources.split(' ').includes(new URL(url).origin);
}

function diagnosticOf({ pathname, url, directive }: Violation): Diagnostic {
  const what = canParseUrl(url) ? url : `${url} code`;
  return {
    severity: 'warning',
    file: pathname,
    message: `the policy of the published page blocks ${what} (${directive})`,
    hint: 'put the file into public/, or set the host in services in content/site.ts; a script can load only images and frames of hosts that the page itself names',
  };
}

/** Prints a diagnostic, once. */
function log(diagnostic: Diagnostic): void {
  const message = formatDiagnostic(diagnostic);
  if (printed.has(message)) return;
  printed.add(message);
  console.warn(`\n${message}`);
}
