import { expect, test } from 'vitest';
import { linesOf } from '../diagnostics/test-lines';
import { createEngine } from '../engine';
import type { Files } from '../test-files';
import { loadFiles, testSite } from './test-loader';

const post = (fields: string, body = 'A post.') => `---\n${fields}\n---\n${body}\n`;
const A = 'content/posts/2023-01-01-a.md';

/** Files with errors, and all diagnostics of them: position, field, message and hint. */
const errors: Record<string, { files: Files; lines: string[] }> = {
  'a post without a date': {
    files: { 'content/posts/undated.md': post('title: Undated') },
    lines: [
      'content/posts/undated.md  date: no date in the front matter or in the file name → name the file like 2023-06-14-a-title.md, or write `date: 2023-06-14`',
    ],
  },
  'an invalid date': {
    files: { [A]: post('title: A\ndate: 2023-02-30') },
    lines: [
      `${A}:3  date: invalid date “2023-02-30”: month 02 of 2023 has 28 days → write year-month-day, such as 2023-06-14`,
    ],
  },
  'an update before the publication': {
    files: {
      [A]: post('title: A\nupdated: 2022-12-31'),
      'content/posts/2023-01-02-b.md': post(
        'title: B\ndate: 2023-01-02 10:00\nlastmod: 2023-01-02 09:00',
      ),
      'content/posts/2023-01-03-c.md': post('title: C\nupdated: 2023-01-03'),
    },
    lines: [
      `warning: ${A}:3  updated: before the date of the post, 2023-01-01, so it is ignored → write a later day, or remove the line`,
      'warning: content/posts/2023-01-02-b.md:4  lastmod: before the date of the post, 2023-01-02T10:00:00Z, so it is ignored → write a later day, or remove the line',
    ],
  },
  'invalid YAML': {
    files: { [A]: post('title: A: B') },
    lines: [
      `${A}:2  invalid YAML: a value with a colon in it needs quotes → put the whole value in double quotes`,
    ],
  },
  'front matter that is not closed': {
    files: { [A]: '---\ntitle: A\n\nText.\n' },
    lines: [
      `${A}:1  the front matter is not closed → write --- on a line of its own after the last field`,
    ],
  },
  'a blank line before the front matter': {
    files: { [A]: `\n${post('title: A\ndraft: true')}` },
    lines: [
      `${A}:1  invalid start of the front matter → begin the file with ---, alone on the first line`,
    ],
  },
  'front matter of Hexo, with a delimiter below it alone': {
    files: { [A]: 'title: A\ntags:\n  - x\n---\nText.\n' },
    lines: [
      `${A}:1  front matter without --- above it: its fields would be shown as text → write --- on a line of its own above the first field`,
    ],
  },
  'a formula between single dollars in a title': {
    files: { [A]: post("title: 'The $\\alpha_1$ one'") },
    lines: [
      `warning: ${A}:2  title: formula between single dollars: “$\\alpha_1$” is shown as text → write \`math: true\` in the front matter, or $$ on both sides`,
    ],
  },
  'a year of the Thai calendar': {
    files: { [A]: post('title: A\ndate: 2567-09-05') },
    lines: [
      `${A}:3  date: invalid date “2567-09-05”: the year is of the Thai calendar → write 2024-09-05`,
    ],
  },
  'a field and the text': {
    files: { [A]: post('title: A\ndate: soon', '![A](nothing.png)') },
    lines: [
      `${A}:3  date: invalid date “soon” → write year-month-day, such as 2023-06-14`,
      `${A}:5:1  file not found: content/posts/nothing.png → put the file there, or correct the URL`,
    ],
  },
  'a language in the name of a file': {
    files: { 'content/posts/2023-01-01-a.de.md': post('title: A') },
    lines: [
      'content/posts/2023-01-01-a.de.md  the file name ends with a language (Hugo), which is not read: “.de.” → rename the file without it, and write `lang: de` in its front matter',
    ],
  },
  'a version in the name of a file': {
    files: { 'content/posts/2023-01-01-a.v2.md': post('title: A') },
    lines: [],
  },
  'a field that is written twice': {
    files: { [A]: post('title: A\nmath: true\ntitle: B') },
    lines: [
      `warning: ${A}:2  title: written again on line 4, which counts → remove one of the two`,
    ],
  },
  'a field with a space before it': {
    files: { [A]: '---\n title: A\ntags: [b]\n---\nText.\n' },
    lines: [
      `${A}:3  invalid YAML: the field is not as far from the left edge as the first → begin each field at the left edge`,
    ],
  },
  'a field within the one above': {
    files: { [A]: post('title: A\n  tags: [b]') },
    lines: [expect.stringContaining('begin each field at the left edge')],
  },
  'a title block of Pandoc': {
    files: { [A]: '% A title\n% Ada\n\nText.\n' },
    lines: [
      `${A}:1  title block of Pandoc, which is not read → write it between two lines that consist of --- alone, as title: A title`,
    ],
  },
  'fields of Nikola in a comment': {
    files: { [A]: '<!--\n.. title: A\n.. date: 2020-01-01\n-->\nText.\n' },
    lines: [
      `${A}:1  fields of Nikola in a comment, which are not read → write them between two lines that consist of --- alone, such as title: A title`,
    ],
  },
  'a boolean that is neither true nor false': {
    files: { [A]: post('title: A\npublished: maybe') },
    lines: [`${A}:3  published: “maybe” is neither true nor false → write true or false`],
  },
  'an empty draft flag': {
    files: { [A]: post('title: A\ndraft:') },
    lines: [`${A}:3  draft: is empty → write true or false`],
  },
  'a misspelt draft flag': {
    files: { [A]: post('title: A\nDraft: true') },
    lines: [
      `${A}:3  Draft: unknown field, probably a typo → write \`draft\` if that is what you mean`,
    ],
  },
  'a merge key': {
    files: { [A]: post('title: A\n<<: {draft: true}') },
    lines: [`${A}:3  YAML merge keys are not supported → write the fields themselves`],
  },
  'front matter between dashes of another kind': {
    files: { [A]: '—\ntitle: F\ndraft: true\n—\nText.\n' },
    lines: [
      `${A}  \`draft: true\` is in the body, not in the front matter → put the fields between two lines that consist of --- alone`,
    ],
  },
  'a draft flag in code is not one': {
    files: { [A]: post('title: A', '```yaml\ndraft: true\n```') },
    lines: [],
  },
  'a draft flag in a page': {
    files: {
      'content/pages/e.md': post('title: E\nlink: https://site.example\ndraft: true'),
    },
    lines: [
      'content/pages/e.md:4  draft: only a post can be a draft → remove the line, or keep the file outside of content/ until it is ready',
    ],
  },
  'a draft flag of another generator': {
    files: { [A]: post('title: G\nstatus: Draft') },
    lines: [
      `${A}:3  status: this field does not make a draft → write \`draft: true\` instead, or remove the line`,
    ],
  },
  'JSON that is nested too deeply': {
    files: { [A]: `{"title": ${'['.repeat(1e5)}${']'.repeat(1e5)}}\nText.\n` },
    lines: [`${A}  its fields are nested too deeply → nest them less`],
  },
  'Markdown that is nested too deeply': {
    files: { [A]: `${'>'.repeat(3000)}a\n` },
    lines: [`${A}  quotes, lists or tags are nested too deeply → nest them less`],
  },
  'mappings instead of values': {
    files: { [A]: post('draft: {toString: a}\ntitle: {a: b}') },
    lines: [
      `${A}:3  title: this is a mapping, not a text → write one text after the colon, in double quotes`,
      `${A}:2  draft: this is a mapping, not a value → write one value after the colon`,
    ],
  },
  'a file name that is too long': {
    files: { [`content/posts/2023-01-01-${'x'.repeat(220)}.md`]: post('title: A') },
    lines: [
      `content/posts/2023-01-01-${'x'.repeat(220)}.md  the file name is too long, or has a backslash in it → rename the file: at most 200 characters, and no backslash`,
    ],
  },
  'a file name without letters': {
    files: { 'content/posts/2023-01-01-!.md': post('title: A') },
    lines: [
      'content/posts/2023-01-01-!.md  no URL can be made from the file name → use letters or digits in it',
    ],
  },
  'a reserved URL': {
    files: { 'content/pages/reserved.md': post('title: A\nlink: https://site.example') },
    lines: [
      'content/pages/reserved.md  the URL /reserved/ is reserved for the site itself → rename the file, or write a `slug`',
    ],
  },
  'a URL of Next’s export': {
    files: { 'content/posts/2023-01-01-index.txt.md': post('title: A') },
    lines: [
      'content/posts/2023-01-01-index.txt.md  the URL /posts/index.txt/ is reserved for the site itself → rename the file, or write a `slug`',
    ],
  },
  'a tag without letters': {
    files: { [A]: post('title: A\ntags: ["?!"]') },
    lines: [
      `${A}:3  tags: no URL can be made from “?!” → use letters or digits in it, and at most 200 characters`,
    ],
  },
  'a missing required field': {
    files: { 'content/pages/a.md': post('link: https://site.example') },
    lines: ['content/pages/a.md  title: is missing → write a line `title: …` between the two ---'],
  },
  'an empty required field': {
    files: { 'content/pages/a.md': post('title: A\nlink:') },
    lines: ['content/pages/a.md:3  link: is empty → write `link: …` (a URL of RSS)'],
  },
  'an invalid URL': {
    files: { 'content/pages/a.md': post('title: A\nlink: javascript:alert(1)') },
    lines: [
      'content/pages/a.md:3  link: invalid URL “javascript:alert(1)” → write a full http or https URL, such as https://example.org/show',
    ],
  },
  'a misspelt option': {
    files: {
      'content/pages/a.md': post('title: A\nlink: https://site.example\ngroup: notabel'),
    },
    lines: [
      'content/pages/a.md:4  group: unknown value “notabel”, the options are top, notable → write notable',
    ],
  },
  'invalid JSON after a failed merge': {
    files: { 'content/data/a.json': '{\n<<<<<<< ours\n  "feed": "https://a.org"\n}\n' },
    lines: ['content/data/a.json:2  invalid JSON: unexpected < → run the command that writes it'],
  },
  'invalid fields of a JSON file and of its items': {
    files: {
      'content/data/a.json':
        '{\n"feed": "https://a.org",\n"checked": "today",\n"items": [{"title": "A", "link": "javascript:a"}, {"link": "https://a.org"}]}',
    },
    lines: [
      'content/data/a.json:3  checked: invalid date “today” → run the command that writes it',
      'content/data/a.json:4  items[0].link: invalid URL “javascript:a” → run the command that writes it',
      'content/data/a.json:4  items[1].title: is missing → run the command that writes it',
    ],
  },
};

for (const [error, { files, lines }] of Object.entries(errors)) {
  test(error, async () => {
    const { diagnostics } = await loadFiles(files);
    expect(linesOf(diagnostics)).toEqual(lines);
  });
}

test('all errors of a file are reported at once', async () => {
  const { diagnostics, files } = await loadFiles({
    'content/posts/a.md': post('draft:\ntags: ["?!"]\nmath: perhaps'),
  });
  expect(diagnostics.map(({ field }) => field)).toEqual(['date', 'tags', 'draft', 'math']);
  expect(files[0].document).toBeUndefined();
});

test('a typo of a field is a warning, and a field of Jekyll is not a typo', async () => {
  const { diagnostics, files } = await loadFiles({
    [A]: post('titel: A\ntag: podcasts\ndiscription: A line\nlayout: post'),
  });
  expect(linesOf(diagnostics)).toEqual(
    [
      [2, 'titel', 'title'],
      [3, 'tag', 'tags'],
      [4, 'discription', 'description'],
    ].map(
      ([line, field, meant]) =>
        `warning: ${A}:${line}  ${field}: unknown field, probably a typo → write \`${meant}\` if that is what you mean`,
    ),
  );
  expect(files[0].document).toMatchObject({ title: 'A', tags: ['podcasts'] });
});

test('a document has its fields, defaults and computed fields', async () => {
  const { files, diagnostics } = await loadFiles({
    'content/posts/2023-01-01-a-title.md': post('tags: [ML]\nunknown: 1', 'Some *words*.'),
  });
  expect(diagnostics).toEqual([]);
  expect(files.map(({ document }) => document)).toEqual([
    {
      _id: 'posts/2023-01-01-a-title.md',
      type: 'Post',
      title: 'A Title',
      date: '2023-01-01',
      tags: ['ML'],
      draft: false,
      math: false,
      redirect_from: [],
      slug: 'a-title',
      url: '/posts/a-title/',
      excerpt: 'Some words.',
      isPublished: true,
    },
  ]);
});

test('a computed field that throws is an error of its file', async () => {
  const { options } = testSite({ [A]: post('title: A') });
  const fail = (): never => {
    throw new Error('no words');
  };
  const documentTypes = options.documentTypes.map((type) => ({
    ...type,
    computedFields: [...type.computedFields, { name: 'minutes', resolve: fail }],
  }));
  const { diagnostics, files } = await createEngine({ ...options, documentTypes }).load();
  expect(linesOf(diagnostics)).toEqual([
    `${A}  minutes: this computed field failed: no words → correct the function of this field in the schema`,
  ]);
  expect(files[0].document).toBeUndefined();
});

test('diagnostics of the body have positions in the file', async () => {
  const { diagnostics, files } = await loadFiles({
    [A]: post('title: A\n# a comment', '\n[a](./nothing.csv)\n\n[b](./other.csv)'),
  });
  expect(diagnostics.map(({ line, column }) => [line, column])).toEqual([
    [6, 1],
    [8, 1],
  ]);
  expect(files[0].document).toBeUndefined();
});

test('a formula in a title that cannot be parsed is an error of the title', async () => {
  const { diagnostics } = await loadFiles({
    'content/posts/2023-01-01-a.md': '---\ntitle: About $$\\unknown$$\n---\nWords.\n',
  });
  expect(linesOf(diagnostics)).toEqual([
    expect.stringMatching(/^content\/posts\/2023-01-01-a.md:2 {2}title: MathJax cannot parse/),
  ]);
});
