import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { parseInChild, parserPool } from './parse-in-child';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parser-test-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(() => rm(folder, { recursive: true }));

/** A program to run instead of the parser. */
async function entry(name: string, code: string): Promise<string> {
  const file = path.join(folder, `${name}.mjs`);
  await writeFile(file, code);
  return file;
}

const onRequest = (answer: string) =>
  `process.on('message', () => { ${answer} }); process.send('ready');`;
const nothing = Buffer.alloc(0);

test('a feed is parsed, and a time without a zone is UTC', async () => {
  vi.stubEnv('TZ', 'America/New_York');
  const feed = await parseInChild(
    Buffer.from(
      '<rss><channel><title>Caf\xe9</title><item><title>An episode</title>' +
        '<pubDate>Mon, 04 May 2026 06:00:00</pubDate></item></channel></rss>',
      'latin1',
    ),
    'text/xml; charset=iso-8859-1',
  );
  expect(feed.title).toBe('Café');
  expect(feed.episodes).toMatchObject([
    { title: 'An episode', published: '2026-05-04T06:00:00.000Z' },
  ]);
});

test('the reason of a feed error is kept', async () => {
  await expect(parseInChild(nothing, '')).rejects.toThrow('the feed is empty');
});

test('the child process gets only the environment variables it needs', async () => {
  vi.stubEnv('API_TOKEN', 'secret');
  vi.stubEnv('TMPDIR', tmpdir());
  const program = await entry(
    'environment',
    onRequest(
      `const title = Object.keys(process.env).sort().join();
       process.send({ feed: { title } });`,
    ),
  );
  const names = (await parserPool({ entry: program })(nothing, '')).title.split(',');
  expect(names).toEqual(expect.arrayContaining(['TMPDIR', 'TZ']));
  expect(['NODE_ENV', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ']).toEqual(
    expect.arrayContaining(names),
  );
});

test('a process that does not start in time is stopped', async () => {
  const program = await entry('silent', 'setInterval(() => {}, 1000);');
  await expect(parserPool({ entry: program, startMs: 300 })(nothing, '')).rejects.toThrow(
    'the parser did not start within 0.3 s',
  );
});

test('a feed that takes too long is stopped', async () => {
  const program = await entry('slow', onRequest('for (;;) {}'));
  await expect(parserPool({ entry: program, parseMs: 300 })(nothing, '')).rejects.toThrow(
    'too long or too much memory',
  );
});

test('a process that ends without a result is an error', async () => {
  const program = await entry('crash', onRequest('process.exit(1)'));
  await expect(parserPool({ entry: program })(nothing, '')).rejects.toThrow('the parser crashed');
  const missing = path.join(folder, 'missing.mjs');
  await expect(parserPool({ entry: missing })(nothing, '')).rejects.toThrow('the parser crashed');
});

/** A program that answers with its process id as the title, and with how many feeds it has got. */
const counter = `let count = 0;
process.on('message', ({ contentType }) => {
  count += 1;
  if (contentType === 'crash') process.exit(1);
  if (contentType === 'loop') for (;;) {}
  process.send({ feed: { title: String(process.pid), hosts: [String(count)] } });
});
process.on('disconnect', () => process.exit());
process.send('ready');`;

test('a queue that is longer than the pool is parsed by the same processes, one feed at a time', async () => {
  const parse = parserPool({ entry: await entry('counter', counter), size: 2 });
  const feeds = await Promise.all(Array.from({ length: 12 }, () => parse(nothing, '')));
  expect(new Set(feeds.map(({ title }) => title)).size).toBe(2);
});

test('a feed that crashes or blocks its process is lost alone, and the process is replaced', async () => {
  const program = await entry('counter-again', counter);
  const parse = parserPool({ entry: program, size: 1, parseMs: 500 });
  const results = await Promise.allSettled(
    ['', 'crash', '', 'loop', ''].map((kind) => parse(nothing, kind)),
  );
  expect(
    results.map((result) => (result.status === 'rejected' ? result.reason.message : 'ok')),
  ).toEqual([
    'ok',
    'the parser crashed',
    'ok',
    'the feed takes too long or too much memory to parse',
    'ok',
  ]);
});

test('an idle process that was killed is not used again', async () => {
  const parse = parserPool({ entry: await entry('counter-idle', counter), size: 1 });
  const { title: pid } = await parse(nothing, '');
  process.kill(Number(pid), 'SIGKILL');
  await vi.waitFor(() => expect(() => process.kill(Number(pid), 0)).toThrow());
  expect((await parse(nothing, '')).title).not.toBe(pid);
});

test('a process is replaced after fifty feeds', async () => {
  const parse = parserPool({ entry: await entry('counter-long', counter), size: 1 });
  const counts: string[] = [];
  for (let index = 0; index < 51; index += 1) counts.push((await parse(nothing, '')).hosts[0]);
  expect(counts.slice(-2)).toEqual(['50', '1']);
});
