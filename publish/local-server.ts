import { createServer, type RequestListener } from 'node:http';
import { isRecord } from '../pipeline/json-shape';

/**
 * Starts a server for the browser of this machine alone, on a port that is free. It keeps no process running.
 * @returns its URL, with a slash at its end
 */
export async function startLocalServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  server.unref();
  const address = server.address();
  return `http://localhost:${isRecord(address) ? address.port : ''}/`;
}
