import { createServer, type RequestListener, type Server } from 'node:http';

const servers: Server[] = [];

/** An HTTP server on a free port of 127.0.0.1, and the requests it received, as `HEAD /path`. */
export type TestServer = { origin: string; port: number; requests: string[] };

export async function startServer(listener: RequestListener): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { origin: `http://127.0.0.1:${address.port}`, port: address.port, requests };
}

/** Stops all servers that were started. */
export function stopServers(): void {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
}
