import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test('a diagram is an SVG in the colour of the text, with a title and a description', async () => {
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

test('an undirected graph and one without edges are described too', async () => {
  expect((await renderMarkdown('```graphviz title="A"\ngraph { a -- b }\n```')).html).toContain(
    '<li>a – b</li>',
  );
  expect((await renderMarkdown('```dot title="A"\ndigraph { a; b }\n```')).html).toContain(
    '<li>a</li><li>b</li>',
  );
});

test('a diagram that is too long is an error', async () => {
  const { diagnostics } = await renderMarkdown(
    `\`\`\`dot title="A"\ndigraph { ${'a -> b; '.repeat(4000)} }\n\`\`\``,
  );
  expect(diagnostics[0]).toMatchObject({
    line: 2,
    severity: 'error',
    hint: 'split it into several diagrams',
  });
});

test('a graph of many edges in few characters is an error at once', async () => {
  const names = (prefix: string) => Array.from({ length: 300 }, (_, n) => prefix + n).join(' ');
  const { diagnostics } = await renderMarkdown(
    `\`\`\`dot title="A"\ndigraph { layout=neato; { ${names('a')} } -> { ${names('b')} } }\n\`\`\``,
  );
  expect(diagnostics).toMatchObject([
    {
      line: 2,
      severity: 'error',
      message: expect.stringContaining('too many nodes and edges: 90600'),
    },
  ]);
});

test('labels are described as they are read, and links are removed', async () => {
  const { html, diagnostics } = await renderMarkdown(
    '```dot title="A"\ndigraph { a [label=<<b>raw</b> data> URL="javascript:alert(1)"]; b [shape=record label="{<p>in|out}"]; a -> b }\n```',
  );
  expect(html).toContain('<li>raw data → in out</li>');
  expect(html).not.toMatch(/<a |javascript/);
  expect(diagnostics).toMatchObject([{ line: 2, severity: 'warning', column: 38 }]);
});

test('the label of a graph is its caption, and is not in the SVG', async () => {
  const { html, diagnostics } = await renderMarkdown(
    '```dot\ndigraph { label="The way"; a -> b }\n```',
  );
  expect(diagnostics).toEqual([]);
  expect(html).toContain('aria-label="The way"');
  expect(html.match(/>The way</g)).toHaveLength(1);
});

test('a fill of the author keeps its colour, and is translucent in the dark under plain text', async () => {
  const { html } = await renderMarkdown(
    '```dot title="A"\ndigraph { node [style=filled]; a [fillcolor="#add8e6"]; b [fillcolor=navy fontcolor=white]; a -> b }\n```',
  );
  expect(html).toMatch(/<path [^>]*fill="#add8e6"[^>]*class="tint"/);
  expect(html).toContain('fill="navy"');
  expect(html.match(/class="tint"/g)).toHaveLength(1);
});

const faults: [fault: string, text: string, line: number, says: string, hint: string][] = [
  ['an edge without a head', 'digraph {\n  a ->\n}', 4, 'syntax error', 'graphviz.org'],
  ['an empty graph', 'digraph {\n}', 2, 'empty graph', 'digraph { a -> b }'],
  ['a second graph', 'graph { a }\ngraph { b }', 3, 'two graphs', 'a code block of its own'],
];
for (const [fault, text, line, says, hint] of faults) {
  test(`${fault} is an error with its line`, async () => {
    const { diagnostics } = await renderMarkdown(`\`\`\`dot title="A"\n${text}\n\`\`\``);
    expect(diagnostics).toMatchObject([
      {
        line,
        column: 1,
        severity: 'error',
        message: expect.stringContaining(says),
        hint: expect.stringContaining(hint),
      },
    ]);
  });
}

test('an unknown colour and an unknown shape are warnings with their positions', async () => {
  const { diagnostics } = await renderMarkdown(
    '```dot title="A"\ndigraph {\n  a [color=rde]\n  b [shape=bxo]\n}\n```',
  );
  expect(diagnostics).toMatchObject([
    { line: 3, column: 12, severity: 'warning' },
    { line: 4, column: 12, severity: 'warning' },
  ]);
});

test('a diagram without a title is a warning', async () => {
  const { diagnostics } = await renderMarkdown('```dot\ndigraph { a -> b }\n```');
  expect(diagnostics).toEqual([
    {
      severity: 'warning',
      line: 1,
      column: 1,
      message: 'diagram: no title, so screen readers cannot say what it shows',
      hint: 'write title="what it shows" after the language',
    },
  ]);
});
