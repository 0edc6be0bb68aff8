import { expect, test } from 'vitest';
import { parseFrontMatter } from './front-matter';
import { fromOtherTools, isFieldOfOtherTools } from './other-tools';

const read = (yaml: string, day?: string) =>
  fromOtherTools(parseFrontMatter(`---\n${yaml}\n---\n`).entries, day);

const fields: [yaml: string, field: string, value: unknown][] = [
  ['summary: A line.', 'description', 'A line.'],
  ['excerpt: |\n  Two\n  lines.', 'description', 'Two lines. '],
  ['excerpt: true', 'description', undefined],
  ['description: Ours.\nsummary: Theirs.', 'description', 'Ours.'],
  ['lastmod: 2026-11-03', 'updated', '2026-11-03'],
  ['last_modified_at: 2026-11-03', 'updated', '2026-11-03'],
  ['last_update:\n  date: 2026-11-03', 'updated', '2026-11-03'],
  ['publishDate: 2026-11-03\ndate: 2026-11-01', 'date', '2026-11-03'],
  ['pubDate: 2026-11-03', 'date', '2026-11-03'],
  ['published: 2026-11-03', 'date', '2026-11-03'],
  ['published: 2026-11-03\ndate: 2026-11-01', 'date', '2026-11-03'],
  ['publish_on: 2026-11-03\ndate: 2026-11-01', 'date', '2026-11-03'],
  ['publish: true', 'published', true],
  ['publish: false', 'published', false],
  ['publish: 2026-11-03', 'date', '2026-11-03'],
  ['created: 2026-11-03', 'date', '2026-11-03'],
  ['author: Ada Lovelace', 'authors', ['Ada Lovelace']],
  ['author:\n  name: Ada <ada@example.org>\n  url: https://a.example', 'authors', ['Ada']],
  ['authors:\n  - name: Ada\n  - Charles', 'authors', ['Ada', 'Charles']],
  ['cover: ./a.png', 'image', './a.png'],
  ['cover:\n  image: a.png\n  alt: A', 'image', 'a.png'],
  ['cover: {src: a.webp}', 'image', 'a.webp'],
  ['cover:\n  image: a.png\n  alt: A', 'cover', 'a.png'],
  ['cover:\n  image: a.png\n  alt: A', 'coverAlt', 'A'],
  ['cover:\n  hidden: true', 'cover', undefined],
  ['cover: true', 'cover', undefined],
  ['coverImage: a.jpg', 'image', 'a.jpg'],
  ['images: [a.png, b.png]', 'image', 'a.png'],
  ['cover: true', 'image', undefined],
  ['thumbnail: "📊"', 'image', undefined],
  ['image:\n  path: /a.png\n  alt: A', 'image', '/a.png'],
  ['aliases: [/old/, Another name]', 'redirect_from', ['/old/']],
  ['aliases: /old/\nredirect_from: [/older/]', 'redirect_from', ['/older/', '/old/']],
  ['url: /old/', 'redirect_from', ['/old/']],
  ['url: https://a.example', 'redirect_from', undefined],
];
for (const [yaml, field, value] of fields) {
  test(`${JSON.stringify(yaml)} is ${field}`, () => {
    expect(read(yaml).get(field)?.value).toEqual(value);
  });
}

test('the day in a file name counts before that of its creation', () => {
  expect(read('created: 2026-11-03', '2026-11-04').has('date')).toBe(false);
});

test('fields of other tools are known in each spelling, and no others', () => {
  expect(
    ['lastMod', 'last-modified-at', 'Summary', 'cover_image'].map(isFieldOfOtherTools),
  ).toEqual(Array(4).fill(true));
  expect(['layout', 'weight', 'tilte'].map(isFieldOfOtherTools)).toEqual(Array(3).fill(false));
});
