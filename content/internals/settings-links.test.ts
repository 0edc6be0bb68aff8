import { expect, test } from 'vitest';
import { documentTypesOf } from '../../pipeline/contentlayer';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { createEngine } from '../../pipeline/engine';
import { type Files, tempFolder } from '../../pipeline/test-files';
import { engineOptions, schema } from '../contentlayer.config';
import { settingsLinks } from './settings-links';

const source = `export const site = {
  author: { name: 'A', page: '/about/' },
  menu: [
    { label: 'Posts', url: '/posts/' },
    {
      label: 'Podcasts',
      url: '/podcasts',
    },
    { label: 'Me', url: '/abuot/#me' },
    { label: 'Code', url: 'https://code.example/a' },
    { label: 'Tags', url: '/tags/?all' },
  ],
  image: { url: '/link-picture.png', width: 1200, height: 630 },
};
`;
const settings = {
  author: { name: 'A', page: '/about/' },
  menu: [
    { label: 'Posts', url: '/posts/' },
    { label: 'Podcasts', url: '/podcasts' },
    { label: 'Me', url: '/abuot/#me' },
    { label: 'Code', url: 'https://code.example/a' },
    { label: 'Tags', url: '/tags/?all' },
  ],
  image: { url: '/link-picture.png', width: 1200, height: 630 },
};

async function diagnosticsOf(files: Files): Promise<string[]> {
  const root = tempFolder(files);
  const documentTypes = documentTypesOf(schema);
  const { diagnostics } = await createEngine({
    ...engineOptions(root, `${root}/.cache`),
    settingsLinks: settingsLinks(settings as never, 'content/site.ts', source),
    documentTypes,
  }).load();
  return linesOf(diagnostics);
}

const about = { 'content/pages/about.md': '---\ntitle: About\n---\nMe. <a id="me"></a>\n' };

test('a link of the settings without a target is named with its line', async () => {
  expect(
    await diagnosticsOf({
      ...about,
      'public/link-picture.png': '',
      'content/posts/2023-01-01-a.md': '---\ntitle: A\ntags: [b]\n---\nText.\n',
      'content/podcasts/a.md':
        '---\nname: S\naddress: https://s.example\ngroup: top\norder: 1\n---\nA show.\n',
    }),
  ).toEqual([
    'content/site.ts:9  menu[2].url: broken link: no page at “/abuot/#me” → did you mean /about/?',
  ]);
});

test('a link to what the site does not have yet is a warning, and names the command that adds it', async () => {
  const lines = await diagnosticsOf({ ...about, 'public/link-picture.png': '' });
  const post = 'npm run new "A title"';
  expect(lines.filter((line) => line.startsWith('warning: '))).toEqual(
    [
      ['4  menu[0].url: there is nothing at “/posts/” yet', post],
      ['7  menu[1].url: there is nothing at “/podcasts” yet', 'npm run new -- "A name" --show'],
      ['11  menu[4].url: there is nothing at “/tags/?all” yet', post],
    ].map(
      ([what, command]) =>
        `warning: content/site.ts:${what}, so the menu leaves this link out → remove it from the menu, or add what it lists: ${command}`,
    ),
  );
});

test('a page about the author and an image that are missing are named with what to create', async () => {
  const lines = await diagnosticsOf({});
  expect(lines).toEqual(
    expect.arrayContaining([
      'content/site.ts:2  author.page: no page at “/about/” → create content/pages/about.md, with a title in its front matter, or write the path of a page that there is, such as /',
      'content/site.ts:13  image.url: no file at “/link-picture.png” → put the image at public/link-picture.png, or write the path of a file in public/',
    ]),
  );
});
