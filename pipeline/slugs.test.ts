import { expect, test } from 'vitest';
import { slugOfFile, slugOfPath, slugOfTag, slugOfTitle, splitFileName } from './slugs';

test('the slug of a file has no date and extension, and keeps case, letters and emoji', () => {
  for (const [file, slug] of [
    ['posts/2023-06-14-some-title.md', 'some-title'],
    ['posts/2023-06-14-DSPodcasts.markdown', 'DSPodcasts'],
    ['posts/2023/2023-06-14-🎧-Écoute ça.md', '🎧-Écoute-ça'],
    ['posts/v1.0_final.md', 'v1.0_final'],
    ['posts/2023-06-14-why? 100%.md', 'why-100'],
    ['posts/2023-06-14-👩🏽‍🔬.md', '👩🏽‍🔬'],
    ['posts/e\u0301te\u0301.md', 'été'],
    ['posts/???.md', ''],
  ]) {
    expect(slugOfFile(file), file).toBe(slug);
  }
});

test('a name begins with a date in one of several forms, or is one', () => {
  for (const [name, day, rest] of [
    ['2023-6-4-a', '2023-6-4', 'a'],
    ['2023-06-14 Über die Güte', '2023-06-14', 'Über die Güte'],
    ['2023-06-14 - A title', '2023-06-14', 'A title'],
    ['2023_06_14_a', '2023-06-14', 'a'],
    ['20230614-a', '2023-06-14', 'a'],
    ['202306141930 A note', '2023-06-14', 'A note'],
    ['2023-06-14', '2023-06-14', '2023-06-14'],
    ['20231345-a', undefined, '20231345-a'],
    ['10000000-rows', undefined, '10000000-rows'],
    ['20230614', undefined, '20230614'],
  ] as const) {
    expect(splitFileName(name), name).toEqual(day === undefined ? { rest } : { day, rest });
  }
});

test('a bundle is named by its folder', () => {
  for (const [file, slug] of [
    ['posts/a-title/index.md', 'a-title'],
    ['posts/2023-06-14 A title/index.md', 'A-title'],
    ['posts/2023/a-title/index.de.md', 'a-title.de'],
    ['posts/a-title/indexes.md', 'indexes'],
  ]) {
    expect(slugOfFile(file), file).toBe(slug);
  }
});

test('a slug is the last part of a path, in the characters of URLs', () => {
  expect(['a-title', '/blog/a-title/', 'A title', '?!'].map(slugOfPath)).toEqual([
    'a-title',
    'a-title',
    'A-title',
    '',
  ]);
});

test('different tags have different slugs, ignoring case', () => {
  expect(
    ['C', 'C++', 'C#', '.NET', 'Machine Learning', 'machine learning', '🎧'].map(slugOfTag),
  ).toEqual(['c', 'cplusplus', 'csharp', 'net', 'machine-learning', 'machine-learning', '🎧']);
});

test('a title gives a slug in lower case, which is also the slug of its file', () => {
  for (const [title, slug] of [
    ['How to write here', 'how-to-write-here'],
    ['🎙️ Data Science & ML Podcasts 2023 🎧', '🎙️-data-science-ml-podcasts-2023-🎧'],
    ['Don’t say "it\'s": a/b?', 'dont-say-its-a-b'],
    ['Version 1.0 is out. And now…', 'version-1.0-is-out-and-now'],
    ['Ünïcode 中文 Привет', 'ünïcode-中文-привет'],
    ['2023-06-14 revisited', '2023-06-14-revisited'],
    ['?!', ''],
    ['…', ''],
  ]) {
    expect(slugOfTitle(title), title).toBe(slug);
    if (slug !== '') expect(slugOfFile(`posts/2026-01-02-${slug}.md`), title).toBe(slug);
  }
});
