import { expect, test } from '@playwright/test';
import { renderMarkdown } from './pipeline';

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
  const { html, findings } = await renderMarkdown(fence(spec));
  expect(findings).toEqual([]);
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
  const { findings } = await renderMarkdown(fence(odd));
  expect(findings.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('does not move'),
  );
});
