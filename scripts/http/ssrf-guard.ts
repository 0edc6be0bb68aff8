import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** An agent refused to connect, because no address of the host passes its check. */
export class ForbiddenAddressError extends Error {}

/** Whether `fetch` failed because its agent refused to connect. */
export function isForbiddenAddress(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof ForbiddenAddressError;
}

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** IPv6 networks that carry an IPv4 address, and the index of its first byte (RFC 6052 2.2, RFC 3056 2). */
const translations = [
  { network: ipaddr.IPv6.parseCIDR('64:ff9b::/96'), start: 12 },
  { network: ipaddr.IPv6.parseCIDR('2002::/16'), start: 2 },
];

/**
 * Whether an IP address is on the public internet, by the IANA special-purpose registries (RFC 6890).
 * An IPv6 address that carries an IPv4 address (IPv4-mapped, NAT64, 6to4) counts as that one; Teredo
 * and what cannot be parsed are not public.
 * @param address an IPv4 or IPv6 address without brackets
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  const translation = translations.find(({ network }) => parsed.match(network));
  if (translation) {
    const { start } = translation;
    const embedded = ipaddr.fromByteArray(parsed.toByteArray().slice(start, start + 4));
    return embedded.range() === 'unicast';
  }
  // ipaddr.js also calls unassigned networks unicast, such as the obsolete ::127.0.0.1 (RFC 4291 2.5.5.1).
  return parsed.range() === 'unicast' && parsed.match(globalUnicast);
}

/** `dns.lookup` for all addresses of a host. */
export type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * An undici agent that connects only to IP addresses that pass a check. A host name is looked up
 * once per connection and the socket gets the addresses that were checked, so a second DNS answer
 * (DNS rebinding) changes nothing.
 * @param isAllowed gets an IPv4 or IPv6 address without brackets
 * @returns its requests fail with a {@link ForbiddenAddressError} as their cause
 */
export function guardedAgent(
  isAllowed: (address: string) => boolean,
  lookup: Lookup = dns.lookup,
): Agent {
  const connect = buildConnector({ lookup: guardedLookup(isAllowed, lookup) });
  return new Agent({
    connect(options, callback) {
      const { hostname } = options;
      // An IP address in a URL is connected to without a lookup.
      if (isIP(hostname) && !isAllowed(hostname)) callback(forbidden(hostname), null);
      else connect(options, callback);
    },
  });
}

/** A `lookup` for sockets that leaves out addresses that do not pass a check. */
export function guardedLookup(
  isAllowed: (address: string) => boolean,
  lookup: Lookup,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const allowed = addresses.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (!first) return callback(forbidden(hostname), '');
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function forbidden(hostname: string): ForbiddenAddressError {
  return new ForbiddenAddressError(`no allowed address for ${hostname}`);
}
