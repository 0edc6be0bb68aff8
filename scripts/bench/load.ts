/** What a load generator says of a server: requests per second, the 99th percentile of latency in ms. */
export type Load = { rate: number; p99: number };

const MILLISECONDS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Reads what `wrk --latency` prints.
 * @throws {Error} when requests have failed, or when the output is of another form
 */
export function parseWrk(output: string): Load {
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`requests have failed:\n${output}`);
  const rate = /^Requests\/sec:\s+([\d.]+)$/m.exec(output)?.[1];
  // The line of its own: a share such as `68.99%` ends another line.
  const [, p99, unit] = /^\s+99%\s+([\d.]+)(us|ms|s|m|h)$/m.exec(output) ?? [];
  if (rate === undefined || p99 === undefined) throw new Error(`unknown output of wrk:\n${output}`);
  return { rate: Number(rate), p99: Number(p99) * MILLISECONDS[unit] };
}

/** The JSON report of autocannon, as far as it is read here. */
type AutocannonReport = {
  non2xx: number;
  errors: number;
  requests: { average: number };
  latency: { p99: number };
};

/**
 * Reads what `autocannon --json` prints.
 * @throws {Error} when requests have failed
 */
export function parseAutocannon(output: string): Load {
  const { non2xx, errors, requests, latency }: AutocannonReport = JSON.parse(output);
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests have failed`);
  return { rate: requests.average, p99: latency.p99 };
}
