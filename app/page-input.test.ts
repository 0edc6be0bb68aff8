import { expect, test } from 'vitest';
import { mockContent } from '../content/internals/test-content';

test('a page is found by its decoded parameters, and others are not found', async () => {
  await mockContent({
    'content/posts/2024-01-01-été.md': '---\ntitle: A\n---\nText.',
    'content/posts/2024-01-02-b.md': '---\ntitle: B\n---\nText.',
  });
  const { inputOf, staticParamsOf } = await import('./page-input');
  expect(staticParamsOf('/posts/[slug]')).toEqual([{ slug: 'b' }, { slug: 'été' }]);
  const at = (slug: string) => inputOf('/posts/[slug]', Promise.resolve({ slug }));
  const { post, newer, older } = await at(encodeURIComponent('été'));
  expect([post.title, newer?.title, older]).toEqual(['A', 'B', undefined]);
  await expect(at('-')).rejects.toThrow();
  await expect(at('constructor')).rejects.toThrow();
});

test('the further pages of a list are found by their numbers, the first is not', async () => {
  const files = Array.from({ length: 230 }, (_, index) => {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    return [`content/posts/${day}-p${index}.md`, `---\ntitle: P${index}\ntags: [a]\n---\nText.`];
  });
  await mockContent(Object.fromEntries(files));
  const { inputOf, staticParamsOf } = await import('./page-input');
  expect(staticParamsOf('/posts/page/[number]')).toEqual([
    { number: '2' },
    { number: '3' },
    { number: '4' },
  ]);
  expect(staticParamsOf('/tags/[slug]/page/[number]')[0]).toEqual({ slug: 'a', number: '2' });
  const at = (number: string) => inputOf('/posts/page/[number]', Promise.resolve({ number }));
  expect((await at('4')).page.items.at(-1)?.title).toBe('P0');
  for (const number of ['0', '1', '5', '02', '-1', '-', '']) {
    await expect(at(number), number).rejects.toThrow();
  }
});
