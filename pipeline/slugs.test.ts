import { expect, test } from 'vitest';
import { slugOfFile, slugOfTag, slugOfTitle, splitFileName } from './slugs';

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

test('a name that is only a date, or only looks like one, keeps it', () => {
  expect(splitFileName('2023-06-14.md')).toEqual({ rest: '2023-06-14' });
  expect(splitFileName('2023-6-4-a.md')).toEqual({ day: '2023-6-4', rest: 'a' });
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
