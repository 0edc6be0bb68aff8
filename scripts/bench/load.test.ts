import { expect, test } from 'vitest';
import { parseAutocannon, parseWrk } from './load';

const OUTPUT = `Running 1s test @ http://localhost:4290/posts/a-drift-alarm-that-rings-for-nothing/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    18.23ms   22.34ms 153.81ms   83.28%
    Req/Sec     1.25k     1.01k    3.52k    75.00%
  Latency Distribution
     50%    6.80ms
     75%   28.50ms
     90%   55.53ms
     99%   96.49ms
  1153 requests in 1.05s, 51.67MB read
Requests/sec:   1098.83
Transfer/sec:     49.24MB
`;

test('the rate and the 99th percentile of wrk, in milliseconds', () => {
  expect(parseWrk(OUTPUT)).toEqual({ rate: 1098.83, p99: 96.49 });
  // The share that ends the line of latency is no percentile.
  expect(parseWrk(OUTPUT.replace('83.28%', '83.99%')).p99).toBe(96.49);
  expect(parseWrk(OUTPUT.replace('96.49ms', '1.02s')).p99).toBe(1020);
  expect(parseWrk(OUTPUT.replace('96.49ms', '250.00us')).p99).toBe(0.25);
});

test('requests that have failed, and an output without latency, are errors', () => {
  const failed = OUTPUT.replace('Requests/sec', '  Non-2xx or 3xx responses: 5396\nRequests/sec');
  expect(() => parseWrk(failed)).toThrow('requests have failed');
  expect(() => parseWrk(OUTPUT.replace(/^ {5}99%.*\n/m, ''))).toThrow('unknown output of wrk');
});

test('the rate and the 99th percentile of autocannon', () => {
  const report = { non2xx: 0, errors: 0, requests: { average: 5123.4 }, latency: { p99: 12 } };
  expect(parseAutocannon(JSON.stringify(report))).toEqual({ rate: 5123.4, p99: 12 });
  expect(() => parseAutocannon(JSON.stringify({ ...report, errors: 2 }))).toThrow('2 requests');
});
