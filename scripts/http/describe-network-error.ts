import { ForbiddenAddressError } from './ssrf-guard';

/**
 * Why a host sent no response, in words for a report.
 * @param error what `fetch` or reading its response threw
 * @param timeoutMs the time limit of the request
 */
export function describeNetworkError(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no response within ${timeoutMs / 1000} s`;
  // `fetch` puts the reason into the cause.
  const cause = error.cause instanceof Error ? error.cause : error;
  if (cause instanceof ForbiddenAddressError) return 'the host is in a private network';
  const code = 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? cause.message;
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'DNS lookup failed',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed by the host',
  UND_ERR_SOCKET: 'connection closed by the host',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
  CERT_HAS_EXPIRED: 'expired certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  Z_DATA_ERROR: 'invalid compressed data',
  Z_BUF_ERROR: 'truncated compressed data',
};
