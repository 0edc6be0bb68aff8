import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { copyProject } from '../copy-project';

const words =
  'the of model data we train and loss batch learning rate with a for to in metric feature validation drift pipeline deploy monitor label noise seed gradient step epoch index cache query latency cost review'.split(
    ' ',
  );

const IMAGES = 10;

/** A post of plain prose, for any tool: each writes the front matter in its own way. */
export type PlainPost = {
  /** `2026-01-31-post-1.md` */
  file: string;
  title: string;
  description: string;
  /** `2026-01-31` */
  date: string;
  tags: string[];
  /** Markdown. */
  text: string;
};

/**
 * Copies the project with generated posts in place of its own. A post has about 600 words, code, a
 * table, a formula, a chart, a footnote and one of ten images, and is the same in each run.
 * @returns the folder of the copy
 */
export async function copyWithPosts(postCount: number): Promise<string> {
  const copy = await copyProject(`bench-${postCount}`);
  const folder = await emptyFolder(copy);
  for (let index = 0; index < IMAGES; index += 1) {
    const background = { r: 20 * index, g: 120, b: 200 - 20 * index };
    const image = sharp({ create: { width: 1600, height: 900, channels: 3, background } });
    await image.png().toFile(path.join(folder, `image-${index}.png`));
  }
  for (let index = 0; index < postCount; index += 1) {
    await writeFile(path.join(folder, postFile(index)), post(index));
  }
  return copy;
}

/** Copies the project with plain posts in place of its own. @returns the folder of the copy */
export async function copyWithPlainPosts(postCount: number): Promise<string> {
  const copy = await copyProject(`bench-plain-${postCount}`);
  const folder = await emptyFolder(copy);
  for (const { file, title, description, tags, text } of plainPosts(postCount)) {
    const head = `---\ntitle: ${title}\ndescription: ${description}\ntags: [${tags.join(', ')}]\n---`;
    await writeFile(path.join(folder, file), `${head}\n\n${text}\n`);
  }
  return copy;
}

async function emptyFolder(copy: string): Promise<string> {
  const folder = path.join(copy, 'content/posts');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Posts of 600 words in paragraphs and a list, under two headings. They are the same in each run. */
export function* plainPosts(postCount: number): Generator<PlainPost> {
  for (let index = 0; index < postCount; index += 1) {
    const { sentence, paragraph } = prose(index);
    yield {
      file: postFile(index),
      title: titleOf(index),
      description: sentence(),
      date: dayOf(index),
      tags: tagsOf(index),
      text: [
        paragraph(),
        paragraph(),
        '## A heading',
        paragraph(),
        paragraph(),
        Array.from({ length: 5 }, () => `- ${sentence()}`).join('\n'),
        '## Another one',
        paragraph(),
        paragraph(),
        paragraph(),
      ].join('\n\n'),
    };
  }
}

/** The file name of a generated post. */
export function postFile(index: number): string {
  return `${dayOf(index)}-post-${index}.md`;
}

function dayOf(index: number): string {
  return new Date(Date.UTC(1970, 0, 1 + index)).toISOString().slice(0, 10);
}

function titleOf(index: number): string {
  return `Post ${index} on ${words[index % words.length]}`;
}

function tagsOf(index: number): string[] {
  return [...new Set([`tag ${index % 20}`, `tag ${index % 7}`])];
}

/** Sentences of 15 words, and paragraphs of five sentences, by a seed. */
function prose(index: number) {
  let seed = index + 1;
  const random = () => {
    // The linear congruential generator of Numerical Recipes.
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
  const sentence = () =>
    `${Array.from({ length: 15 }, () => words[Math.floor(random() * words.length)]).join(' ')}.`;
  const paragraph = () => Array.from({ length: 5 }, sentence).join(' ');
  return { random, sentence, paragraph };
}

function post(index: number): string {
  const { random, sentence, paragraph } = prose(index);
  const values = Array.from({ length: 20 }, (_, epoch) => ({
    epoch,
    loss: Number((1 / (epoch + 1) + random() / 10).toFixed(3)),
  }));
  const chart = {
    title: 'Loss',
    description: 'It falls.',
    data: { values },
    mark: 'line',
    encoding: {
      x: { field: 'epoch', type: 'quantitative' },
      y: { field: 'loss', type: 'quantitative' },
    },
  };
  return [
    `---\ntitle: ${titleOf(index)}\ntags: [${tagsOf(index).join(', ')}]\n---`,
    paragraph(),
    '## A heading',
    `${paragraph()}[^1]`,
    '```python\nfor step in range(10):\n    loss = model(batch)\n```',
    `$$\n\\sum_{i=1}^{${index + 1}} x_i^2\n$$`,
    paragraph(),
    `## Another one\n\n- ${sentence()}\n- ${sentence()}\n- [A link](/posts/)`,
    `![A plain colour](./image-${index % IMAGES}.png "A colour")`,
    '| a | b |\n| - | - |\n| 1 | 2 |',
    paragraph(),
    `\`\`\`vega-lite\n${JSON.stringify(chart)}\n\`\`\``,
    '## The last one',
    paragraph(),
    paragraph(),
    `[^1]: ${sentence()}`,
  ].join('\n\n');
}
