import type { Config, TopLevelSpec } from 'vega-lite';
import { nearMiss } from '../source/problems';

/** A specification as its author wrote it. */
export type ChartSpec = Record<string, unknown>;
/** A row of data. */
export type Row = Record<string, unknown>;

/** What keeps a chart from being drawn: where in its text, by place or by words, and what to do. */
export class ChartError extends Error {
  readonly at?: string | number;
  readonly remedy: string;
  constructor(message: string, { at, remedy }: { at?: string | number; remedy: string }) {
    super(message);
    this.at = at;
    this.remedy = remedy;
  }
}

/** Whether a value has fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Draws a chart as SVG. Its colours are custom properties of the page, so one drawing serves both schemes.
 * @param spec with all its data in it
 * @returns the drawing without its title, and what Vega-Lite had to say of it
 * @throws {ChartError} where it cannot be drawn
 */
export async function drawChart(spec: ChartSpec): Promise<{ svg: string; said: string[] }> {
  checkMarks(spec);
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const said: string[] = [];
  const logger = {
    level: () => logger,
    error: (...words: unknown[]) => keep(words),
    warn: (...words: unknown[]) => keep(words),
    info: () => logger,
    debug: () => logger,
  };
  function keep(words: unknown[]) {
    said.push(words.join(' '));
    return logger;
  }
  const { title: _title, ...untitled } = spec;
  const isOne = 'mark' in spec || 'layer' in spec;
  // One part fills the width; several side by side have the width that they say.
  const size = isOne && !('width' in spec) ? SIZE : {};
  try {
    const options = { config: CONFIG, logger: logger as never };
    const compiled = vegaLite.compile({ ...size, ...untitled } as unknown as TopLevelSpec, options);
    const loader = { ...vega.loader(), load: refuseToLoad };
    // A day must be the same one wherever the site is built. Nothing here asks for the local time, and
    // other charts may be being drawn, so it stays.
    process.env.TZ = 'UTC';
    const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', loader });
    view.logger(logger as never);
    return { svg: (await view.toSVG()).replaceAll(UNSEEN, ''), said };
  } catch (error) {
    if (error instanceof ChartError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ChartError(message.replace(/ \{.*\}/s, ''), {
      remedy: 'see vega.github.io/vega-lite/docs for what can stand there',
    });
  }
}

// Each part of a drawing has a background, most of them of no colour.
const UNSEEN = /<path class="background"(?![^>]*\b(?:fill|stroke)=)[^>]*\/>/g;

async function refuseToLoad(): Promise<never> {
  throw new ChartError('nothing is fetched when a site is built', {
    remedy: 'put the data beside the post',
  });
}

const SIZE = { width: 400, height: 220, autosize: { type: 'fit-x', contains: 'padding' } };

const INK = 'currentColor';
const LINE = 'var(--color-line,#ccc)';
const QUIET = 'var(--color-quiet,#555)';
const text = {
  labelColor: QUIET,
  titleColor: INK,
  labelFontSize: 13,
  titleFontSize: 14,
  titleFontWeight: 'normal',
};

const CONFIG = {
  background: undefined,
  padding: 2,
  view: { stroke: null as never, discreteWidth: 400 },
  axis: {
    ...text,
    domainColor: QUIET,
    tickColor: QUIET,
    gridColor: LINE,
    gridWidth: 0.5,
    tickSize: 4,
    labelPadding: 4,
    titlePadding: 8,
  },
  axisX: { grid: false, labelFlush: false },
  // The name of what goes up stands over its axis, where it can be read.
  axisY: {
    domain: false,
    ticks: false,
    titleAngle: 0,
    titleAlign: 'left',
    titleAnchor: 'start',
    titleX: 0,
    titleY: -12,
    tickCount: 5,
  },
  axisBand: { grid: false },
  header: text,
  legend: {
    ...text,
    orient: 'top',
    titleOrient: 'left',
    symbolStrokeWidth: 2,
    offset: 30,
    columnPadding: 14,
  },
  mark: { color: 'var(--chart-1,#b3341a)' },
  bar: { discreteBandSize: { band: 0.65 } },
  line: { strokeWidth: 2 },
  text: { color: INK, fontSize: 12 },
  rule: { color: INK },
  range: {
    category: [
      'var(--chart-1,#b3341a)',
      'var(--chart-2,#2c6aa0)',
      'var(--chart-3,#8a6d00)',
      'var(--chart-4,#1d7a63)',
      'var(--chart-5,#7a5195)',
      'var(--chart-6,#666)',
    ],
    // From what is near the paper of either scheme to what is far from it.
    heatmap: ['#e3c9a8', '#d98b52', '#b3341a', '#5e1a12'],
    ramp: ['#e3c9a8', '#d98b52', '#b3341a', '#5e1a12'],
  },
} as unknown as Config;

const MARKS =
  'arc area bar boxplot circle errorband errorbar geoshape image line point rect rule square text tick trail'.split(
    ' ',
  );

/** Vega-Lite stumbles over a mark that it does not know, without a word on which. */
function checkMarks(spec: unknown): void {
  if (Array.isArray(spec)) for (const part of spec) checkMarks(part);
  if (!isRecord(spec)) return;
  const { mark } = spec;
  const type = isRecord(mark) ? mark.type : mark;
  if (mark !== undefined && !MARKS.includes(String(type))) {
    const meant = nearMiss(String(type), MARKS);
    throw new ChartError(`there is no mark “${type}”`, {
      at: JSON.stringify(type),
      remedy: meant ? `write "${meant}"` : `write one of ${MARKS.join(', ')}`,
    });
  }
  for (const [name, part] of Object.entries(spec))
    if (!/^(data|encoding)$/.test(name)) checkMarks(part);
}
