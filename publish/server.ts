// Serves the site in out/, behind `npm start`.
import { createServer } from 'node:http';
import { handleRequest } from './request-handler';
import { siteSource } from './served-site';

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? 'localhost';

const GRACE_MS = 5000;
const IDLE_MS = 30_000;
// No reader needs more; a client that does would take a connection from others.
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 10_000,
  maxHeaderSize: 8192,
};

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`Invalid port: PORT=${process.env.PORT}. Set a number from 0 to 65535, such as PORT=3000.`);
}
const [option] = process.argv.slice(2);
if (option !== undefined) {
  fail(`npm start takes no options, such as ${option}. Set PORT or HOST: PORT=3001 npm start`);
}
const site = siteSource('out', '.next');
const reason = site.reason();
if (reason !== undefined) fail(reason);

const server = createServer(limits, (request, response) => {
  handleRequest(request, response, site.current);
});
server.setTimeout(IDLE_MS);
server.on('error', (error) => {
  const isInUse = 'code' in error && error.code === 'EADDRINUSE';
  fail(
    isInUse
      ? `Port ${port} is in use. Choose another, such as PORT=3001 npm start.`
      : `Cannot listen on ${host}:${port}: ${error.message}`,
  );
});
server.listen(port, host, () => {
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  console.log(`The site is at http://${host}:${actual}${site.current()?.basePath ?? ''}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    // Responses are finished; idle connections are not waited for.
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
