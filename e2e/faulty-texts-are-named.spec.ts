import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { type Changes, copySite, type Run, run } from './site-copy';

/** A faulty text, and what its author must be told: where, what is wrong, and what to write instead. */
type Fault = { text: string; at: string; says: string; hint: string };

const chart = (spec: object) => `\`\`\`vega-lite\n${JSON.stringify(spec, null, 1)}\n\`\`\``;
const line = { description: 'It falls.', mark: 'line' };
const values = [{ epoch: 1, loss: 2 }];
const encoding = { x: { field: 'epoch' }, y: { field: 'loss' } };

/** What stops a build. Texts begin on the fifth line of their files. */
const stops: Record<string, Fault> = {
  'a formula with an unknown command': {
    text: 'See $$x + \\foo$$.',
    at: '5:11',
    says: 'Undefined control sequence: \\foo',
    hint: 'katex.org/docs/supported.html',
  },
  'a block formula that is not closed': {
    text: '$$\nx +\n\\frac{1}{\n$$',
    at: '7:10',
    says: "expected '}'",
    hint: 'mend the formula there',
  },
  'a column mark outside of an environment': {
    text: '$$a & b$$',
    at: '5:5',
    says: "got '&'",
    hint: '\\begin{aligned}',
  },
  'a reference to an equation': {
    text: 'See $$\\eqref{a}$$.',
    at: '5:7',
    says: '\\eqref',
    hint: '\\tag{1}',
  },
  'a formula in a quote': {
    text: '> $$\n> x\n> \\bar\n> $$',
    at: '7:7',
    says: "expected '}'",
    hint: 'mend',
  },
  'a picture that is not there': {
    text: 'A ![loss](./los.png).',
    at: '5:3',
    says: 'there is no file content/posts/los.png',
    hint: 'write loss.png',
  },
  'a picture in other letters': {
    text: '![loss](./Loss.PNG)',
    at: '5:1',
    says: 'there is no file content/posts/Loss.PNG',
    hint: 'write loss.png: small letters and capitals differ',
  },
  'a picture out of its folder': {
    text: '![a](../../package.json)',
    at: '5:1',
    says: 'leads out of the texts’ folder',
    hint: 'beside the text',
  },
  'a broken picture': {
    text: '![a](./broken.png)',
    at: '5:1',
    says: 'content/posts/broken.png is broken or cut off',
    hint: 'save it again',
  },
  'an empty picture': {
    text: '![a](./empty.png)',
    at: '5:1',
    says: 'content/posts/empty.png is empty',
    hint: 'save the picture again',
  },
  'a web page that is called a picture': {
    text: '![a](./page.png)',
    at: '5:1',
    says: 'holds a web page and no picture',
    hint: 'save that',
  },
  'a picture of 144 million pixels': {
    text: '![a](./huge.png)',
    at: '5:1',
    says: 'has 12000 × 12000 pixels',
    hint: 'save it smaller',
  },
  'a picture that browsers do not show': {
    text: '![a](./photo.heic)',
    at: '5:1',
    says: 'photo.heic',
    hint: 'JPEG or PNG',
  },
  'an SVG that is not well-formed': {
    text: '![a](./broken.svg)',
    at: '5:1',
    says: 'is no SVG that browsers show',
    hint: 'mend its tags',
  },
  'a picture of this computer alone': {
    text: '![a](file:///C:/loss.png)',
    at: '5:1',
    says: 'only on this computer',
    hint: 'beside the text',
  },
  'a chart that is no JSON': {
    text: '```vega-lite\n{\n  "mark": "line",\n}\n```',
    at: '8:1',
    says: 'not valid JSON',
    hint: 'behind no last one',
  },
  'a chart in single quotes': {
    text: "```vega-lite\n{\n  'mark': 1}\n```",
    at: '7:3',
    says: 'not valid JSON',
    hint: 'double quotes',
  },
  'a chart without a mark': {
    text: chart({ description: 'A', data: { values } }),
    at: '6:1',
    says: 'at least one of the following properties: "mark"',
    hint: 'vega.github.io',
  },
  'a mark that is none': {
    text: chart({ ...line, mark: 'lien', data: { values }, encoding }),
    at: '8:10',
    says: 'there is no mark “lien”',
    hint: 'write "line"',
  },
  'a field that the data do not have': {
    text: chart({ ...line, data: { values }, encoding: { x: { field: 'epoh' } } }),
    at: '19:13',
    says: 'no field “epoh”',
    hint: 'write "epoch"',
  },
  'data that are not there': {
    text: chart({ ...line, data: { url: './los.csv' }, encoding }),
    at: '10:10',
    says: 'there is no file content/posts/los.csv',
    hint: 'write loss.csv',
  },
  'data of another host': {
    text: chart({ ...line, data: { url: 'https://example.org/a.csv' }, encoding }),
    at: '10:10',
    says: 'nothing is fetched',
    hint: 'beside the post',
  },
  'data without rows': {
    text: chart({ ...line, data: { url: './head.csv' }, encoding }),
    at: '10:10',
    says: 'has no rows',
    hint: 'and rows',
  },
  'data that are no table': {
    text: chart({ ...line, data: { url: './loss.png' }, encoding }),
    at: '10:10',
    says: 'loss.png is n',
    hint: 'CSV, TSV or JSON',
  },
  'a chart of nothing': {
    text: chart({ ...line, data: { values: [] }, encoding }),
    at: '9:2',
    says: 'it has no data',
    hint: 'write some "values"',
  },
  'a chart of more than can be drawn': {
    text: chart({ ...line, data: { url: './long.csv' }, encoding: { x: { field: 'a' } } }),
    at: '9:2',
    says: 'it has 5001 rows',
    hint: 'sample',
  },
  'a diagram that does not parse': {
    text: '```dot title="A"\ndigraph {\n  a ->\n}\n```',
    at: '8:1',
    says: 'syntax error',
    hint: 'graphviz.org',
  },
  'a link to a page that is not there': {
    text: 'See [it](/postss/).',
    at: '5:5',
    says: '“/postss/” leads to a page that is not there',
    hint: 'the nearest that there is: /posts/',
  },
  'a link to a heading that is not there': {
    text: '## A heading\n\n[It](#a-heding)',
    at: '7:1',
    says: '“#a-heding” leads to a part of the page that is not there',
    hint: '#a-heading',
  },
  'a link to a part of another page': {
    text: '[It](/posts/how-to-write-here/#chart)',
    at: '5:1',
    says: 'leads to a part of the page',
    hint: '#charts',
  },
  'a link to a text’s file that is not there': {
    text: '[It](./2026-11-24-how-to-write.md)',
    at: '5:1',
    says: 'leads to a file that is not there',
    hint: '2026-11-24-how-to-write-here.md',
  },
  'a link to a file that is not there': {
    text: '[It](./los.csv)',
    at: '5:1',
    says: 'there is no file content/posts/los.csv',
    hint: 'write loss.csv',
  },
  'a link to a file in public/ that is not there': {
    text: '[It](/link-pictur.png)',
    at: '5:1',
    says: 'leads to a file that is not there',
    hint: '/link-picture.png',
  },
  'a file that is asked for as if it were a folder': {
    text: '[It](/feed.xml/)',
    at: '5:1',
    says: '“/feed.xml/” leads to a file that is not there',
    hint: '/feed.xml',
  },
  'a published file by a name that no text gave it': {
    text: '[It](/files/data.csv)',
    at: '5:1',
    says: '“/files/data.csv” leads to a file that is not there',
    hint: 'correct it',
  },
  'a link to a draft': {
    text: '[It](/posts/hidden/)',
    at: '5:1',
    says: 'leads to a post that is a draft',
    hint: 'take the link out until then',
  },
  'a dead link in raw HTML': {
    text: '<p>\n<a href="/tags/nothing/">It</a>\n</p>',
    at: '6:1',
    says: '“/tags/nothing/” leads to a page',
    hint: '/tags/',
  },
  'a whole address of this site': {
    text: '[It](https://earshot.example/podcast/)',
    at: '5:1',
    says: 'leads to a page that is not there',
    hint: '/podcasts/',
  },
};

/** What is told, and goes on. */
const warnings: Record<string, Fault> = {
  'a misspelt language': {
    text: '```phyton\nx\n```',
    at: '5:1',
    says: 'no language “phyton”',
    hint: 'write python',
  },
  'a misspelt word behind a language': {
    text: '```python tilte="a"\nx\n```',
    at: '5:11',
    says: '“tilte="a"” says nothing',
    hint: 'write title',
  },
  'a marked line beyond the last': {
    text: '```python {9}\nx\n```',
    at: '5:11',
    says: 'line 9 is to be marked',
    hint: 'within the block',
  },
  'a picture without words': {
    text: '![](./loss.png)',
    at: '5:1',
    says: 'those who do not see this picture',
    hint: 'between the brackets',
  },
  'a chart without words': {
    text: chart({ mark: 'line', data: { values }, encoding }),
    at: '6:1',
    says: 'those who do not see this chart',
    hint: '"description"',
  },
  'a diagram without a title': {
    text: '```dot\ndigraph { a -> b }\n```',
    at: '5:1',
    says: 'those who do not see this diagram',
    hint: 'title="what it shows"',
  },
  'a note of no known kind': {
    text: '> [!TIPP]\n> Text.',
    at: '5:3',
    says: '“[!TIPP]” is no kind of note',
    hint: 'write [!TIP]',
  },
  'a note whose text begins too early': {
    text: '> [!TIP] Text.',
    at: '5:3',
    says: '“[!TIP]” is not alone on its line',
    hint: 'the text below',
  },
  'a footnote with two texts': {
    text: 'A[^twice].\n\n[^twice]: B.\n\n[^twice]: C.',
    at: '9:1',
    says: 'the footnote “twice” has a text on line',
    hint: 'another name',
  },
  'a footnote without a text': {
    text: 'A[^source].\n\n[^sourc]: B.',
    at: '5:2',
    says: '“[^source]” has no text',
    hint: 'write [^sourc]',
  },
  'a footnote that nothing leads to': {
    text: 'A.\n\n[^lost]: B.',
    at: '7:1',
    says: 'nothing leads to the footnote “lost”',
    hint: 'write [^lost]',
  },
  'a tag of Liquid': {
    text: 'A {% post_url b %}.',
    at: '5:3',
    says: 'is Liquid',
    hint: '[text](./b.md)',
  },
  'code between tags of Liquid': {
    text: '{% highlight python %}\nx\n{% endhighlight %}',
    at: '5:1',
    says: '“{% highlight python %}” is Liquid',
    hint: 'write ```python above the code',
  },
  'the id of a heading': {
    text: '## A heading {#mine}',
    at: '5:14',
    says: '“{#mine}” is kramdown',
    hint: '<h2 id="mine">',
  },
  'a list of attributes': {
    text: 'A.\n{: .lead}',
    at: '6:1',
    says: 'is kramdown',
    hint: 'write the element in HTML',
  },
  'a formula between lone dollars': {
    text: 'From $5 to $10, and $x^2$ or $y^2$.',
    at: '5:21',
    says: '“$x^2$” looks like a formula',
    hint: 'math: true',
  },
  'a directive of another generator': {
    text: ':::note\nText.\n:::',
    at: '5:1',
    says: '“:::note” is a directive, which is not read here',
    hint: '> [!NOTE]',
  },
  'code in an attribute': {
    text: '<p onclick="a()">A</p>',
    at: '5:1',
    says: 'the code in `onclick` does not run',
    hint: '<script>',
  },
};

const fileOf = (name: string) => `content/posts/2023-01-01-${name.replaceAll(/\W+/g, '-')}.md`;

function filesOf(faults: Record<string, Fault>): Changes {
  return Object.fromEntries(
    Object.entries(faults).map(([name, { text }]) => [
      fileOf(name),
      `---\ntitle: ${name}\n---\n\n${text}\n`,
    ]),
  );
}

// Two workers would write one copy at once.
test.describe.configure({ mode: 'default' });

let told: Run;
let goesOn: Run;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#c30' } });
  const png = await picture.png().toBuffer();
  const beside: Changes = {
    'content/posts/loss.png': png,
    'content/posts/broken.png': png.subarray(0, png.length / 2),
    'content/posts/empty.png': new Uint8Array(),
    'content/posts/page.png': '<!doctype html><title>Not found</title>',
    'content/posts/photo.heic': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
    'content/posts/broken.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
    'content/posts/loss.csv': 'epoch,loss\n1,2\n',
    'content/posts/head.csv': 'epoch,loss\n',
    'content/posts/long.csv': `a\n${'1\n'.repeat(5001)}`,
    'content/posts/2023-01-02-hidden.md': '---\ntitle: Hidden\ndraft: true\n---\n',
  };
  const copy = await copySite('faulty-texts', { ...beside, ...filesOf(stops) });
  const huge = {
    create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' },
  } as const;
  await mkdir(path.join(copy, 'content/posts'), { recursive: true });
  await writeFile(
    path.join(copy, 'content/posts/huge.png'),
    await sharp({ ...huge, limitInputPixels: false })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  );
  told = await run(copy, 'content');
  goesOn = await run(await copySite('odd-texts', { ...beside, ...filesOf(warnings) }), 'content');
});

for (const [name, { at, says, hint }] of Object.entries(stops)) {
  test(`${name} stops the build, named`, () => {
    expect(told.code).toBe(1);
    expectTold(told, name, at, says, hint);
  });
}

for (const [name, { at, says, hint }] of Object.entries(warnings)) {
  test(`${name} is told`, () => {
    expect(goesOn.code).toBe(0);
    expectTold(goesOn, name, at, says, hint);
  });
}

test('each is told once, and nothing else', () => {
  for (const { output } of [told, goesOn]) expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(told.output).toContain(`${Object.keys(stops).length} problems in content/.`);
});

/** The place, and in the two lines there what is wrong and what to do. */
function expectTold({ output }: Run, name: string, at: string, says: string, hint: string) {
  const lines = output.split('\n');
  const place = lines.findIndex((line) => line.startsWith(`${fileOf(name)}:${at}  `));
  expect(
    place,
    `${fileOf(name)}:${at} in\n${lines.filter((line) => line.includes(fileOf(name))).join('\n')}`,
  ).toBeGreaterThan(-1);
  expect(lines[place]).toContain(says);
  expect(lines[place + 1]).toContain(hint);
}
