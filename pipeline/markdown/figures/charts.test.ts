import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';
import { createTestSite, photo, type TestSite } from '../test-site';

const fence = (spec: object) => `\`\`\`vega-lite\n${JSON.stringify(spec)}\n\`\`\`\n`;
const spec = {
  title: 'Loss',
  description: 'It falls.',
  data: {
    values: [
      { day: '2026-01-01', loss: 2, model: 'a' },
      { day: '2026-01-02', loss: 1, model: 'b' },
    ],
  },
  mark: 'line',
  encoding: {
    x: { field: 'day', type: 'temporal' },
    y: { field: 'loss', type: 'quantitative' },
    color: { field: 'model', type: 'nominal' },
  },
};

test('a chart is one SVG for both colour schemes, with a title, a description and its data', async () => {
  const { html, diagnostics } = await renderMarkdown(fence(spec));
  expect(diagnostics).toEqual([]);
  expect(html).toContain('role="img" aria-label="Loss"><desc>It falls.</desc>');
  expect(html).toContain('<figcaption>Loss</figcaption>');
  expect(html.match(/>Loss</g)).toHaveLength(1);
  expect(html).toContain('var(--chart-1');
  expect(html).not.toMatch(/#000|black|font-family|<script|style=/);
  expect(html).toContain('<td>2026-01-01</td><td align="right">2</td><td>a</td>');
});

test('a chart is the same each time, in each zone, and shares no id with another', async () => {
  const { color: _color, ...encoding } = spec.encoding;
  const clipped = { ...spec, mark: { type: 'line', clip: true }, encoding };
  const zones = [undefined, 'Pacific/Kiritimati', 'America/Los_Angeles'];
  const rendered: string[] = [];
  const zone = process.env.TZ;
  for (const other of zones) {
    if (other) process.env.TZ = other;
    rendered.push((await renderMarkdown(fence(clipped) + fence(clipped))).html);
  }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(new Set(rendered).size).toBe(1);
  const ids = [...rendered[0].matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a line of twenty points is small', async () => {
  const values = Array.from({ length: 20 }, (_, epoch) => ({ epoch, loss: 1 / (epoch + 1) }));
  const encoding = {
    x: { field: 'epoch', type: 'quantitative' },
    y: { field: 'loss', type: 'quantitative' },
  };
  const { html } = await renderMarkdown(fence({ ...spec, data: { values }, encoding }));
  expect(/<svg.*<\/svg>/s.exec(html)?.[0].length).toBeLessThan(2500);
});

test('interaction is a warning', async () => {
  const odd = { ...spec, params: [{ name: 'pick', select: 'interval' }] };
  const { diagnostics } = await renderMarkdown(fence(odd));
  expect(diagnostics.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('interaction is not supported'),
  );
});

test('colours of the author stay as they are', async () => {
  const { html } = await renderMarkdown(
    fence({ ...spec, mark: { type: 'bar', color: '#0a7d3c' } }),
  );
  const { color: _color, ...encoding } = spec.encoding;
  const plain = await renderMarkdown(
    fence({ ...spec, mark: { type: 'bar', color: '#0a7d3c' }, encoding }),
  );
  expect(plain.html).toContain('fill="#0a7d3c"');
  expect(html).toContain('var(--chart-2');
});

test('a ramp goes from the background to a colour of the page, in both colour schemes', async () => {
  const encoding = {
    x: { field: 'day', type: 'nominal' },
    y: { field: 'model', type: 'nominal' },
    color: { field: 'loss', type: 'quantitative' },
  };
  const { html, diagnostics } = await renderMarkdown(fence({ ...spec, mark: 'rect', encoding }));
  expect(diagnostics).toEqual([]);
  expect(html).toContain('fill="var(--chart-1,#b3341a)"');
  expect(html).toMatch(/fill-opacity="0?\.2"/);
  expect(html).toMatch(/stop-opacity="0?\.2"/);
  expect(html).not.toMatch(/rgb\(|"#0/);
});

test('the parts of a chart share the width, and each of its data has a table', async () => {
  const faceted = { ...spec, encoding: { ...spec.encoding, column: { field: 'model' } } };
  const { html, diagnostics } = await renderMarkdown(fence(faceted));
  expect(diagnostics).toEqual([]);
  expect(Number(/viewBox="0 0 (\d+)/.exec(html)?.[1])).toBeLessThan(440);
  expect(html.match(/stroke="var\(--chart-/g)?.length).toBe(2);
  const { color: _color, ...encoding } = spec.encoding;
  const limit = {
    mark: 'rule',
    data: { values: [{ limit: 1.5 }] },
    encoding: { y: { field: 'limit', type: 'quantitative' } },
  };
  const { data, title, description } = spec;
  const layered = { title, description, data, layer: [{ mark: 'line', encoding }, limit] };
  const both = await renderMarkdown(fence(layered));
  expect(both.html.match(/<table>/g)).toHaveLength(2);
  expect(both.html).toContain('<td align="right">1.5</td>');
});

test('data can be shared, and written out as CSV or in a file', async () => {
  const { data, ...rest } = spec;
  const row = '<td>2026-01-01</td><td align="right">2</td><td>a</td>';
  const csv = 'day;loss;model\n2026-01-01;2;a\n2026-01-02;1;b';
  for (const other of [
    { datasets: { runs: data.values }, data: { name: 'runs' } },
    { data: { values: csv.replaceAll(';', ','), format: { type: 'csv' } } },
    { data: { values: csv, format: { type: 'dsv', delimiter: ';' } } },
  ]) {
    const { html, diagnostics } = await renderMarkdown(fence({ ...rest, ...other }));
    expect(diagnostics).toEqual([]);
    expect(html).toContain(row);
  }
});

const errors: [error: string, spec: object, at: string, says: string, hint: string][] = [
  ['an unknown property', { encodng: spec.encoding }, 'encodng', '“encodng”', '"encoding"'],
  ['an unknown mark', { mark: 'lien' }, 'lien', 'mark “lien”', '"line"'],
  ['images as marks', { mark: 'image' }, 'image', 'not supported', '"point"'],
  ['an unknown channel', { encoding: { colour: {} } }, 'colour', '“colour”', '"color"'],
  [
    'an unknown type',
    { encoding: { x: { field: 'day', type: 'temporl' } } },
    'temporl',
    '“temporl”',
    '"temporal"',
  ],
  [
    'an unknown field, beside a format',
    { encoding: { x: { field: 'dya', axis: { format: '%d' } } } },
    'dya',
    '“dya”',
    '"day"',
  ],
  ['no encoding', { encoding: undefined }, 'mark', '"encoding" is missing', 'write an "encoding"'],
  ['no data', { data: undefined }, '', 'no "data"', '"values"'],
  ['no rows', { data: { values: [] } }, 'data', 'no rows', '"values"'],
  [
    'data delimited by semicolons',
    { data: { values: 'day;loss\n1;2', format: { type: 'csv' } } },
    'data',
    'semicolons',
    '"delimiter": ";"',
  ],
  [
    'numbers as text',
    { data: { values: [{ day: '2026-01-01', loss: '9 %', model: 'a' }] } },
    'loss',
    'no number in the field “loss”, but “9 %”',
    '0.9 for 90 %',
  ],
  [
    'invalid dates',
    { data: { values: [{ day: '31.1.2026', loss: 1, model: 'a' }] } },
    'day',
    'no date in the field “day”, but “31.1.2026”',
    '2026-01-31',
  ],
  [
    'a filter that nothing passes',
    { transform: [{ filter: 'datum.loss > 9' }] },
    'data',
    'no row of the data gives a mark',
    'filter',
  ],
];
for (const [error, change, at, says, hint] of errors) {
  test(`${error} is an error with its line`, async () => {
    const text = JSON.stringify({ ...spec, ...change }, null, 1);
    const { diagnostics } = await renderMarkdown(`\`\`\`vega-lite\n${text}\n\`\`\`\n`);
    const line = text.split('\n').findIndex((one) => one.includes(`"${at}"`));
    expect(diagnostics).toMatchObject([
      {
        line: Math.max(line, 0) + 2,
        severity: 'error',
        message: expect.stringContaining(says),
        hint: expect.stringContaining(hint),
      },
    ]);
  });
}

test('interaction of a layer is a warning too', async () => {
  const { data, title, description, mark, encoding } = spec;
  const layer = [{ mark, encoding, params: [{ name: 'pick', select: 'point' }] }];
  const { diagnostics } = await renderMarkdown(fence({ title, description, data, layer }));
  expect(diagnostics).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('interaction is not supported') },
  ]);
  const fixed = [{ mark, encoding, params: [{ name: 'limit', value: 3 }] }];
  const both = await renderMarkdown(fence({ title, description, data, layer: fixed }));
  expect(both.diagnostics).toEqual([]);
});

test('random numbers are the same in each build, and the current time is an error', async () => {
  const data = { values: Array.from({ length: 9 }, (_, a) => ({ a })) };
  const encoding = { x: { field: 't', type: 'quantitative' }, y: { field: 'a' } };
  const made = (calculate: string) =>
    fence({
      ...spec,
      data,
      mark: 'point',
      encoding,
      transform: [{ sample: 5 }, { calculate, as: 't' }],
    });
  const both = await Promise.all([
    renderMarkdown(made('random()')),
    renderMarkdown(made('random()')),
  ]);
  expect(both[0].html).toContain('<svg');
  expect(both[0].html).toBe(both[1].html);
  const { diagnostics } = await renderMarkdown(made('datum.a + now()'));
  expect(diagnostics[0].message).toContain('now() makes each build different');
  expect(diagnostics[0].severity).toBe('error');
  // Text in the data is not an expression.
  const named = { ...spec, data: { values: [{ day: '2026-01-01', loss: 1, model: 'now()' }] } };
  expect((await renderMarkdown(fence(named))).diagnostics).toEqual([]);
});

test('rows that a chart makes itself are counted too', async () => {
  const transform = [{ calculate: 'sequence(0, 100)', as: 's' }, { flatten: ['s'] }];
  const data = { sequence: { start: 0, stop: 60 } };
  const encoding = { x: { field: 's', type: 'quantitative' } };
  const { diagnostics } = await renderMarkdown(
    fence({ ...spec, data, transform, mark: 'point', encoding }),
  );
  expect(diagnostics[0].message).toContain('too many marks: 6000, and the limit is 5000');
});

const counts: [string, object][] = [
  ['bins: 999999999', { x: { field: 'a', bin: { step: 1 } } }],
  ['bins: without end', { x: { field: 'a', bin: { step: 0 } } }],
  ['tickCount: 1000000000', { x: { field: 'a', axis: { tickCount: 1e9 } } }],
  ['maxbins: 1000000', { x: { field: 'a', bin: { maxbins: 1e6 } } }],
];
for (const [message, encoding] of counts) {
  test(`too many ${message}`, async () => {
    const data = { values: [{ a: 1 }, { a: 1e9 }] };
    const { diagnostics } = await renderMarkdown(fence({ data, mark: 'bar', encoding }));
    expect(diagnostics[0].message).toBe(`chart: too many ${message}, and the limit is 5000`);
  });
}

test('a field is checked where transforms only leave rows out', async () => {
  const wrong = { ...spec.encoding, y: { field: 'los', type: 'quantitative' } };
  const { diagnostics } = await renderMarkdown(
    fence({ ...spec, transform: [{ filter: 'datum.loss > 0' }], encoding: wrong }),
  );
  expect(diagnostics[0].message).toContain('no field “los” in the data');
});

test('the author’s type of a column comes before that of its cells', async () => {
  const values = 'version,share\n1.1,2\n1.10,3\n';
  const format = { type: 'csv', parse: { version: 'string' } };
  const encoding = {
    x: { field: 'version', type: 'nominal' },
    y: { field: 'share', type: 'quantitative' },
  };
  const { html, diagnostics } = await renderMarkdown(
    fence({ ...spec, data: { values, format }, mark: 'bar', encoding }),
  );
  expect(diagnostics).toEqual([]);
  expect(html).toContain('<td>1.1</td>');
  expect(html).toContain('<td>1.10</td>');
});

test('numbers too small for decimals keep their digits in the table', async () => {
  const values = [
    { day: '2026-01-01', loss: 1e-7 },
    { day: '2026-01-02', loss: 0.000001234 },
  ];
  const { color: _color, ...encoding } = spec.encoding;
  const { html } = await renderMarkdown(fence({ ...spec, data: { values }, encoding }));
  for (const cell of ['1e-7', '0.000001234']) expect(html).toContain(`>${cell}</td>`);
});

test('rows are counted with or without a star', async () => {
  const { x } = spec.encoding;
  for (const y of [
    { aggregate: 'count', field: '*' },
    { aggregate: 'count', type: 'quantitative' },
  ]) {
    const { diagnostics } = await renderMarkdown(
      fence({ ...spec, mark: 'bar', encoding: { x, y } }),
    );
    expect(diagnostics).toEqual([]);
  }
});

test('map data that is not JSON is an error', async () => {
  const data = { values: '{', format: { type: 'topojson', feature: 'a' } };
  const { diagnostics } = await renderMarkdown(fence({ ...spec, data }));
  expect(diagnostics[0]?.message).toContain('is not valid JSON');
});

let site: TestSite;
beforeAll(async () => {
  site = await createTestSite();
  await site.write('content/posts/loss.csv', 'epoch,loss\n1,2\n');
  await site.write('content/posts/head.csv', 'epoch,loss\n');
  await site.write('content/posts/long.csv', `a\n${'1\n'.repeat(5001)}`);
  await site.write('content/posts/loss.png', photo(30, 20).png());
});
afterAll(() => site.remove());

const pretty = (chart: object) => `\`\`\`vega-lite\n${JSON.stringify(chart, null, 1)}\n\`\`\``;
const line = { description: 'It falls.', mark: 'line' };
const values = [{ epoch: 1, loss: 2 }];
const encoding = { x: { field: 'epoch' }, y: { field: 'loss' } };

test('data in a file is shown', async () => {
  const chart = pretty({ ...line, data: { url: './loss.csv' }, encoding });
  const { html, diagnostics, dependencies } = await site.render(chart);
  expect(diagnostics).toEqual([]);
  expect(html).toContain('<td align="right">1</td><td align="right">2</td>');
  expect(Object.keys(dependencies)).toEqual(['content/posts/loss.csv']);
});

const positions: [
  error: string,
  markdown: string,
  position: string,
  message: string,
  hint: string,
][] = [
  [
    'a trailing comma',
    '```vega-lite\n{\n  "mark": "line",\n}\n```',
    '4:1',
    'chart: not valid JSON: trailing comma',
    'remove the comma',
  ],
  [
    'a single quote',
    "```vega-lite\n{\n  'mark': 1}\n```",
    '3:3',
    'chart: not valid JSON',
    'double quotes',
  ],
  [
    'a chart without a mark',
    pretty({ description: 'A', data: { values } }),
    '2:1',
    'at least one of the following properties: "mark"',
    'vega.github.io',
  ],
  [
    'an unknown mark',
    pretty({ ...line, mark: 'lien', data: { values }, encoding }),
    '4:10',
    'chart: unknown mark “lien”',
    'write "line"',
  ],
  [
    'an unknown field',
    pretty({ ...line, data: { values }, encoding: { x: { field: 'epoh' } } }),
    '15:13',
    'chart: no field “epoh” in the data',
    'write "epoch"',
  ],
  [
    'a missing data file',
    pretty({ ...line, data: { url: './los.csv' }, encoding }),
    '6:10',
    'chart: file not found: content/posts/los.csv',
    'write ./loss.csv',
  ],
  [
    'data of another host',
    pretty({ ...line, data: { url: 'https://example.org/a.csv' }, encoding }),
    '6:10',
    'data from other hosts is not fetched',
    'beside the Markdown file',
  ],
  [
    'a data file without rows',
    pretty({ ...line, data: { url: './head.csv' }, encoding }),
    '6:10',
    'content/posts/head.csv has no rows',
    'rows below',
  ],
  [
    'a data file that is an image',
    pretty({ ...line, data: { url: './loss.png' }, encoding }),
    '6:10',
    'loss.png is n',
    'CSV, TSV or JSON',
  ],
  [
    'data without rows',
    pretty({ ...line, data: { values: [] }, encoding }),
    '5:2',
    'chart: no rows in the data',
    'add rows to its "values"',
  ],
  [
    'a data file with too many rows',
    pretty({ ...line, data: { url: './long.csv' }, encoding: { x: { field: 'a' } } }),
    '5:2',
    'chart: too many rows: 5001',
    'sample',
  ],
];
for (const [error, markdown, position, message, hint] of positions) {
  test(`${error} is an error with its position`, async () => {
    const { diagnostics } = await site.render(markdown);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    ]);
    expect(`${diagnostics[0].line}:${diagnostics[0].column}`).toBe(position);
  });
}

test('a chart without a description is a warning', async () => {
  const { diagnostics } = await renderMarkdown(
    pretty({ mark: 'line', data: { values }, encoding }),
  );
  expect(diagnostics).toEqual([
    {
      severity: 'warning',
      line: 2,
      column: 1,
      message: 'chart: no description, so screen readers get only the names of its fields',
      hint: 'write a "description" that says what it shows',
    },
  ]);
});
