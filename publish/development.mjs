// Node loads this module into the processes of `next dev`, before Next itself.
import diagnosticsChannel from 'node:diagnostics_channel';
import { isIPv6 } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { tsImport } from 'tsx/esm/api';

/** @type {Promise<typeof import('./development-pages')> | undefined} */
let loading;

// Next has no hook for a header that follows from the page: `headers` in its config and `proxy.ts` run
// before a page is rendered. So the page is held back where Node announces a request to whoever measures it.
diagnosticsChannel.subscribe('http.server.request.start', (message) => {
  const { request, response } =
    /** @type {{ request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse }} */ (
      message
    );
  const host = request.headers.host ?? '';
  if (process.env.LOCAL_ONLY && !LOCAL_HOST.test(host)) return refuse(host, request, response);
  if (request.method !== 'GET' || request.headers.rsc || /\/__?next/.test(request.url ?? ''))
    return;
  // Loading TypeScript takes a second, in which Next renders.
  loading ??= tsImport('./development-pages.ts', import.meta.url);
  // Otherwise Next compresses the page before it comes here.
  delete request.headers['accept-encoding'];
  holdBack(response, async (html) => {
    const url = request.url ?? '/';
    const origin = originOf(request.socket);
    if (response.statusCode === 500 && HALF_WRITTEN.test(html) && !request.headers[AGAIN]) {
      return requestAgain(`${origin}${url}`, response);
    }
    if (!String(response.getHeader('Content-Type')).startsWith('text/html')) return undefined;
    const { developmentPage } = await /** @type {NonNullable<typeof loading>} */ (loading);
    const { policy, ...answer } = await developmentPage({
      url,
      origin,
      html,
      isMissing: response.statusCode === 404,
    });
    if (policy) response.setHeader('Content-Security-Policy-Report-Only', policy);
    return answer;
  });
});

const LOCAL_HOST = /^(?:[\w-]+\.)*(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

/**
 * Answers a request for another host name: one that a website gives this machine, to read drafts by it (DNS
 * rebinding).
 * @param {string} host
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function refuse(host, request, response) {
  delete request.headers['accept-encoding'];
  holdBack(response, async () => {
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    const html = `This machine alone is served, and “${host}” is not its name. Open http://localhost:${request.socket.localPort}/, or start with: npm run dev -- --hostname 0.0.0.0\n`;
    return { html, status: 403 };
  });
}

/**
 * Where this process serves the site: the request names its host itself.
 * @param {import('node:net').Socket} socket
 */
function originOf({ localAddress = '', localPort }) {
  return `http://${isIPv6(localAddress) ? `[${localAddress}]` : localAddress}:${localPort}`;
}

/**
 * Next 16.4.6 reads its manifests while it writes them, and answers 500 with one of these.
 * @see https://github.com/vercel/next.js/issues/96971
 */
const HALF_WRITTEN =
  /^(Internal Server Error)?$|Unexpected end of JSON input|Manifest file is empty/;
/** A header of the second request of a page. */
const AGAIN = 'x-again';
const PAUSE_MS = 300;
const ATTEMPTS = 5;

/**
 * Requests a page until its manifests are whole.
 * @param {string} url
 * @param {import('node:http').ServerResponse} response
 */
async function requestAgain(url, response) {
  for (let attempt = 1; ; attempt += 1) {
    await setTimeout(PAUSE_MS);
    const again = await fetch(url, { headers: { [AGAIN]: '1' } });
    if (again.status === 500 && attempt < ATTEMPTS) continue;
    for (const [name, value] of again.headers) {
      if (/^(content-type|content-security-policy)/.test(name)) response.setHeader(name, value);
    }
    return { html: await again.text(), status: again.status };
  }
}

/**
 * Keeps what is written to a response until it ends.
 * @param {import('node:http').ServerResponse} response
 * @param {(body: string) => Promise<{ html: string, status?: number } | undefined>} whenWhole may still set
 *   headers, and gives another body and status
 */
function holdBack(response, whenWhole) {
  /** @type {Buffer[]} */
  const chunks = [];
  /** @type {unknown[] | undefined} */
  let head;
  const { end, writeHead } = response;

  /** @param {unknown[]} parameters of `write` or `end` */
  function keep([chunk, encoding]) {
    if (typeof chunk === 'string') {
      const name = typeof encoding === 'string' ? encoding : 'utf8';
      chunks.push(Buffer.from(chunk, /** @type {BufferEncoding} */ (name)));
    } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  }

  /** @param {unknown[]} parameters */
  function callBack(parameters) {
    for (const done of parameters) if (typeof done === 'function') process.nextTick(() => done());
  }

  async function send() {
    const body = Buffer.concat(chunks);
    const other = await whenWhole(String(body)).catch(console.error);
    Object.assign(response, { end, writeHead });
    if (other) response.removeHeader('Content-Length');
    if (other?.status) response.statusCode = other.status;
    else if (head) Reflect.apply(writeHead, response, head);
    Reflect.apply(end, response, [other?.html ?? body]);
  }

  Object.assign(response, {
    flushHeaders() {},
    /** @param {unknown[]} parameters */
    writeHead(...parameters) {
      head = parameters;
      return response;
    },
    /** @param {unknown[]} parameters */
    write(...parameters) {
      keep(parameters);
      callBack(parameters);
      return true;
    },
    /** @param {unknown[]} parameters */
    end(...parameters) {
      keep(parameters);
      response.end = () => response;
      send().then(() => callBack(parameters));
      return response;
    },
  });
}
