import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tempFolder } from '../../pipeline/test-files';
import { readJekyllSite } from './jekyll-site';
import { mathSettingsOf } from './math-settings';
import { blogSettings, withBlogSettings } from './site-settings';

const SAMPLE = `export const site = {
  name: 'Sample',
  tagline: 'A line.',
  url: 'https://sample.example',
  language: 'en-GB',
  author: { name: 'Nobody', page: '/about/' },
  timeZone: 'UTC',
  macros: {},
};
`;

test('the settings of a blog take the place of the sample’s', () => {
  const folder = tempFolder({
    '_config.yml':
      "title: Ada's notes\nurl: https://ada.org\ntimezone: Europe/Vienna\nauthor: { name: Ada }\nlang: de\n",
    '_includes/math.html':
      '<script>MathJax = { tex: { inlineMath: [["$", "$"]], macros: { RR: "\\\\mathbb{R}", bold: ["{\\\\bf #1}", 1] } } };</script>',
  });
  const site = readJekyllSite(folder);
  const math = mathSettingsOf(site);
  expect(math).toEqual({
    hasLoneDollars: true,
    macros: { RR: '\\mathbb{R}', bold: ['{\\bf #1}', 1] },
  });
  expect(withBlogSettings(SAMPLE, blogSettings(site, math))).toBe(`export const site = {
  name: 'Ada\\'s notes',
  tagline: 'A line.',
  url: 'https://ada.org',
  language: 'de',
  author: { name: 'Ada', page: '/about/' },
  timeZone: 'Europe/Vienna',
  macros: {
    RR: '\\\\mathbb{R}',
    bold: ['{\\\\bf #1}', 1],
  },
};
`);
});

test('settings that their owner has written stay', () => {
  const own = SAMPLE.replace('sample.example', 'own.org');
  expect(withBlogSettings(own, { name: 'B', macros: {} })).toBeUndefined();
});

test('the site’s own settings have the form that is written', () => {
  const source = readFileSync('content/site.ts', 'utf8');
  const written = withBlogSettings(
    source.replace(/url: 'https:[^']*'/, "url: 'https://a.example'"),
    { name: 'N', url: 'https://n.org', author: 'A', macros: {} },
  );
  expect(written).toMatch(/name: 'N',[\s\S]*url: 'https:\/\/n\.org',[\s\S]*author: \{ name: 'A'/);
});
