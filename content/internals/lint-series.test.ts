import { expect, test } from 'vitest';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { loadFiles, mockContent } from './test-content';

const post = (fields: string) => `---\ntitle: T\n${fields}\n---\nWords.\n`;
const fileOf = (slug: string) => `content/posts/2026-01-01-${slug}.md`;

/** What is said of some posts, by their slugs. */
async function diagnosticsOf(fields: Record<string, string>) {
  const { diagnostics } = await loadFiles(
    Object.fromEntries(Object.entries(fields).map(([slug, text]) => [fileOf(slug), post(text)])),
  );
  return diagnostics.map(({ severity, file, line, field }) => ({ severity, file, line, field }));
}

test('parts in their order, and a series by date, are fine', async () => {
  expect(
    await diagnosticsOf({
      a: 'series: One\npart: 1',
      b: 'series: one\npart: 2',
      c: 'series: By date',
      d: 'series: By date',
      e: 'series: From nought\npart: 0',
      f: 'series: From nought\npart: 1',
    }),
  ).toEqual([]);
});

test.each([
  ['the same part twice', 'error', 'part', 'series: One\npart: 1', 'series: ONE\npart: 1'],
  ['a gap', 'warning', 'part', 'series: One\npart: 1', 'series: One\npart: 3'],
  ['no first part', 'warning', 'part', 'math: false', 'series: One\npart: 2'],
  ['a part of nothing', 'warning', 'part', 'math: false', 'math: false\npart: 2'],
  ['half a part', 'error', 'part', 'math: false', 'series: One\npart: 1.5'],
  ['no part among parts', 'warning', 'series', 'series: One\npart: 1', 'series: One'],
])('%s is named with its line', async (_, severity, field, a, b) => {
  const line = field === 'series' ? 3 : 4;
  expect(await diagnosticsOf({ a, b })).toEqual([{ severity, file: fileOf('b'), line, field }]);
});

test('a series of one post that is nearly named as another is named, with that one', async () => {
  const { diagnostics } = await loadFiles({
    [fileOf('a')]: post('series: Measuring a tide'),
    [fileOf('b')]: post('series: Measuring a tide'),
    [fileOf('c')]: post('series: Measuring a tied'),
    [fileOf('d')]: post('series: Something else'),
  });
  expect(linesOf(diagnostics)).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ file: fileOf('c'), line: 3, field: 'series' });
  expect(diagnostics[0].hint).toContain('Measuring a tide');
});

test('a draft leaves no gap, and is not among the parts', async () => {
  await mockContent({
    'content/posts/2026-01-01-a.md': post('series: One\npart: 1'),
    'content/posts/2026-01-02-b.md': post('series: One\npart: 2\ndraft: true'),
    'content/posts/2026-01-03-c.md': post('series: one\npart: 3'),
  });
  const { posts, seriesWith } = await import('../posts');
  const last = posts.find(({ slug }) => slug === 'c');
  const { series, previous } = (last && seriesWith(last)) ?? {};
  expect(series?.name).toBe('One');
  expect(series?.parts.map(({ number, post }) => [number, post.slug])).toEqual([
    [1, 'a'],
    [3, 'c'],
  ]);
  expect(previous?.slug).toBe('a');
});
