import type { LookupAddress } from 'node:dns';
import { isIPv6 } from 'node:net';
import { fetch } from 'undici';
import { afterAll, expect, test } from 'vitest';
import { followRedirects } from './follow-redirects';
import { guardedAgent, guardedLookup, isForbiddenAddress, isPublicAddress } from './ssrf-guard';
import { startServer, stopServers } from './test-server';

afterAll(stopServers);

const addresses = {
  public: [
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.1',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00::1',
    // IPv4-mapped, NAT64 and 6to4 addresses of 8.8.8.8
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ],
  private: [
    '0.0.0.0',
    '0.1.2.3',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '100::1',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
    '4000::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    // IPv4-compatible, IPv4-mapped, IPv4-translated, NAT64 and 6to4 addresses of private ones
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::c0a8:101',
    '64:ff9b:1::808:808',
    '2002:7f00:1::1',
    '2002:a00:1::',
    '2002:c0a8:101::1',
    // Teredo
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    'localhost',
    '',
  ],
};

for (const [kind, list] of Object.entries(addresses)) {
  test.each(list)(`%s is ${kind}`, (address) => {
    expect(isPublicAddress(address)).toBe(kind === 'public');
  });
}

/** Answers each lookup with the next of some IP addresses. */
function lookupOf(...answers: string[][]) {
  const hostnames: string[] = [];
  return {
    hostnames,
    lookup(
      hostname: string,
      _options: object,
      callback: (error: null, addresses: LookupAddress[]) => void,
    ) {
      const answer = answers[hostnames.length] ?? [];
      hostnames.push(hostname);
      callback(
        null,
        answer.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 })),
      );
    },
  };
}

// The server of a test stands for a public host.
const isPublicHere = (address: string) => address === '127.0.0.1' || isPublicAddress(address);

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a socket gets the addresses that passed the check, and no others', () => {
  const { lookup } = lookupOf(['10.0.0.1', '8.8.8.8', '::1', '2a00::1'], ['10.0.0.1', '8.8.8.8']);
  const guarded = guardedLookup(isPublicAddress, lookup);
  const results: unknown[] = [];
  guarded('a.example', { all: true }, (...result) => results.push(result));
  guarded('a.example', {}, (...result) => results.push(result));
  expect(results).toEqual([
    [
      null,
      [
        { address: '8.8.8.8', family: 4 },
        { address: '2a00::1', family: 6 },
      ],
    ],
    [null, '8.8.8.8', 4],
  ]);
});

test('DNS rebinding: a host is looked up once per connection, and a later private address is refused', async () => {
  const server = await startServer((_, response) =>
    response.writeHead(200, { Connection: 'close' }).end(),
  );
  const { lookup, hostnames } = lookupOf(['127.0.0.1'], ['10.0.0.1']);
  const dispatcher = guardedAgent(isPublicHere, lookup);
  const url = `http://rebinding.example:${server.port}/`;

  const first = await fetch(url, { dispatcher });
  await first.text();
  expect(first.status).toBe(200);
  expect(hostnames).toEqual(['rebinding.example']);

  expect(await errorOf(fetch(url, { dispatcher }))).toSatisfy(isForbiddenAddress);
  expect(hostnames).toHaveLength(2);
  expect(server.requests).toHaveLength(1);
});

test('DNS rebinding: a host cannot redirect to itself at a private address', async () => {
  const server = await startServer((_, response) =>
    response.writeHead(302, { Location: '/secret', Connection: 'close' }).end(),
  );
  const { lookup } = lookupOf(['127.0.0.1'], ['192.168.1.1']);
  const dispatcher = guardedAgent(isPublicHere, lookup);
  const send = (url: string) => fetch(url, { dispatcher, redirect: 'manual' });
  await expect(followRedirects(`http://rebinding.example:${server.port}/`, send)).rejects.toThrow(
    'it redirects to a private network',
  );
  expect(server.requests).toEqual(['GET /']);
});

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://192.168.1.1/',
  'http://localhost/',
])('%s is refused', async (url) => {
  const error = await errorOf(fetch(url, { dispatcher: guardedAgent(isPublicAddress) }));
  expect(error).toSatisfy(isForbiddenAddress);
});

test('a failed lookup is not a refusal', async () => {
  const error = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
  const dispatcher = guardedAgent(isPublicAddress, (_hostname, _options, callback) =>
    callback(error, []),
  );
  expect(await errorOf(fetch('http://a.example/', { dispatcher }))).toMatchObject({ cause: error });
});
