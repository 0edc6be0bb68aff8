import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test('a diagram is drawn in the colour of the text, and said in words', async () => {
  const { html, diagnostics } = await renderMarkdown(
    '```dot title="The way"\ndigraph { raw -> clean [label="nightly"]; clean -> train [color=red] }\n```',
  );
  expect(diagnostics).toEqual([]);
  expect(html).toContain('aria-label="The way"');
  expect(html).toContain('<desc>raw → clean (nightly); clean → train.</desc>');
  expect(html).toContain('<li>raw → clean (nightly)</li><li>clean → train</li>');
  expect(html).toContain('stroke="currentColor"');
  expect(html).toMatch(/stroke="(red|#f00)"/);
  expect(html).not.toMatch(/black|<title>|<!--|<a /);
});

test('a graph without directions and one without connections are told of too', async () => {
  expect((await renderMarkdown('```graphviz title="A"\ngraph { a -- b }\n```')).html).toContain(
    '<li>a – b</li>',
  );
  expect((await renderMarkdown('```dot title="A"\ndigraph { a; b }\n```')).html).toContain(
    '<li>a</li><li>b</li>',
  );
});

test('a diagram that nobody could read stops the build', async () => {
  const { diagnostics } = await renderMarkdown(
    `\`\`\`dot title="A"\ndigraph { ${'a -> b; '.repeat(4000)} }\n\`\`\``,
  );
  expect(diagnostics[0]).toMatchObject({ line: 2, severity: 'error', hint: 'split it' });
});

test('a graph that draws many arrows in few letters stops the build at once', async () => {
  const names = (prefix: string) => Array.from({ length: 300 }, (_, n) => prefix + n).join(' ');
  const { diagnostics } = await renderMarkdown(
    `\`\`\`dot title="A"\ndigraph { layout=neato; { ${names('a')} } -> { ${names('b')} } }\n\`\`\``,
  );
  expect(diagnostics).toMatchObject([
    { line: 2, severity: 'error', message: expect.stringContaining('90600 nodes and arrows') },
  ]);
});

test('labels are said as they are read, and links are none', async () => {
  const { html, diagnostics } = await renderMarkdown(
    '```dot title="A"\ndigraph { a [label=<<b>raw</b> data> URL="javascript:alert(1)"]; b [shape=record label="{<p>in|out}"]; a -> b }\n```',
  );
  expect(html).toContain('<li>raw data → in out</li>');
  expect(html).not.toMatch(/<a |javascript/);
  expect(diagnostics).toMatchObject([{ line: 2, severity: 'warning', column: 38 }]);
});

test('the label of a graph is its name, and stands under it alone', async () => {
  const { html, diagnostics } = await renderMarkdown(
    '```dot\ndigraph { label="The way"; a -> b }\n```',
  );
  expect(diagnostics).toEqual([]);
  expect(html).toContain('aria-label="The way"');
  expect(html.match(/>The way</g)).toHaveLength(1);
});

test('what an author fills keeps its colour, and is thinned at night under plain letters', async () => {
  const { html } = await renderMarkdown(
    '```dot title="A"\ndigraph { node [style=filled]; a [fillcolor="#add8e6"]; b [fillcolor=navy fontcolor=white]; a -> b }\n```',
  );
  expect(html).toMatch(/<path [^>]*fill="#add8e6"[^>]*class="tint"/);
  expect(html).toContain('fill="navy"');
  expect(html.match(/class="tint"/g)).toHaveLength(1);
});

const faults: [fault: string, text: string, line: number, says: string, hint: string][] = [
  ['an arrow to nowhere', 'digraph {\n  a ->\n}', 4, 'syntax error', 'graphviz.org'],
  ['an empty graph', 'digraph {\n}', 2, 'nothing in it', 'digraph { a -> b }'],
  ['a second graph', 'graph { a }\ngraph { b }', 3, 'two graphs', 'a fence of its own'],
];
for (const [fault, text, line, says, hint] of faults) {
  test(`${fault} stops the build, with its line`, async () => {
    const { diagnostics } = await renderMarkdown(`\`\`\`dot title="A"\n${text}\n\`\`\``);
    expect(diagnostics).toMatchObject([
      {
        line,
        severity: 'error',
        message: expect.stringContaining(says),
        hint: expect.stringContaining(hint),
      },
    ]);
  });
}

test('a colour and a shape that are none are told of where they stand', async () => {
  const { diagnostics } = await renderMarkdown(
    '```dot title="A"\ndigraph {\n  a [color=rde]\n  b [shape=bxo]\n}\n```',
  );
  expect(diagnostics).toMatchObject([
    { line: 3, column: 12, severity: 'warning' },
    { line: 4, column: 12, severity: 'warning' },
  ]);
});
