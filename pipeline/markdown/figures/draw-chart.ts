import type { Config, TopLevelSpec } from 'vega-lite';

/** A specification as its author wrote it. */
export type ChartSpec = Record<string, unknown>;
/** A row of data. */
export type Row = Record<string, unknown>;

/** What keeps a chart from being drawn: where in its text, by place or by words, and what to do. */
export class ChartError extends Error {
  readonly at?: string | number;
  readonly hint: string;
  constructor(message: string, { at, hint }: { at?: string | number; hint: string }) {
    super(message);
    this.at = at;
    this.hint = hint;
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
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  // Its own guess, with letters of one width, leaves gaps around names.
  const untyped = vega as unknown as Untyped;
  untyped.textMetrics.width = widthOf;
  const said: string[] = [];
  const logger = {
    level: () => logger,
    error: (...words: unknown[]) => keep(words),
    warn: (...words: unknown[]) => keep(words),
    info: () => logger,
    debug: () => logger,
  };
  function keep(words: unknown[]) {
    const message = words.join(' ');
    // That names have a height of their own, and that no box has outliers, is no news to its author.
    if (!/^(Dropping "fit-|Infinite extent)/.test(message)) said.push(message);
    return logger;
  }
  try {
    const options = { config: { ...CONFIG, view: viewOf(spec) }, logger: logger as never };
    const compiled = vegaLite.compile(laidOut(spec) as unknown as TopLevelSpec, options);
    const own = vega.loader();
    // Links are taken out of the drawing; Vega itself dies of one that it does not like.
    const sanitize: typeof own.sanitize = async (uri, options) =>
      options.context === 'href' ? { href: '' } : own.sanitize(uri, options);
    const loader = { ...own, load: refuseToLoad, sanitize };
    // A day must be the same one wherever the site is built. Nothing here asks for the local time, and
    // other charts may be being drawn, so it stays.
    process.env.TZ = 'UTC';
    // Jitter and samples fall alike in each build. All of them are drawn before the first wait.
    untyped.setRandom(untyped.randomLCG(1));
    const view = new vega.View(vega.parse(withPlainRamps(compiled.spec)), {
      renderer: 'none',
      loader,
    });
    view.logger(logger as never);
    const svg = await view.toSVG();
    if (svg.includes('<image')) {
      throw new ChartError('the pictures in its marks are not brought along', {
        at: '"image"',
        hint: 'draw another mark, such as "point", and put pictures beside the chart',
      });
    }
    const { root } = view.scenegraph() as unknown as { root: Mark };
    const count = countDrawn(root);
    if (count > MOST_MARKS) {
      throw new ChartError(`it draws ${count} marks, and at most ${MOST_MARKS} can be drawn`, {
        at: '"transform"',
        hint: 'count or sample its rows',
      });
    }
    if (count === 0) {
      throw new ChartError('nothing of its data can be drawn', {
        at: '"data"',
        hint: 'look for numbers that are written as text, such as "9 %", at what is filtered, and at zeros on a scale "log"',
      });
    }
    return { svg: withTints(svg.replaceAll(UNSEEN, '')), said };
  } catch (error) {
    if (error instanceof ChartError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ChartError(message.replace(/ \{.*\}/s, ''), {
      hint: 'see vega.github.io/vega-lite/docs for what can stand there',
    });
  }
}

// Each part of a drawing has a background, most of them of no colour.
const UNSEEN = /<path class="background"(?![^>]*\b(?:fill|stroke)=)[^>]*\/>/g;

async function refuseToLoad(): Promise<never> {
  throw new ChartError('nothing is fetched when a site is built', {
    hint: 'put the data beside the post',
  });
}

/** What Vega has drawn: marks, with items, which may hold marks. */
type Mark = { marktype: string; role?: string; items: Item[] };
type Item = { items?: Mark[]; x?: number; y?: number; defined?: boolean };

/** How much is drawn besides axes and legends, with the points of a line each. */
function countDrawn({ marktype, role, items }: Mark): number {
  if (marktype === 'group') {
    return items
      .flatMap((item) => item.items ?? [])
      .reduce((count, mark) => count + countDrawn(mark), 0);
  }
  if (role !== 'mark') return 0;
  return items.filter(
    ({ defined, x = 0, y = 0 }) => defined !== false && Number.isFinite(x) && Number.isFinite(y),
  ).length;
}

// In units of which a chart of one part has this many across.
const WIDTH = 400;
const HEIGHT = 230;
const LETTERS = 16;
// Rows can be made by the chart itself.
const MOST_MARKS = 5000;

/** What the author left open: one part fills the width, several share it. */
function laidOut({ title: _title, ...spec }: ChartSpec): ChartSpec {
  const { encoding } = spec;
  const channels = isRecord(encoding) ? encoding : {};
  if (!isOne(spec)) return spec;
  const isTall = isDiscrete(channels.y);
  const autosize = { type: 'fit-x', contains: 'padding' };
  return {
    ...('width' in spec ? {} : { width: WIDTH, autosize }),
    ...(isTall ? {} : { height: HEIGHT }),
    ...spec,
    ...(isDiscrete(channels.x) ? { encoding: { ...channels, x: withLevelNames(spec) } } : {}),
  };
}

function isOne({ mark, layer, encoding }: ChartSpec): boolean {
  const isFaceted =
    isRecord(encoding) && ['row', 'column', 'facet'].some((name) => name in encoding);
  return (mark !== undefined || layer !== undefined) && !isFaceted;
}

function viewOf(spec: ChartSpec) {
  const isColumn = 'vconcat' in spec || (isRecord(spec.encoding) && 'row' in spec.encoding);
  const width = isOne(spec) ? WIDTH : isColumn ? 330 : 155;
  const height = isOne(spec) ? HEIGHT : 130;
  return {
    stroke: null,
    continuousWidth: width,
    discreteWidth: width,
    continuousHeight: height,
    discreteHeight: { step: 30 },
  };
}

function isDiscrete(channel: unknown): channel is Record<string, unknown> {
  if (!isRecord(channel) || !('field' in channel)) return false;
  if (channel.type) return channel.type === 'nominal' || channel.type === 'ordinal';
  return !['aggregate', 'bin', 'timeUnit'].some((name) => name in channel);
}

/** Names under bars are set level, a word a line, where they have the room. */
function withLevelNames({ data, encoding }: ChartSpec) {
  const x = (encoding as Record<string, unknown>).x as Record<string, unknown>;
  const rows = isRecord(data) && Array.isArray(data.values) ? data.values : [];
  const names = new Set(rows.map((row) => String(isRecord(row) ? row[String(x.field)] : row)));
  const words = [...names].flatMap((name) => name.split(' '));
  const longest = Math.max(...words.map((word) => widthOf({ fontSize: LETTERS }, word)));
  const hasRoom = names.size > 0 && (longest + 6) * names.size < WIDTH - 45;
  if (!hasRoom || x.axis === null) return x;
  return {
    ...x,
    axis: { labelAngle: 0, labelExpr: "split(datum.label, ' ')", ...(x.axis as object) },
  };
}

/** What Vega has besides, by its documentation. */
type Untyped = {
  textMetrics: { width: (item: { fontSize?: number }, text: unknown) => number };
  setRandom: (random: () => number) => void;
  randomLCG: (seed: number) => () => number;
};

/** How wide a text is at most, in one of the wider of the site's fonts. */
function widthOf({ fontSize = 11 }: { fontSize?: number }, text: unknown): number {
  const lines = (Array.isArray(text) ? text : [text]).map((line) =>
    [...String(line ?? '')].reduce((sum, letter) => sum + emsOf(letter), 0),
  );
  return Math.max(0, ...lines) * fontSize;
}

function emsOf(letter: string): number {
  if (/[ijlftrI.,:;'|! ()[\]/-]/.test(letter)) return 0.38;
  if (/[mwMW%@—]/.test(letter)) return 0.95;
  if (/[A-Z]/.test(letter)) return 0.7;
  return letter < '\u2e80' ? 0.62 : 1;
}

// A ramp goes from near the paper to a full colour, whichever of them is dark: it is drawn in colours
// that stand for how much of it covers the paper.
const RAMP = ['rgb(1,2,20)', 'rgb(1,2,100)'];

/** Vega-Lite goes from one colour to the next by hue; how much covers the paper is a plain number. */
function withPlainRamps<Spec>(spec: Spec): Spec {
  return JSON.parse(JSON.stringify(spec), (_name, value) => {
    if (isRecord(value) && (value.range === 'ramp' || value.range === 'heatmap')) {
      delete value.interpolate;
    }
    return value;
  });
}

function withTints(svg: string): string {
  return svg.replaceAll(/<[^>]*rgb\(1, ?2, ?\d+\)[^>]*>/g, (tag) =>
    tag.replaceAll(
      /\b(fill|stroke|stop)(-color)?="rgb\(1, ?2, ?(\d+)\)"/g,
      (_, name, color = '', percent) => {
        const opacity = tag.includes(`${name}-opacity=`)
          ? ''
          : ` ${name}-opacity="${percent / 100}"`;
        return `${name}${color}="${FIRST}"${opacity}`;
      },
    ),
  );
}

const INK = 'currentColor';
const FIRST = 'var(--chart-1,#b3341a)';
const LINE = 'var(--color-line,#ccc)';
const QUIET = 'var(--color-quiet,#555)';
const text = {
  labelColor: QUIET,
  titleColor: INK,
  labelFontSize: LETTERS,
  titleFontSize: LETTERS,
  // Of names that are too long, only their ends can be left out.
  labelLimit: 200,
  titleFontWeight: 'normal',
};

const CONFIG = {
  background: undefined,
  padding: 2,
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
    titleY: -14,
    tickCount: 5,
  },
  axisBand: { grid: false },
  header: text,
  legend: {
    ...text,
    orient: 'top',
    titleOrient: 'left',
    symbolStrokeWidth: 2,
    offset: 34,
    columnPadding: 14,
    layout: { top: { direction: 'vertical', anchor: 'start', margin: 4 } },
  },
  facet: { columns: 2, spacing: 28 },
  concat: { columns: 2 },
  mark: { color: FIRST },
  bar: { discreteBandSize: { band: 0.65 } },
  line: { strokeWidth: 2 },
  text: { color: INK, fontSize: LETTERS },
  rule: { color: INK },
  range: {
    category: [
      FIRST,
      'var(--chart-2,#0e4d8c)',
      'var(--chart-3,#513800)',
      'var(--chart-4,#138168)',
      'var(--chart-5,#94559e)',
      'var(--chart-6,#322d29)',
    ],
    heatmap: RAMP,
    ramp: RAMP,
  },
} as unknown as Config;
