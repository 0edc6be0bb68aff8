import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';

/**
 * Whether an address leads to this machine or into its network.
 * @throws where the name of its host cannot be looked up
 */
export async function isInside(address: string): Promise<boolean> {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(host, { all: true });
  return found.some(({ address }) => {
    if (!isIPv6(address)) return inside.check(address);
    const embedded = embeddedIn(address);
    return embedded ? inside.check(embedded) : inside.check(address, 'ipv6');
  });
}

/** The address that a translator of networks has put into an IPv6 one (RFC 6052, 2.1). */
function embeddedIn(address: string): string | undefined {
  const [, high, low] =
    /^\[64:ff9b::([\da-f]{1,4}):([\da-f]{1,4})\]$/.exec(new URL(`http://[${address}]`).hostname) ??
    [];
  if (high === undefined) return undefined;
  const number = Number.parseInt(high, 16) * 2 ** 16 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

/**
 * Why a host gave no answer, in words for a report.
 * @param error what `fetch` or a look-up threw
 * @param timeoutMs how long was waited for it
 */
export function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  // What `fetch` throws has its reason inside, what `lookup` throws is the reason.
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? cause.message;
}

// Loopback, private and link-local networks (RFC 6890).
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(network, prefix);
}
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['64:ff9b::', 96],
] as const) {
  inside.addSubnet(network, prefix, 'ipv6');
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host’s name cannot be looked up',
  ECONNREFUSED: 'the host refuses the connection',
  ECONNRESET: 'the host broke the connection off',
  UND_ERR_SOCKET: 'the host broke the connection off',
  CERT_HAS_EXPIRED: 'the host’s certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the host’s certificate is its own',
  Z_DATA_ERROR: 'it is compressed, and broken',
  Z_BUF_ERROR: 'it is compressed, and cut off',
};
