import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyProject } from '../copy-project';
import { POST_URL, printTable, residentMegabytes, run, waitForServer } from './measure';

const servers = [
  { name: 'npm start', port: 4101 },
  { name: 'bare http.createServer', port: 4102 },
  { name: 'nginx, precompressed', port: 4103 },
  { name: 'sirv-cli, precompressed', port: 4104 },
  { name: 'next start', port: 4105 },
] as const;
const [own, bare, nginx, sirv, next] = servers;

/** Requests per second for one post, with gzip, of `npm start` and other servers. */
export async function server(): Promise<void> {
  const missing = ['wrk', 'nginx'].filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length > 0) {
    console.log(
      `\nThe server benchmark needs ${missing.join(' and ')}: install the Debian packages of the same names.`,
    );
    return;
  }
  const scratch = await mkdtemp(path.join(tmpdir(), 'bench-'));
  const started: ChildProcess[] = [];
  const start = (command: string, args: string[], options: SpawnOptions = {}) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, ...options });
    started.push(child);
    return child;
  };

  const { pid } = start('node', ['publish/start.mjs'], {
    env: { ...process.env, PORT: String(own.port) },
  });
  await waitForServer(own.port);
  start('node', ['-e', await bareServer(bare.port)]);
  await writeFile(path.join(scratch, 'nginx.conf'), nginxConfig(scratch, nginx.port));
  start('nginx', ['-c', path.join(scratch, 'nginx.conf'), '-e', path.join(scratch, 'error.log')]);
  start('npx', ['--yes', 'sirv-cli@3', 'out', '--port', String(sirv.port), '--gzip', '--quiet']);
  start('npx', ['next', 'start', '-p', String(next.port)], { cwd: await buildWithNextOnly() });

  const before = residentMegabytes(pid);
  const results: { name: string; rate: number; p99: string }[] = [];
  for (const { name, port } of servers) {
    await waitForServer(port);
    results.push({ name, ...load(port) });
  }
  const ceiling = results.find(({ name }) => name === bare.name)?.rate ?? Number.NaN;
  printTable(
    'Requests per second for one post, 32 connections, gzip',
    ['server', 'requests/s', 'p99', 'share of bare Node'],
    results.map(({ name, rate, p99 }) => [
      name,
      Math.round(rate),
      p99,
      (rate / ceiling).toFixed(2),
    ]),
  );
  console.log(`Memory of npm start: ${before} MB before, ${residentMegabytes(pid)} MB after.`);
  for (const { pid } of started) if (pid) process.kill(-pid);
  await rm(scratch, { recursive: true });
}

/** The upper limit for a server in Node: it sends the same response without reading the request. */
async function bareServer(port: number): Promise<string> {
  const response = await fetch(`http://localhost:${own.port}${POST_URL}`, {
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
    "export default { trailingSlash: true, generateBuildId: () => 'bench' };\n",
  );
  run('npm', ['run', 'content'], copy);
  run('npx', ['next', 'build'], copy);
  return copy;
}

/** The requests per second of a server, and the 99th percentile of its latency, as wrk writes it. */
function load(port: number): { rate: number; p99: string } {
  const url = `http://localhost:${port}${POST_URL}`;
  const wrk = (seconds: number) => {
    const flags = ['-t1', '-c32', `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip'];
    return spawnSync('wrk', [...flags, url], { encoding: 'utf8' }).stdout;
  };
  // Warm-up.
  wrk(2);
  const output = wrk(8);
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(output);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]),
    p99: /99%\s+(\S+)/.exec(output)?.[1] ?? '',
  };
}
