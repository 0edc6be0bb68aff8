// Measures the site side by side with what it could be measured by. One part: npm run bench -- server
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { copyProject } from './copy-project.mjs';

const PAGE = '/posts/data-science-ml-podcasts-2023/';
const words =
  'the of model data we train and loss batch learning rate with a for to in metric feature validation drift pipeline deploy monitor label noise seed gradient step epoch index cache query latency cost review'.split(
    ' ',
  );

const parts = { size, server, lighthouse, build };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts) && !/^\d+$/.test(name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: write some of ${Object.keys(parts).join(', ')}, or none.`);
  process.exit(1);
}
/** How many posts `build` is tried with. */
const postCounts = asked.filter((word) => /^\d+$/.test(word)).map(Number);
const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu.model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await measure();
}

/** What a reader's browser fetches for each page, in bytes over the wire. */
async function size() {
  const { files } = JSON.parse(await readFile('out/.files.json', 'utf8'));
  const rows = Object.entries(files)
    .filter(([id]) => id.endsWith('index.html') && files[id].policy)
    .map(([id, { size, encoded }]) => [
      `/${id.replace('index.html', '')}`,
      size,
      encoded.gzip,
      encoded.br,
    ]);
  table('Bytes of a page, all in one request', ['page', 'plain', 'gzip', 'brotli'], rows);
}

/** Requests a second of one post, gzip, for this server and others. */
async function server() {
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

  const own = start('node', ['publish/server.mjs'], { env: { ...process.env, PORT: '4101' } });
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

/** Lighthouse's mobile profile, the median of five. */
async function lighthouse() {
  const child = spawn('node', ['publish/server.mjs'], { env: { ...process.env, PORT: '4106' } });
  await answers(4106);
  const kinds = ['/', '/posts/', PAGE, '/podcasts/', '/tags/', '/about/'];
  const rows = [];
  for (const page of kinds) {
    /** @type {Record<string, number>[]} */
    const runs = [];
    for (let turn = 0; turn < 5; turn += 1)
      runs.push(lighthouseRun(`http://localhost:4106${page}`));
    /** @param {string} key */
    const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[2];
    rows.push([
      page,
      ...['performance', 'accessibility', 'best-practices', 'seo'].map(median),
      ...['fcp', 'lcp', 'tbt', 'cls'].map(median),
    ]);
  }
  child.kill();
  table(
    'Lighthouse 12.2.3, mobile, median of five',
    ['page', 'perf', 'a11y', 'practices', 'seo', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS'],
    rows,
  );
}

/** @param {string} url @returns {Record<string, number>} */
function lighthouseRun(url) {
  const { stdout, stderr } = spawnSync(
    'npx',
    [
      '--yes',
      'lighthouse@12.2.3',
      url,
      '--output=json',
      '--quiet',
      '--only-categories=performance,accessibility,best-practices,seo',
      '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run',
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  const { categories, audits } = JSON.parse(stdout);
  const scores = Object.entries(categories).map(([name, { score }]) => [
    name,
    Math.round(score * 100),
  ]);
  /** @param {string} name */
  const figure = (name) => Math.round(audits[name].numericValue);
  return {
    ...Object.fromEntries(scores),
    fcp: figure('first-contentful-paint'),
    lcp: figure('largest-contentful-paint'),
    tbt: figure('total-blocking-time'),
    cls: Number(audits['cumulative-layout-shift'].numericValue.toFixed(3)),
  };
}

/** Time and memory of a build from nothing, by step. */
async function build() {
  const rows = [];
  for (const count of postCounts.length > 0 ? postCounts : [100, 1000, 10_000]) {
    const copy = await copyProject(`bench-${count}`);
    await rm(path.join(copy, 'content/posts'), { recursive: true });
    await mkdir(path.join(copy, 'content/posts'));
    for (let index = 0; index < count; index += 1) await writePost(copy, index);
    const content = await timed('npm', ['run', 'content'], copy);
    const pages = await timed('npx', ['next', 'build'], copy);
    const publish = await publishSeconds(copy);
    rows.push([
      count,
      content.seconds.toFixed(1),
      (pages.seconds - publish).toFixed(1),
      publish.toFixed(1),
      (((content.seconds + pages.seconds) / count) * 1000).toFixed(0),
      content.peak,
      pages.peak,
    ]);
    await rm(copy, { recursive: true });
  }
  table(
    'A build from nothing, seconds',
    [
      'posts',
      'Contentlayer',
      'Next',
      'publish',
      'ms a post',
      'MB Contentlayer',
      'MB Next and publish',
    ],
    rows,
  );
}

/** How long the publish step took, as Next's trace has it. @param {string} copy */
async function publishSeconds(copy) {
  const trace = await readFile(path.join(copy, '.next/trace'), 'utf8');
  const spans = trace.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line)));
  const [{ duration }] = spans.filter(({ name }) => name === 'adapter-handle-build-complete');
  return duration / 1e6;
}

/** A post of about 600 words, with what posts have, always the same. @param {string} copy @param {number} index */
async function writePost(copy, index) {
  let seed = index + 1;
  const random = () => {
    // Numerical Recipes' linear congruence.
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
  const sentence = () =>
    `${Array.from({ length: 15 }, () => words[Math.floor(random() * words.length)]).join(' ')}.`;
  const paragraph = () => Array.from({ length: 5 }, sentence).join(' ');
  const day = new Date(Date.UTC(1995, 0, 1 + index)).toISOString().slice(0, 10);
  const text = [
    `---\ntitle: Post ${index} on ${words[index % words.length]}\ntags: [tag ${index % 20}, tag ${index % 7}]\n---`,
    paragraph(),
    '## A heading',
    paragraph(),
    '```python\nfor step in range(10):\n    loss = model(batch)\n```',
    paragraph(),
    `## Another one\n\n- ${sentence()}\n- ${sentence()}\n- [A link](/posts/)`,
    paragraph(),
    '| a | b |\n| - | - |\n| 1 | 2 |',
    paragraph(),
    '## The last one',
    paragraph(),
    paragraph(),
  ].join('\n\n');
  await writeFile(path.join(copy, `content/posts/${day}-post-${index}.md`), text);
}

/** @param {string} command @param {string[]} args @param {string} cwd */
async function timed(command, args, cwd) {
  const start = performance.now();
  /** @type {import('node:child_process').ChildProcess} */
  const child = spawn(command, args, { cwd, env: buildEnv(), stdio: 'ignore' });
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, memory(child.pid));
  }, 250);
  const [code] = await once(child, 'exit');
  clearInterval(looking);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code} in ${cwd}`);
  return { seconds: (performance.now() - start) / 1000, peak };
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status, stderr } = spawnSync(command, args, { cwd, env: buildEnv(), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** @returns {NodeJS.ProcessEnv} */
function buildEnv() {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}

/** The memory of a process and all that it started, in MB. @param {number | undefined} pid */
function memory(pid) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (const [child, parent] of all) if (family.has(parent)) family.add(child);
  const kilobytes = all.filter(([id]) => family.has(id)).reduce((sum, [, , rss]) => sum + rss, 0);
  return Math.round(kilobytes / 1024);
}

/** @param {number} port */
async function answers(port) {
  for (let turn = 0; turn < 300; turn += 1) {
    const answer = await fetch(`http://localhost:${port}${PAGE}`).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(200);
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** @param {string} title @param {string[]} head @param {(string | number)[][]} rows */
function table(title, head, rows) {
  /** @param {(string | number)[]} cells */
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${line(head)}\n${line(head.map(() => '---'))}`);
  for (const row of rows) console.log(line(row));
}
