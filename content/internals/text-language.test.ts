import { expect, test } from 'vitest';
import { site } from '../site';
import { languages } from '../words';
import { mockContent } from './test-content';

const post = (fields: string, body: string) => `---\n${fields}\n---\n${body}\n`;

/** The posts of these files, by slug. */
async function postsOf(files: Record<string, string>) {
  await mockContent(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`content/posts/2026-01-01-${name}.md`, text]),
    ),
  );
  const { posts } = await import('../posts');
  return new Map(posts.map((it) => [it.slug, it]));
}

test('title and description are set as the text is, in its language', async () => {
  const posts = await postsOf({
    de: post(
      'title: Ein "Titel" -- so\ndescription: "Er sagt: \'ja\'..."\nlang: de',
      'Ein "Wort".',
    ),
    fr: post('title: Le "titre"\nlanguage: fr-FR', 'Un "mot".'),
    ja: post('title: これは"題"です\nlang: ja', '本文。'),
    en: post('title: It\'s `a "b"` in https://x.example/"a"\nlang: en', 'Words.'),
    math: post('title: The $\\ell_2$ norm of "x"\nlang: en\nmath: true', 'Words.'),
  });
  expect(posts.get('de')).toMatchObject({
    title: 'Ein „Titel“ – so',
    description: 'Er sagt: ‚ja‘…',
    summary: 'Er sagt: ‚ja‘…',
  });
  expect(posts.get('fr')).toMatchObject({
    title: 'Le «\u202ftitre\u202f»',
    summary: 'Un «\u202fmot\u202f».',
    lang: 'fr-FR',
  });
  expect(posts.get('ja')?.title).toBe('これは「題」です');
  expect(posts.get('en')?.title).toBe('It’s `a "b"` in https://x.example/"a"');
  expect(posts.get('math')?.title).toBe('The ℓ₂ norm of “x”');
});

test('the direction is that of the language, or else of the first letter', async () => {
  const posts = await postsOf({
    ar: post('title: مقدمة\nlang: ar', 'النموذج.'),
    'no-lang': post('title: "2026: מבוא"', 'טקסט.'),
    mixed: post('title: Python مقدمة\nlocale: fa', 'Text.'),
    en: post('title: A title', 'مرحبا.'),
  });
  expect(posts.get('ar')).toMatchObject({ lang: 'ar', dir: 'rtl' });
  expect(posts.get('no-lang')?.dir).toBe('rtl');
  expect(posts.get('mixed')).toMatchObject({ lang: 'fa', dir: 'rtl' });
  expect(posts.get('en')?.dir).toBeUndefined();
});

test('feeds have the language and the direction of each text', async () => {
  await postsOf({
    ar: post('title: مقدمة\nlang: ar', 'النموذج.'),
    en: post('title: A title', 'Words.'),
  });
  const { feedEntries } = await import('../feeds/post-entries');
  const { newestPosts } = await import('../page-inputs');
  const entries = await feedEntries(newestPosts);
  const arabic = entries.find(({ language }) => language === 'ar');
  expect(arabic?.html).toMatch(/^<div lang="ar" dir="rtl">/);
  expect(entries.find(({ title }) => title === 'A title')?.html).toBe('<p>Words.</p>');
});

test('words of the site within a text are in its language, or say which one they are in', async () => {
  const body = '> [!NOTE]\n> Text.\n\n## A[^1]\n\n```js\nx\n```\n\n[^1]: Note.\n\n';
  const video = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n';
  await mockContent({
    'content/posts/2024-01-01-fr.md': `---\ntitle: F\nlang: fr\n---\n${body}${video}`,
    'content/posts/2024-01-02-de.md': `---\ntitle: D\nlang: de\n---\n${body}${video}`,
  });
  const { posts } = await import('../posts');
  const { readBody } = await import('./documents');
  const htmlOf = async (slug: string) => {
    const post = posts.find((post) => post.slug === slug);
    return post ? (await readBody(post)).html : '';
  };
  const lang = Object.hasOwn(languages, new Intl.Locale(site.language).language)
    ? site.language
    : 'en';
  const french = await htmlOf('fr');
  expect(french.match(new RegExp(` lang="${lang}"`, 'g'))).toHaveLength(6);
  expect(french).toContain(`<p class="title" lang="${lang}">`);
  const german = await htmlOf('de');
  expect(german).not.toContain(' lang=');
  expect(german).toContain('<p class="title">Hinweis</p>');
});
