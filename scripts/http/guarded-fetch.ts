import { isIP } from 'node:net';
import { fetch, type Response } from 'undici';
import { describeNetworkError } from './describe-network-error';
import { followRedirects, RedirectError } from './follow-redirects';
import { guardedAgent, isForbiddenAddress, isPublicAddress } from './ssrf-guard';
import { userAgent } from './user-agent';

/** A request without a usable response. The message is a reason for a report, and may quote the host. */
export class FetchError extends Error {}

/** A response with its body, or with 304 Not Modified. */
export type FetchedResponse = {
  /** The URL that sent the response. */
  url: string;
  /** The last URL reached with permanent redirects only. */
  movedTo?: string;
  /** Whether the response came from this machine or its network. */
  isPrivate: boolean;
  /** Undefined for 304 Not Modified. */
  body?: { bytes: Buffer; headers: Response['headers'] };
};

export type FetchOptions = {
  /**
   * Whether the host may be private: one that the owner names may, if its name alone says so (an IP
   * address, `localhost`, `nas.local`), since the DNS of a public name is its publisher's. One that a
   * publisher names may not. A redirect to a private host is followed only from a private one.
   */
  allowPrivate: boolean;
  /** Of all requests together. */
  timeoutMs?: number;
  networks?: typeof networks;
};

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 20 * 1024 * 1024;

const networks = {
  public: guardedAgent(isPublicAddress),
  private: guardedAgent((address) => !isPublicAddress(address)),
};

/**
 * Fetches what others publish: at most five redirects to http and https URLs, 30 seconds for all
 * requests, and 20 MB of uncompressed data.
 * @param headers of the request, without `User-Agent`
 * @throws {FetchError} where there is no response with 200 OK, or 304 Not Modified
 */
export async function guardedFetch(
  resource: string,
  headers: Record<string, string>,
  {
    allowPrivate,
    timeoutMs = TIMEOUT_MS,
    networks: { public: publicNetwork, private: privateNetwork } = networks,
  }: FetchOptions,
): Promise<FetchedResponse> {
  let isPrivate = allowPrivate && isLocalName(new URL(resource).hostname);
  const init = {
    headers: { 'User-Agent': userAgent, ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  } as const;

  try {
    const { response, url, movedTo } = await followRedirects(resource, send);
    const body = await bodyOf(response);
    return { url, movedTo, isPrivate, body };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError(
      error instanceof RedirectError ? error.message : describeNetworkError(error, timeoutMs),
    );
  }

  /** Tries the public network first, so that `isPrivate` is about the socket, not a second lookup. */
  async function send(url: string): Promise<Response> {
    try {
      const response = await fetch(url, { ...init, dispatcher: publicNetwork });
      isPrivate = false;
      return response;
    } catch (error) {
      if (!isPrivate || !isForbiddenAddress(error)) throw error;
      return fetch(url, { ...init, dispatcher: privateNetwork });
    }
  }
}

/** Whether a host name is an IP address or a name of the local network (RFC 6761, 6762, 9476). */
export function isLocalName(hostname: string): boolean {
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return (
    isAddress ||
    !hostname.includes('.') ||
    /\.(local|localhost|internal|home\.arpa)$/.test(hostname)
  );
}

async function bodyOf(response: Response): Promise<FetchedResponse['body']> {
  const { status, statusText, headers } = response;
  if (status === 304) return undefined;
  if (status !== 200) {
    await response.body?.cancel();
    throw new FetchError(`the host answers ${status} ${statusText}`.trim());
  }
  return { bytes: await bytesOf(response), headers };
}

/** Reads a body in chunks and stops at the limit: a compression bomb is never unpacked. */
async function bytesOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new FetchError(`the response is larger than ${MAX_BYTES / 1024 / 1024} MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
