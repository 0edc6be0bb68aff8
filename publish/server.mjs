import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

const folder = 'out';
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? 'localhost';
const GRACE_MS = 5000;

/** @type {Record<string, string>} */
const feedTypes = {
  '/feed.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
};

/** The finished site as it lies there now, or undefined while there is none. */
function openSite() {
  try {
    const builtAt = statSync(path.join(folder, 'index.html')).mtimeMs;
    const notFoundPage = readFileSync(path.join(folder, '404.html'));
    /** Addresses of pages without their last slash. */
    const pages = new Set(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => path.basename(file) === 'index.html' && file !== 'index.html')
        .map((file) => `/${path.dirname(file).split(path.sep).join('/')}`),
    );
    // sirv reads the list of files once, so a request can name nothing outside of it.
    const files = sirv(folder, { etag: true, setHeaders });
    return { builtAt, notFoundPage, pages, files };
  } catch {
    return undefined;
  }
}

let site = openSite();
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT=${process.env.PORT} is no port. Write a number such as 3000.`);
  process.exit(1);
}
if (!site) {
  console.error(`There is no finished site in ${folder}/. Run npm run build first.`);
  process.exit(1);
}

const server = createServer((request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  // The last thing that a build does is to touch this file: what was read halfway is read again.
  if (site?.builtAt !== builtAt()) site = openSite();
  if (!site) {
    response.writeHead(503, { 'Retry-After': '30' }).end('The site is being built.\n');
    return;
  }

  const [pathname, query] = (request.url ?? '/').split(/\?(.*)/s);
  const page = decode(pathname);
  if (site.pages.has(page)) {
    response.writeHead(301, { Location: `${pathname}/${query ? `?${query}` : ''}` }).end();
    return;
  }
  // sirv ends the process over a range that runs backwards, and reads `-5` as `0-5`.
  if (!isPlainRange(request.headers.range)) delete request.headers.range;
  const { notFoundPage, files } = site;
  const notFound = () => {
    response.writeHead(404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': notFoundPage.length,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : notFoundPage);
  };
  // Nor does it look after a file that vanishes, or is replaced, while a new build is written.
  response.once('pipe', (source) => source.once('error', () => response.destroy()));
  if (existsOnDisk(page)) files(request, response, notFound);
  else notFound();
});

server.on('error', (error) => {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    inUse
      ? `Port ${port} is taken. Choose another: PORT=3001 npm start`
      : `Cannot serve on ${host}:${port}: ${error.message}`,
  );
  process.exit(1);
});
server.listen(port, host, () => {
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  console.log(`The site is at http://${host}:${actual}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    // Readers in the middle of a page get it; connections kept open for later do not hold us.
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} pathname
 */
function setHeaders(response, pathname) {
  // Only files whose name is a hash of their content may be kept without asking again.
  const isHashed = pathname.startsWith('/_next/static/');
  response.setHeader(
    'Cache-Control',
    isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  const type = feedTypes[pathname];
  if (type) response.setHeader('Content-Type', type);
}

function builtAt() {
  return statSync(path.join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
}

/** @param {string | undefined} range */
function isPlainRange(range) {
  const [, start, end] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  return start !== undefined && (end === '' || Number(start) <= Number(end));
}

/** @param {string} page a decoded path */
function existsOnDisk(page) {
  const file = page.endsWith('/') ? `${page}index.html` : page;
  return !file.includes('\0') && existsSync(path.join(folder, file));
}

/** @param {string} pathname */
function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
