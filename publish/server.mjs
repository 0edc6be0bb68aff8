import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

const folder = 'out';
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? 'localhost';
const GRACE_MS = 5000;

if (!existsSync(path.join(folder, 'index.html'))) {
  console.error(`There is no finished site in ${folder}/. Run npm run build first.`);
  process.exit(1);
}

const notFoundPage = readFileSync(path.join(folder, '404.html'));
/** Addresses of pages without their last slash. */
const pages = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'index.html' && file !== 'index.html')
    .map((file) => `/${path.dirname(file).split(path.sep).join('/')}`),
);

// sirv reads the list of files once, so a request can name nothing outside of it.
const files = sirv(folder, {
  etag: true,
  // Only files whose name is a hash of their content may be kept without asking again.
  setHeaders(response, pathname) {
    const hashed = pathname.startsWith('/_next/static/');
    response.setHeader(
      'Cache-Control',
      hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const type = feedTypes[pathname];
    if (type) response.setHeader('Content-Type', type);
  },
});

/** @type {Record<string, string>} */
const feedTypes = {
  '/feed.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
};

const server = createServer((request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const [pathname, query] = (request.url ?? '/').split(/\?(.*)/s);
  if (pages.has(decode(pathname))) {
    response.writeHead(301, { Location: `${pathname}/${query ? `?${query}` : ''}` }).end();
    return;
  }
  files(request, response, () => {
    response.writeHead(404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      'Content-Length': notFoundPage.length,
    });
    response.end(request.method === 'HEAD' ? undefined : notFoundPage);
  });
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

/** @param {string} pathname */
function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
