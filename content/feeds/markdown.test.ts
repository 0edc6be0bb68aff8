import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { mockContent } from '../internals/test-content';
import { site } from '../site';
import { absoluteUrl } from '../urls';

/** The Markdown of a site's only post. */
async function markdownOf(file: string): Promise<string> {
  await mockContent({ 'content/posts/2023-01-01-a.md': file });
  const { pageInputs } = await import('../page-inputs');
  const { markdownResponse } = await import('./markdown');
  const input = pageInputs['/posts/[slug]/index.md'].inputOf({ slug: 'a' });
  return input ? (await markdownResponse(input)).text() : '';
}

const frontMatterOf = (markdown: string) => parse(markdown.split('---\n')[1]);

test('a post as Markdown has what its page says of it, and no other field', async () => {
  const title = '“A”: #1 & <b> [x] *y*';
  const file = `---\ntitle: ${JSON.stringify(title)}\ntags: [ML]\nkeywords: [SECRET]\nsecret: SECRET\nupdated: 2023-02-01\n---\n\n[b](/posts/a/)\n`;
  const markdown = await markdownOf(file);
  expect(frontMatterOf(markdown)).toEqual({
    title,
    author: site.author.name,
    date: '2023-01-01',
    updated: '2023-02-01',
    tags: ['ML'],
    url: absoluteUrl('/posts/a/'),
  });
  expect(markdown).not.toContain('SECRET');
  expect(markdown).toMatch(/\n---\n\n\[b\]\(https:/);
});

test('a site reads its own Markdown as the same text', async () => {
  const body = '## A part\n\nSee [it](#a-part), $$x^2$$, ==this== and `a`[^1].\n\n[^1]: A note.\n';
  const first = await markdownOf(`---\ntitle: A\nauthors: [B, C]\n---\n\n${body}`);
  const { title, authors, date, url } = frontMatterOf(first);
  expect([title, authors, date, url]).toEqual([
    'A',
    ['B', 'C'],
    '2023-01-01',
    absoluteUrl('/posts/a/'),
  ]);
  expect(await markdownOf(first)).toBe(first);
});
