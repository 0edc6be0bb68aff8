import type { Response } from 'undici';
import { canParseUrl } from '../../pipeline/can-parse-url';
import { isForbiddenAddress } from './ssrf-guard';

/** A chain of redirects that cannot be followed. The message says why. */
export class RedirectError extends Error {}

/** A response that is not a redirect, and how it was reached. */
export type Followed = {
  response: Response;
  /** The URL that sent the response. */
  url: string;
  /** The last URL that was reached with permanent redirects (301, 308) only. */
  movedTo?: string;
};

const MAX_REDIRECTS = 5;
const PERMANENT = [301, 308];
const REDIRECTS = [...PERMANENT, 302, 303, 307];

export function isRedirect({ status }: Response): boolean {
  return REDIRECTS.includes(status);
}

/**
 * Follows up to five redirects to http and https URLs. `fetch` follows them as well, but does
 * not say which of them are permanent, and cannot wait for each host before it sends.
 * @param url an absolute http or https URL
 * @param send requests one URL with `redirect: 'manual'`
 * @throws {RedirectError} for too many redirects, for one without a valid http URL, and for one
 * that the agent of `send` refuses to connect to; and what `send` throws
 */
export async function followRedirects(
  url: string,
  send: (url: string) => Promise<Response>,
): Promise<Followed> {
  let current = url;
  let movedTo: string | undefined;
  let isPermanent = true;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await send(current).catch((error) => {
      if (redirects === 0 || !isForbiddenAddress(error)) throw error;
      throw new RedirectError('it redirects to a private network');
    });
    if (!isRedirect(response)) return { response, url: current, movedTo };
    await response.body?.cancel();
    current = target(response, current);
    isPermanent &&= PERMANENT.includes(response.status);
    if (isPermanent) movedTo = current;
  }
  throw new RedirectError(`it redirects more than ${MAX_REDIRECTS} times`);
}

function target({ headers }: Response, base: string): string {
  const location = headers.get('location');
  if (location === null || !canParseUrl(location, base)) {
    throw new RedirectError('it redirects without a valid Location header');
  }
  const { protocol, href } = new URL(location, base);
  if (!/^https?:$/.test(protocol)) {
    throw new RedirectError(`it redirects to ${protocol}, which is not http or https`);
  }
  return href;
}
