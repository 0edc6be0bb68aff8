import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { parseInChild } from './parse-in-child';

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
  `process.once('message', () => { ${answer} }); process.send('ready');`;
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
       process.send({ feed: { title } }, undefined, undefined, () => process.disconnect());`,
    ),
  );
  const names = (await parseInChild(nothing, '', { entry: program })).title.split(',');
  expect(names).toEqual(expect.arrayContaining(['TMPDIR', 'TZ']));
  expect(['NODE_ENV', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ']).toEqual(
    expect.arrayContaining(names),
  );
});

test('a process that does not start in time is stopped', async () => {
  const program = await entry('silent', 'setInterval(() => {}, 1000);');
  await expect(parseInChild(nothing, '', { entry: program, startMs: 300 })).rejects.toThrow(
    'the parser did not start within 0.3 s',
  );
});

test('a feed that takes too long is stopped', async () => {
  const program = await entry('slow', onRequest('for (;;) {}'));
  await expect(parseInChild(nothing, '', { entry: program, parseMs: 300 })).rejects.toThrow(
    'too long or too much memory',
  );
});

test('a process that ends without a result is an error', async () => {
  const program = await entry('crash', onRequest('process.exit(1)'));
  await expect(parseInChild(nothing, '', { entry: program })).rejects.toThrow('the parser crashed');
  const missing = path.join(folder, 'missing.mjs');
  await expect(parseInChild(nothing, '', { entry: missing })).rejects.toThrow('the parser crashed');
});
