import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Files, tempFolder } from '../../pipeline/test-files';
import { CommandError } from '../command-error';
import { importSite } from './import-site';

const config = `title: Tides
url: https://tides.example.org
baseurl: /blog
timezone: Europe/Vienna
permalink: /:categories/:year/:title.html
defaults:
  - scope: { path: "_posts/old" }
    values: { author: Ada }
collections:
  talks: { output: true, permalink: /talks/:name/ }
  hidden: { output: false }
`;

/** A small blog with what blogs have. */
const blog: Files = {
  '_config.yml': config,
  '_posts/2020-01-02-first.md':
    '---\ntitle: "First: a post"\ncategories: sea level\ntags: [data]\n---\nSee [the second]({% post_url 2020-02-03-Second-Post %}) and ![a]({{ site.baseurl }}/img/a.png).\n',
  '_posts/2020-02-03-Second-Post.md':
    '---\ndate: 2020-02-03 23:30:00 -0600\nlast_modified_at: 2021-01-01\nimage: /img/a.png\ncustom: kept\n---\n[first](https://tides.example.org/blog/sea/level/2020/first.html#x), [gone](/nowhere.html)\n\n# x\n',
  '_posts/old/2019-01-01-old.markdown':
    '---\npublished: false\nredirect_from: /very-old\n---\nOld.\n',
  'science/_posts/2018-05-06-first.md': '---\n---\nAnother one of this name.\n',
  '_posts/no-date.md': '---\ntitle: A\n---\nText.\n',
  '_posts/2020-03-03-broken.md': '---\ntitle: a: b: c\n---\nText.\n',
  "_posts/2020-04-04-It's odd & 🌊.md": '---\n---\nOdd.\n',
  '_drafts/idea.md': '---\ntitle: An idea\n---\nSoon.\n',
  '_talks/waves.md': '---\ntitle: Waves\n---\nA talk.\n',
  '_hidden/a.md': '---\ntitle: H\n---\nHidden.\n',
  'about.md': '---\ntitle: About\npermalink: /about/\n---\nMe.\n',
  'tides.html': `---\ntitle: Tides\n---\n<p>${'word '.repeat(40)}</p>\n`,
  'list.html': `---\ntitle: List\n---\n${'word '.repeat(40)}{% for a in site.posts %}{% endfor %}\n`,
  'index.html': '---\nlayout: home\n---\n',
  'img/a.png': 'png',
  'css/main.css': 'body {}',
  'css/theme.scss': '---\n---\n@import "a";\n',
  'README.md': '# The repository\n',
};

test('a blog becomes posts, drafts, pages and files, with their old addresses', async () => {
  const { texts, assets, leftOut, diagnostics } = await importSite(
    tempFolder(blog),
    'Ada',
    tempFolder({}),
  );
  expect([...texts.keys()].sort()).toEqual([
    'content/pages/about.md',
    'content/pages/tides.md',
    'content/pages/waves.md',
    'content/posts/2018-05-06-first-2.md',
    'content/posts/2019-01-01-old.md',
    'content/posts/2020-01-02-first.md',
    'content/posts/2020-02-03-Second-Post.md',
    'content/posts/2020-03-03-broken.md',
    "content/posts/2020-04-04-It's-odd-&.md",
    expect.stringMatching(/^content\/posts\/\d{4}-\d\d-\d\d-idea\.md$/),
  ]);
  expect([...assets.keys()]).toEqual(['public/img/a.png']);
  expect(leftOut).toEqual(['README.md', 'css/main.css', 'css/theme.scss']);
  const content = (name: string) => texts.get(name)?.content;
  expect(content('content/posts/2020-01-02-first.md')).toBe(
    '---\ntitle: "First: a post"\ndate: 2020-01-02\ntags:\n  - data\n  - sea\n  - level\nredirect_from:\n  - /sea/level/2020/first.html\n---\n\nSee [the second](/posts/Second-Post/) and ![a](/img/a.png).\n',
  );
  expect(content('content/posts/2020-02-03-Second-Post.md')).toBe(
    '---\ntitle: Second Post\ndate: 2020-02-03 23:30:00 -0600\nupdated: 2021-01-01\nimage: /img/a.png\nredirect_from:\n  - /2020/Second-Post.html\ncustom: kept\n---\n\n[first](/posts/first/#x), [gone](https://tides.example.org/blog/nowhere.html)\n\n# x\n',
  );
  expect(content('content/posts/2019-01-01-old.md')).toContain(
    'draft: true\nredirect_from:\n  - /very-old\n',
  );
  expect(content('content/pages/about.md')).toBe('---\ntitle: About\n---\n\nMe.\n');
  expect(content('content/pages/waves.md')).toContain('redirect_from:\n  - /talks/waves/\n');
  expect(diagnostics.map(({ file, line, kind }) => `${kind} ${file}:${line}`).sort()).toEqual([
    'guessed _posts/2020-02-03-Second-Post.md:7',
    'guessed science/_posts/2018-05-06-first.md:1',
    'lost _posts/2020-03-03-broken.md:2',
    'refused _hidden/a.md:1',
    'refused _posts/no-date.md:1',
    'refused index.html:1',
    'refused list.html:1',
  ]);
});

test('a page of this site keeps its name and address, and a file of the last import is written again', async () => {
  const project = tempFolder({
    'content/pages/about.md': '---\ntitle: Own\n---\nOwn.\n',
    'content/posts/2019-09-09-idea.md': 'imported',
    'content/.imported.json': '{"content/posts/2019-09-09-idea.md":"x"}',
  });
  const { texts, diagnostics } = await importSite(tempFolder(blog), 'Ada', project);
  expect(texts.has('content/posts/2019-09-09-idea.md')).toBe(true);
  expect(texts.get('content/pages/about-2.md')?.content).not.toContain('redirect_from');
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      file: 'about.md',
      message: 'its address /about/ is that of another page here, and does not lead to it',
    }),
  );
});

test('a link that leads out of the blog is refused', async () => {
  const folder = tempFolder(blog);
  const outside = tempFolder({ 'secret.md': '---\ntitle: S\n---\nSecret.\n' });
  symlinkSync(path.join(outside, 'secret.md'), path.join(folder, '_posts/2020-05-05-s.md'));
  const { texts, diagnostics } = await importSite(folder, '', tempFolder({}));
  expect([...texts.values()].some(({ content }) => content.includes('Secret'))).toBe(false);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ file: '_posts/2020-05-05-s.md', kind: 'refused' }),
  );
});

test.for<[string, Files]>([
  ['a folder without a blog', { 'a.txt': 'a' }],
  ['settings that are no YAML', { '_config.yml': 'a: b: c\n' }],
])('%s stops with a sentence', async ([, files]) => {
  await expect(importSite(tempFolder(files), '', tempFolder({}))).rejects.toThrow(CommandError);
});
