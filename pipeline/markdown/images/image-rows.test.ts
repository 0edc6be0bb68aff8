import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

const url = 'https://images.example/a.png';
const html = async (markdown: string) => (await renderMarkdown(markdown)).html;
const image = `![a plot](${url})`;

test.each([
  [`${image} ${image} ${image} ${image}`],
  [`[${image}](https://example.org) ${image}`],
  [
    `<figure>\n<img src="${url}" alt="a">\n<img src="${url}" alt="b">\n<figcaption>Two</figcaption>\n</figure>`,
  ],
])('images on one line, or in one figure, are a row: %s', async (markdown) => {
  expect(await html(markdown)).toMatch(/<(p|div) class="row">/);
});

test.each([
  [image],
  [`${image}\n${image}`],
  [`${image} and ${image}`],
  [`<figure><img src="${url}" alt="a"><figcaption>One</figcaption></figure>`],
  [`<div>\n<img src="${url}" alt="a">\n<img src="${url}" alt="b">\n</div>`],
])('others are not: %s', async (markdown) => {
  expect(await html(markdown)).not.toContain('row');
});

test('images on lines of their own are below each other, with a gap', async () => {
  expect(await html(`${image}\n${image}`)).toContain('<p class="stack">');
});

test.each(['width="25%"', 'style="width: 25%"'])(
  'four of %s have no space between them',
  async (width) => {
    const four = Array(4).fill(`<img src="${url}" alt="a" ${width}>`).join('\n');
    expect(await html(`<p>\n${four}\n</p>`)).not.toMatch(/>\s+<img/);
  },
);
