import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { copyProject } from '../copy-project.mjs';

const words =
  'the of model data we train and loss batch learning rate with a for to in metric feature validation drift pipeline deploy monitor label noise seed gradient step epoch index cache query latency cost review'.split(
    ' ',
  );

const PICTURES = 10;

/**
 * A copy of the site with some posts of about 600 words instead of its own: each has code, a table,
 * a formula, a chart, a footnote and one of ten pictures, and is the same each time.
 * @param {number} count
 * @returns {Promise<string>} the folder of the copy
 */
export async function copyWithPosts(count) {
  const copy = await copyProject(`bench-${count}`);
  const folder = path.join(copy, 'content/posts');
  await rm(folder, { recursive: true });
  await mkdir(folder);
  for (let index = 0; index < PICTURES; index += 1) {
    const background = { r: 20 * index, g: 120, b: 200 - 20 * index };
    const picture = sharp({ create: { width: 1600, height: 900, channels: 3, background } });
    await picture.png().toFile(path.join(folder, `picture-${index}.png`));
  }
  for (let index = 0; index < count; index += 1) {
    await writeFile(path.join(folder, postFile(index)), post(index));
  }
  return copy;
}

/**
 * The name of a post's file.
 * @param {number} index
 */
export function postFile(index) {
  const day = new Date(Date.UTC(1995, 0, 1 + index)).toISOString().slice(0, 10);
  return `${day}-post-${index}.md`;
}

/** @param {number} index */
function post(index) {
  let seed = index + 1;
  const random = () => {
    // Numerical Recipes' linear congruence.
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
  const sentence = () =>
    `${Array.from({ length: 15 }, () => words[Math.floor(random() * words.length)]).join(' ')}.`;
  const paragraph = () => Array.from({ length: 5 }, sentence).join(' ');
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
    `---\ntitle: Post ${index} on ${words[index % words.length]}\ntags: [tag ${index % 20}, tag ${index % 7}]\n---`,
    paragraph(),
    '## A heading',
    `${paragraph()}[^1]`,
    '```python\nfor step in range(10):\n    loss = model(batch)\n```',
    `$$\n\\sum_{i=1}^{${index + 1}} x_i^2\n$$`,
    paragraph(),
    `## Another one\n\n- ${sentence()}\n- ${sentence()}\n- [A link](/posts/)`,
    `![A plain colour](./picture-${index % PICTURES}.png "A colour")`,
    '| a | b |\n| - | - |\n| 1 | 2 |',
    paragraph(),
    `\`\`\`vega-lite\n${JSON.stringify(chart)}\n\`\`\``,
    '## The last one',
    paragraph(),
    paragraph(),
    `[^1]: ${sentence()}`,
  ].join('\n\n');
}
