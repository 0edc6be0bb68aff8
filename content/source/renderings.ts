import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from '../markdown/nearby-files';
import { renderMarkdown, type Setting, type Text } from '../markdown/pipeline';
import { filesFolder, isKept } from '../published-files';
import { basePath } from '../site';
import { hasText, textsFolder, writeText } from '../text';
import { writeWhole } from '../whole-file';

/** What is known of a rendered text. Its HTML lies in a file: a thousand of them would fill the memory. */
export type Rendering = Omit<Text, 'html'> & {
  /** Follows from what it was rendered from. */
  key: string;
};

/** What was rendered before, by what it was rendered from. */
const folder = path.join('.contentlayer', 'renderings');

/**
 * Renders a text, or takes it as it was rendered before: from the same words, with the same settings,
 * the same files beside it and the same pipeline, whatever the times of the files say.
 */
export async function renderingOf(markdown: string, setting: Setting): Promise<Rendering> {
  const key = hashOf(JSON.stringify([await pipelineVersion(), basePath, setting, markdown]));
  const file = path.join(folder, `${key}.json`);
  const earlier = readEarlier(file);
  if (earlier) return earlier;
  const { html, ...text } = await renderMarkdown(markdown, setting);
  await writeText({ html, ...text });
  const rendering = { key, ...text };
  await writeWhole(file, JSON.stringify(rendering));
  return rendering;
}

const CHART = {
  title: 'Loss',
  description: 'It falls.',
  data: { values: [{ epoch: 1, loss: 1 }] },
  mark: 'line',
  encoding: {
    x: { field: 'epoch', type: 'quantitative' },
    y: { field: 'loss', type: 'quantitative' },
  },
};
const REHEARSAL = [
  '```python\nloss = 0\n```',
  '$$\nx^2\n$$',
  `\`\`\`vega-lite\n${JSON.stringify(CHART)}\n\`\`\``,
].join('\n\n');

/** Loads what draws formulas, charts and code, which takes longer than most texts: the first edit need not wait. */
export async function loadRenderers(): Promise<void> {
  await renderMarkdown(REHEARSAL);
}

/** Throws away what was kept of texts as they no longer are. */
export async function forgetOthers(current: Rendering[]): Promise<void> {
  const kept = {
    [folder]: current.map(({ key }) => `${key}.json`),
    [textsFolder]: current.map(({ id }) => `${id}.json`),
    [filesFolder]: current.flatMap(({ files }) => files),
  };
  for (const [place, names] of Object.entries(kept)) {
    const wanted = new Set(names);
    const there = await readdir(place).catch(() => []);
    for (const name of there) if (!wanted.has(name)) await rm(path.join(place, name));
  }
}

/** Whether the files that a text was rendered with are as they were. */
function isCurrent({ uses }: Rendering): boolean {
  return Object.entries(uses).every(([name, hash]) => hashOfFile(name) === hash);
}

function hashOfFile(name: string): string | null {
  try {
    return hashOf(readFileSync(name));
  } catch {
    return null;
  }
}

function readEarlier(file: string): Rendering | undefined {
  let rendering: Rendering;
  try {
    rendering = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  const isWhole = hasText(rendering.id) && rendering.files.every(isKept);
  return isWhole && isCurrent(rendering) ? rendering : undefined;
}

let version: Promise<string> | undefined;

/** Follows from all that renders: the code of `content/`, what it shares with publishing, and the packages. */
function pipelineVersion(): Promise<string> {
  version ??= readSources();
  return version;
}

async function readSources(): Promise<string> {
  const code = (await readdir('content', { recursive: true }))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => path.join('content', name))
    .sort();
  const shared = ['pipeline/markdown/html/csp.ts', 'pipeline/images/strip-metadata.ts'];
  const sources = [...code, ...shared, 'package.json', 'package-lock.json'];
  const texts = sources.filter((name) => existsSync(name)).map((name) => readFile(name, 'utf8'));
  return hashOf((await Promise.all(texts)).join('\0'));
}
