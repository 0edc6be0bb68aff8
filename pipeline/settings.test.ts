import { expect, test } from 'vitest';
import { linesOf } from './diagnostics/test-lines';
import { checkSettings, type SettingsSchema } from './settings';

const schema: SettingsSchema = {
  name: { type: 'text', description: 'the name of the site', example: 'A site' },
  author: {
    type: 'group',
    description: 'the author',
    settings: {
      name: { type: 'text', description: 'the name of the author', example: 'Ada' },
      born: { type: 'number', description: 'the year of birth', example: 1815 },
    },
  },
  isPublic: { type: 'boolean', description: 'whether it is public', example: true },
  menu: {
    type: 'list',
    description: 'the links of the menu',
    items: {
      type: 'group',
      description: 'a link',
      settings: {
        label: { type: 'text', description: 'the text of the link', example: 'Posts' },
        url: { type: 'text', description: 'its target', example: '/posts/' },
      },
    },
  },
};

const source = `import type { Settings } from './settings';

export const site = {
  name: 'A site',
  author: { name: 'Ada', born: 1815 },
  isPublic: true,
  menu: [
    { label: 'Posts', url: '/posts/' },
    { label: 'About', url: '/about/' },
  ],
} satisfies Settings;
`;

/** Evaluates the object in a file and checks it. */
function check(code: string): string[] {
  const object = code.slice(code.indexOf('= {') + 2, code.lastIndexOf('satisfies'));
  const settings: unknown = new Function(`return ${object}`)();
  return linesOf(checkSettings(schema, settings, 'site.ts', code));
}

test('valid settings have no diagnostics', () => {
  expect(check(source)).toEqual([]);
});

const LINK = "{ label: 'Posts', url: '/posts/' }";

/** What is in the file, what is there in place of it, and the diagnostic. */
const errors: Record<string, [written: string, other: string, line: string]> = {
  'a misspelt key': [
    "label: 'About'",
    "lable: 'About'",
    '9  menu[1].lable: unknown setting → did you mean label?',
  ],
  'an unknown key': [
    "name: 'A site'",
    "name: 'A site',\n  footer: 1",
    '5  footer: unknown setting → remove it: the settings here are name, author, isPublic, menu',
  ],
  'a missing text': [
    "  name: 'A site',\n",
    '',
    "3  name: is missing → write the name of the site, such as `name: 'A site'`",
  ],
  'a missing group': [
    "  author: { name: 'Ada', born: 1815 },\n",
    '',
    "3  author: is missing → write the author, such as `author: { name: 'Ada', born: 1815 }`",
  ],
  'a missing list': [
    /menu: \[.*\],/s.exec(source)?.[0] ?? '',
    '',
    `3  menu: is missing → write the links of the menu, such as \`menu: [${LINK}]\``,
  ],
  'a missing key of a group': [
    "name: 'Ada', ",
    '',
    "5  author.name: is missing → write the name of the author, such as `name: 'Ada'`",
  ],
  'a missing key of an entry': [
    "label: 'About', ",
    '',
    "9  menu[1].label: is missing → write the text of the link, such as `label: 'Posts'`",
  ],
  'an undefined value': [
    "'A site'",
    'undefined',
    "3  name: is missing → write the name of the site, such as `name: 'A site'`",
  ],
  'a number for a text': [
    "'A site'",
    '5',
    "4  name: is a number, not a text → write a text, such as 'A site'",
  ],
  'a text for a number': [
    '1815',
    "'1815'",
    '5  author.born: is a text, not a number → write a number, such as 1815',
  ],
  'a number that is not positive': [
    '1815',
    '0',
    '5  author.born: invalid number 0 → write the year of birth, such as 1815',
  ],
  'a text for a boolean': [
    'true',
    "'yes'",
    '6  isPublic: is a text, not true or false → write true or false, such as true',
  ],
  'an object for a list': [
    /menu: \[.*\],/s.exec(source)?.[0] ?? '',
    "menu: { posts: '/posts/' },",
    `7  menu: is an object, not a list → write a list, such as [${LINK}]`,
  ],
  'a text for a list': [
    /menu: \[.*\],/s.exec(source)?.[0] ?? '',
    "menu: 'Posts',",
    `7  menu: is a text, not a list → write a list, such as [${LINK}]`,
  ],
  'a text for an entry': [
    "{ label: 'About', url: '/about/' }",
    "'About'",
    `9  menu[1]: is a text, not an object → write an object, such as ${LINK}`,
  ],
  'null for a group': [
    "{ name: 'Ada', born: 1815 }",
    'null',
    "5  author: is null, not an object → write an object, such as { name: 'Ada', born: 1815 }",
  ],
  'an empty text': [
    "name: 'Ada'",
    "name: ' '",
    '5  author.name: is empty → write the name of the author',
  ],
};
for (const [error, [written, other, line]] of Object.entries(errors)) {
  test(`${error} is an error at its line, with what to write`, () => {
    const code = source.replace(written, other);
    expect(code).not.toBe(source);
    expect(check(code)).toEqual([`site.ts:${line}`]);
  });
}

test('a file that exports no object is an error at its start', () => {
  const [diagnostic, ...more] = checkSettings(schema, undefined, 'site.ts', '// Nothing.\n');
  expect(more).toEqual([]);
  expect(diagnostic).toMatchObject({ line: 1, message: 'is undefined, not an object' });
});
