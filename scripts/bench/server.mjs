import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyProject } from '../copy-project.mjs';
import { answers, memory, PAGE, run, table } from './measure.mjs';

/** Requests a second of one post, gzip, for this server and others. */
export async function server() {
  const tools = ['wrk', 'nginx'].filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (tools.length > 0) {
    console.log(
      `\nThe servers need Debian’s packages wrk and nginx; missing: ${tools.join(', ')}.`,
    );
    return;
  }
  const scratch = await mkdtemp(path.join(tmpdir(), 'bench-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  const started = [];
  /** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} options */
  const start = (command, args, options = {}) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, ...options });
    started.push(child);
    return child;
  };

  const own = start('node', ['publish/start.mjs'], {
    env: { ...process.env, PORT: '4101' },
  });
  await answers(4101);
  start('node', ['-e', await bareServer(4102)]);
  await writeFile(path.join(scratch, 'nginx.conf'), nginxConfig(scratch, 4103));
  start('nginx', ['-c', path.join(scratch, 'nginx.conf'), '-e', path.join(scratch, 'error.log')]);
  start('npx', ['--yes', 'sirv-cli@3', 'out', '--port', '4104', '--gzip', '--quiet']);
  const next = await nextSite();
  start('npx', ['next', 'start', '-p', '4105'], { cwd: next });

  const before = memory(own.pid);
  /** @type {{ name: string, rate: number, p99: string }[]} */
  const loads = [];
  for (const [name, port] of /** @type {[string, number][]} */ ([
    ['npm start', 4101],
    ['bare http.createServer', 4102],
    ['nginx, compressed ahead', 4103],
    ['sirv-cli, compressed ahead', 4104],
    ['next start', 4105],
  ])) {
    await answers(port);
    loads.push({ name, ...load(port) });
  }
  const ceiling = loads[1].rate;
  table(
    'Requests a second for one post, 32 connections, gzip',
    ['server', 'requests/s', 'p99', 'of Node’s ceiling'],
    loads.map(({ name, rate, p99 }) => [name, Math.round(rate), p99, (rate / ceiling).toFixed(2)]),
  );
  console.log(`Memory of npm start: ${before} MB before, ${memory(own.pid)} MB after.`);
  for (const { pid } of started) if (pid) process.kill(-pid);
  await rm(scratch, { recursive: true });
}

/**
 * Node's own ceiling: the same answer each time, without a look at the request.
 * @param {number} port
 */
async function bareServer(port) {
  const answer = await fetch(`http://localhost:4101${PAGE}`, {
    headers: { 'Accept-Encoding': 'gzip' },
  });
  const own = ['date', 'connection', 'keep-alive'];
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !own.includes(name)));
  return `
    const body = require('node:fs').readFileSync('out${PAGE}index.html.gz');
    const headers = ${JSON.stringify(headers)};
    require('node:http')
      .createServer((request, response) => response.writeHead(200, headers).end(body))
      .listen(${port});`;
}

/** @param {string} scratch @param {number} port */
function nginxConfig(scratch, port) {
  return `pid ${scratch}/nginx.pid; worker_processes auto; daemon off; events {}
http { include /etc/nginx/mime.types; access_log off; gzip_static on; client_body_temp_path ${scratch};
server { listen ${port}; root ${path.resolve('out')}; } }`;
}

/** The same pages as Next serves them by itself. */
async function nextSite() {
  const copy = await copyProject('bench-next');
  await writeFile(
    path.join(copy, 'next.config.mjs'),
    "export default { trailingSlash: true, generateBuildId: () => 'earshot' };\n",
  );
  run('npm', ['run', 'content'], copy);
  run('npx', ['next', 'build'], copy);
  return copy;
}

/**
 * Requests a second, and the 99th percentile of how long one takes.
 * @param {number} port
 */
function load(port) {
  const url = `http://localhost:${port}${PAGE}`;
  /** @param {number} seconds */
  const wrk = (seconds) => {
    const flags = ['-t1', '-c32', `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip'];
    return spawnSync('wrk', [...flags, url], { encoding: 'utf8' }).stdout;
  };
  wrk(2);
  const said = wrk(8);
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]),
    p99: /99%\s+(\S+)/.exec(said)?.[1] ?? '',
  };
}
