import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { isRecord } from '../pipeline/json-shape';

/**
 * Starts a server for the pages of `next dev` alone, on a port that is free: another website that is open in
 * the browser does not know the path. It keeps no process running.
 * @returns its URL, with a slash at its end
 */
export async function startLocalServer(listener: RequestListener): Promise<string> {
  const path = `/${randomUUID()}/`;
  const server = createServer((request, response) => {
    if (request.url?.startsWith(path)) listener(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  server.unref();
  const address = server.address();
  return `http://localhost:${isRecord(address) ? address.port : ''}${path}`;
}
