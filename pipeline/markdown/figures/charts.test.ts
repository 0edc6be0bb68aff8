import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

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

test('a chart is one drawing for both schemes, with its words and its data', async () => {
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
  const drawn: string[] = [];
  const zone = process.env.TZ;
  for (const other of zones) {
    if (other) process.env.TZ = other;
    drawn.push((await renderMarkdown(fence(clipped) + fence(clipped))).html);
  }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(new Set(drawn).size).toBe(1);
  const ids = [...drawn[0].matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
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

test('what Vega-Lite says of a chart, and what cannot move, is told', async () => {
  const odd = { ...spec, params: [{ name: 'pick', select: 'interval' }] };
  const { diagnostics } = await renderMarkdown(fence(odd));
  expect(diagnostics.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('does not move'),
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

test('a ramp goes from the paper to a colour of the page, in both schemes', async () => {
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
  const drawn = await renderMarkdown(fence(layered));
  expect(drawn.html.match(/<table>/g)).toHaveLength(2);
  expect(drawn.html).toContain('<td align="right">1.5</td>');
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

const faults: [fault: string, spec: object, at: string, says: string, hint: string][] = [
  ['a name that is none', { encodng: spec.encoding }, 'encodng', '“encodng”', '"encoding"'],
  ['a mark that is none', { mark: 'lien' }, 'lien', 'mark “lien”', '"line"'],
  ['pictures as marks', { mark: 'image' }, 'image', 'brought along', '"point"'],
  ['a channel that is none', { encoding: { colour: {} } }, 'colour', '“colour”', '"color"'],
  [
    'a type that is none',
    { encoding: { x: { field: 'day', type: 'temporl' } } },
    'temporl',
    '“temporl”',
    '"temporal"',
  ],
  [
    'a field that is none, beside a format',
    { encoding: { x: { field: 'dya', axis: { format: '%d' } } } },
    'dya',
    '“dya”',
    '"day"',
  ],
  ['no encoding', { encoding: undefined }, 'mark', '"encoding" is missing', 'write an "encoding"'],
  ['no data', { data: undefined }, '', 'it has no "data"', '"values"'],
  ['no rows', { data: { values: [] } }, 'data', 'no data', '"values"'],
  [
    'data of semicolons',
    { data: { values: 'day;loss\n1;2', format: { type: 'csv' } } },
    'data',
    'semicolons',
    '"delimiter": ";"',
  ],
  [
    'numbers as text',
    { data: { values: [{ day: '2026-01-01', loss: '9 %', model: 'a' }] } },
    'loss',
    'no row of “loss” holds a number, but “9 %”',
    '0.9 for 90 %',
  ],
  [
    'dates that are none',
    { data: { values: [{ day: '31.1.2026', loss: 1, model: 'a' }] } },
    'day',
    'no row of “day” holds a date',
    '2026-01-31',
  ],
  [
    'a filter that nothing passes',
    { transform: [{ filter: 'datum.loss > 9' }] },
    'data',
    'nothing of its data can be drawn',
    'filtered',
  ],
];
for (const [fault, change, at, says, hint] of faults) {
  test(`${fault} stops the build, with its line`, async () => {
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

test('a part that would move is told of too', async () => {
  const { data, title, description, mark, encoding } = spec;
  const layer = [{ mark, encoding, params: [{ name: 'pick', select: 'point' }] }];
  const { diagnostics } = await renderMarkdown(fence({ title, description, data, layer }));
  expect(diagnostics).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('not move') },
  ]);
  const fixed = [{ mark, encoding, params: [{ name: 'limit', value: 3 }] }];
  const drawn = await renderMarkdown(fence({ title, description, data, layer: fixed }));
  expect(drawn.diagnostics).toEqual([]);
});

test('chance falls alike each time, and a clock is refused', async () => {
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
  expect(diagnostics[0].message).toContain('now() gives another chart each time');
  expect(diagnostics[0].severity).toBe('error');
  // Words in the data are no expressions.
  const named = { ...spec, data: { values: [{ day: '2026-01-01', loss: 1, model: 'now()' }] } };
  expect((await renderMarkdown(fence(named))).diagnostics).toEqual([]);
});

test('rows that a chart makes by itself are counted too', async () => {
  const transform = [{ calculate: 'sequence(0, 100)', as: 's' }, { flatten: ['s'] }];
  const data = { sequence: { start: 0, stop: 60 } };
  const encoding = { x: { field: 's', type: 'quantitative' } };
  const { diagnostics } = await renderMarkdown(
    fence({ ...spec, data, transform, mark: 'point', encoding }),
  );
  expect(diagnostics[0].message).toContain('it draws 6000 marks, and at most 5000');
});

test('a field is looked for where rows are only left out', async () => {
  const wrong = { ...spec.encoding, y: { field: 'los', type: 'quantitative' } };
  const { diagnostics } = await renderMarkdown(
    fence({ ...spec, transform: [{ filter: 'datum.loss > 0' }], encoding: wrong }),
  );
  expect(diagnostics[0].message).toContain('its data have no field “los”');
});

test('what the author says of a column comes before what its cells look like', async () => {
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

test('data of maps that are no JSON are told of', async () => {
  const data = { values: '{', format: { type: 'topojson', feature: 'a' } };
  const { diagnostics } = await renderMarkdown(fence({ ...spec, data }));
  expect(diagnostics[0]?.message).toContain('is not valid JSON');
});
