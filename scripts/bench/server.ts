import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyProject } from '../copy-project';
import { type Load, parseAutocannon, parseWrk } from './load';
import { formatSpread, median, POST_URL, printTable, run, waitForServer } from './measure';
import { processorSecondsOf, residentMegabytesOf } from './processes';

const ROUNDS = 7;
const WARM_UP_SECONDS = 2;
const SECONDS = 4;
const CONNECTIONS = 32;

const OWN = 'npm start';
const BARE = 'bare http.createServer';

const ports = { own: 4101, bare: 4102, nginx: 4103, sirv: 4104, next: 4105 };

/** A server that runs, and what each round has measured. */
type Server = { name: string; port: number; pid: number | undefined; rounds: Round[] };

/** Microseconds of processor time are undefined where the system does not tell. */
type Round = Load & { microseconds: number | undefined };

/**
 * Requests per second for one post, with gzip, of `npm start` and other servers. All take their turn in
 * each round, and are compared within it, since a machine is faster in one minute than in the next.
 */
export async function server(): Promise<void> {
  const load = hasTool('wrk') ? loadWithWrk : loadWithAutocannon;
  const scratch = await mkdtemp(path.join(tmpdir(), 'bench-'));
  const started: ChildProcess[] = [];
  const servers: Server[] = [];
  const start = async (
    name: string,
    port: number,
    [command, ...args]: string[],
    options: SpawnOptions = {},
  ) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, ...options });
    started.push(child);
    await waitForServer(port);
    servers.push({ name, port, pid: child.pid, rounds: [] });
  };
  const startIfThere = (...args: Parameters<typeof start>) =>
    start(...args).catch((error) => leaveOut(args[0], error));

  try {
    await start(OWN, ports.own, ['node', 'publish/start.mjs'], {
      env: { ...process.env, PORT: String(ports.own) },
    });
    await start(BARE, ports.bare, ['node', '-e', await bareServer(ports.bare)]);
    if (hasTool('nginx')) {
      const config = path.join(scratch, 'nginx.conf');
      await writeFile(config, nginxConfig(scratch, ports.nginx));
      const log = path.join(scratch, 'error.log');
      await startIfThere('nginx, precompressed', ports.nginx, ['nginx', '-c', config, '-e', log]);
    } else leaveOut('nginx', 'install the Debian package of the same name');
    const sirv = ['npx', '--yes', 'sirv-cli@3', 'out', '--port', String(ports.sirv)];
    await startIfThere('sirv-cli, precompressed', ports.sirv, [...sirv, '--gzip', '--quiet']);
    const next = 'next start';
    const cwd = await buildWithNextOnly().catch((error) => leaveOut(next, error));
    const command = ['npx', 'next', 'start', '-p', String(ports.next)];
    if (cwd !== undefined) await startIfThere(next, ports.next, command, { cwd });

    const own = servers[0];
    const before = residentMegabytesOf(own.pid);
    for (const { port } of servers) load(port, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Whoever is first in one round is last in the next.
      for (const each of round % 2 === 0 ? servers : [...servers].reverse()) {
        each.rounds.push(measure(each, load));
      }
    }
    printRounds(servers, load === loadWithWrk ? 'wrk' : 'autocannon');
    console.log(
      `Memory of npm start: ${before} MB before, ${residentMegabytesOf(own.pid)} MB after.`,
    );
  } finally {
    for (const { pid } of started) if (pid) process.kill(-pid);
    await rm(scratch, { recursive: true });
  }
}

function measure({ port, pid }: Server, load: typeof loadWithWrk): Round {
  const before = processorSecondsOf(pid);
  const result = load(port, SECONDS);
  const after = processorSecondsOf(pid);
  const used = before === undefined || after === undefined ? undefined : after - before;
  const requests = result.rate * SECONDS;
  return { ...result, microseconds: used === undefined ? undefined : (used / requests) * 1e6 };
}

function printRounds(servers: Server[], tool: string): void {
  const bare = servers.find(({ name }) => name === BARE)?.rounds ?? [];
  const rows = servers.map(({ name, rounds }) => {
    const rates = rounds.map(({ rate }) => rate);
    const ratios = rates.map((rate, round) => rate / bare[round].rate);
    const times = rounds.flatMap(({ microseconds }) => microseconds ?? []);
    return [
      name,
      formatSpread(rates, 0),
      formatSpread(ratios, 2),
      times.length === 0 ? '' : formatSpread(times, 0),
      median(rounds.map(({ p99 }) => p99)).toFixed(1),
    ];
  });
  printTable(
    `One post, ${CONNECTIONS} connections, gzip, ${ROUNDS} rounds of ${SECONDS} s with ${tool}: median (lowest..highest)`,
    ['server', 'requests/s', 'relative to bare Node', 'µs of processor time', 'p99 ms'],
    rows,
  );
}

function leaveOut(name: string, reason: unknown): undefined {
  console.log(`\n${name} is left out: ${reason}`);
}

function hasTool(name: string): boolean {
  return spawnSync('which', [name]).status === 0;
}

/** The upper limit for a server in Node: it sends the same response without reading the request. */
async function bareServer(port: number): Promise<string> {
  const response = await fetch(`http://localhost:${ports.own}${POST_URL}`, {
    headers: { 'Accept-Encoding': 'gzip' },
  });
  // Node sends these itself.
  const automatic = ['date', 'connection', 'keep-alive'];
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => !automatic.includes(name)),
  );
  return `
    const body = require('node:fs').readFileSync('out${POST_URL}index.html.gz');
    const headers = ${JSON.stringify(headers)};
    require('node:http')
      .createServer((request, response) => response.writeHead(200, headers).end(body))
      .listen(${port});`;
}

function nginxConfig(scratch: string, port: number): string {
  return `pid ${scratch}/nginx.pid; worker_processes auto; daemon off; events {}
http { include /etc/nginx/mime.types; access_log off; gzip_static on; client_body_temp_path ${scratch};
server { listen ${port}; root ${path.resolve('out')}; } }`;
}

/** Builds a copy for `next start`: no export, no publish step. @returns the folder of the copy */
async function buildWithNextOnly(): Promise<string> {
  const copy = await copyProject('bench-next');
  await writeFile(
    path.join(copy, 'next.config.mjs'),
    // The types of documents are not generated here.
    'export default { trailingSlash: true, typescript: { ignoreBuildErrors: true } };\n',
  );
  run('npm', ['run', 'content'], copy);
  run('npx', ['next', 'build'], copy);
  return copy;
}

const GZIP = ['-H', 'Accept-Encoding: gzip'];

function loadWithWrk(port: number, seconds: number): Load {
  const flags = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', ...GZIP];
  return parseWrk(outputOf('wrk', [...flags, `http://localhost:${port}${POST_URL}`]));
}

function loadWithAutocannon(port: number, seconds: number): Load {
  const flags = ['-c', String(CONNECTIONS), '-d', String(seconds), '--json', ...GZIP];
  const args = ['--yes', 'autocannon@8', ...flags, `http://localhost:${port}${POST_URL}`];
  return parseAutocannon(outputOf('npx', args));
}

/** @throws {Error} when the command fails */
function outputOf(command: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
