import type { View } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { isRecord } from '../../json-shape';
import { CHART_CONFIG, FIRST_COLOR, FONT_SIZE } from './chart-config';
import { ChartError, type ChartSpec } from './chart-spec';

declare module 'vega' {
  // Documented, and missing in its types: https://vega.github.io/vega/docs/api/statistics/#random
  export const textMetrics: {
    width: (item: { fontSize?: number }, text: unknown) => number;
  };
  export function setRandom(random: () => number): void;
  export function randomLCG(seed: number): () => number;
}

/**
 * Renders a chart as SVG.
 * @param spec with all its data inline
 * @returns the SVG without a title, and the warnings of Vega-Lite
 * @throws {ChartError} where Vega-Lite or Vega rejects the specification, where it has no marks or too
 *   many, and where it asks for another host
 */
export async function drawChart(spec: ChartSpec): Promise<{ svg: string; warnings: string[] }> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  // Without a canvas, Vega takes all characters for equally wide, which leaves gaps around labels.
  vega.textMetrics.width = textWidth;
  const warnings: string[] = [];
  const logger = warningLogger(warnings);
  try {
    // A date must be the same day wherever the site is built. It stays set, since nothing here needs the
    // local time and other charts may be rendering.
    process.env.TZ = 'UTC';
    const options = { config: { ...CHART_CONFIG, view: viewConfig(spec) }, logger };
    // Any JSON object: Vega-Lite says itself what is wrong with it.
    const compiled = vegaLite.compile(withLayout(spec) as unknown as TopLevelSpec, options);
    const defaults = vega.loader();
    // Vega throws on a link that it does not like; links are removed from the SVG anyway.
    const sanitize: typeof defaults.sanitize = async (uri, options) =>
      options.context === 'href' ? { href: '' } : defaults.sanitize(uri, options);
    const loader = { ...defaults, load: rejectLoad, sanitize };
    // `random()` and samples are the same in each build: all are computed before the first await.
    vega.setRandom(vega.randomLCG(1));
    const view = new vega.View(vega.parse(withLinearRamps(compiled.spec)), {
      renderer: 'none',
      loader,
    });
    view.logger(logger);
    const svg = await view.toSVG();
    if (svg.includes('<image')) throw imageMarkError();
    const scenegraph: unknown = view.scenegraph();
    const count = isRecord(scenegraph) ? countMarks(scenegraph.root) : 0;
    if (count > MAX_MARKS) {
      throw new ChartError(`too many marks: ${count}, and the limit is ${MAX_MARKS}`, {
        at: '"transform"',
        hint: 'aggregate or sample the rows',
      });
    }
    if (count === 0) {
      throw new ChartError('empty, since no row of the data gives a mark', {
        at: '"data"',
        hint: 'look for numbers written as text, such as "9 %", a filter that no row passes, and zeros on a "log" scale',
      });
    }
    return { svg: withOpacities(svg.replaceAll(INVISIBLE_BACKGROUND, '')), warnings };
  } catch (error) {
    if (error instanceof ChartError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ChartError(message.replace(/ \{.*\}/s, ''), {
      hint: 'see vega.github.io/vega-lite/docs for the syntax',
    });
  }
}

/** The error for images in a chart, which would be loaded from wherever they are. */
export function imageMarkError(): ChartError {
  return new ChartError('image marks are not supported', {
    at: '"image"',
    hint: 'use another mark, such as "point", and put images beside the chart',
  });
}

type Logger = ReturnType<View['logger']>;

/** A logger that collects warnings and errors. */
function warningLogger(warnings: string[]): Logger {
  const logger: Logger = {
    level: () => logger,
    error: collect,
    warn: collect,
    info: ignore,
    debug: ignore,
  };
  return logger;

  function collect(...words: unknown[]) {
    const message = words.join(' ');
    // Discrete axes always have their own size, and a boxplot without outliers is nothing to correct.
    if (!/^(Dropping "fit-|Infinite extent)/.test(message)) warnings.push(message);
    return logger;
  }
  function ignore() {
    return logger;
  }
}

// Each group of an SVG has a background, and most of them have no colour.
const INVISIBLE_BACKGROUND = /<path class="background"(?![^>]*\b(?:fill|stroke)=)[^>]*\/>/g;

async function rejectLoad(): Promise<never> {
  throw new ChartError('data from other hosts is not fetched', {
    hint: 'save the data beside the Markdown file',
  });
}

/** How many marks a part of Vega's scenegraph has, besides axes and legends. A line has one a point. */
function countMarks(mark: unknown): number {
  if (!isRecord(mark) || !Array.isArray(mark.items)) return 0;
  const items = mark.items.filter(isRecord);
  if (mark.marktype === 'group') {
    return items
      .flatMap((item) => (Array.isArray(item.items) ? item.items : []))
      .reduce((count: number, inner: unknown) => count + countMarks(inner), 0);
  }
  if (mark.role !== 'mark') return 0;
  return items.filter(
    ({ defined, x = 0, y = 0 }) => defined !== false && Number.isFinite(x) && Number.isFinite(y),
  ).length;
}

// In units of the viewBox.
const WIDTH = 400;
const HEIGHT = 230;
// A chart can make rows itself, so counting those of its data is not enough.
const MAX_MARKS = 5000;

/** Adds the size that the author left open: a single view fills the width, several share it. */
function withLayout({ title: _title, ...spec }: ChartSpec): ChartSpec {
  const { encoding } = spec;
  const channels = isRecord(encoding) ? encoding : {};
  if (!isSingleView(spec)) return spec;
  const isTall = isDiscrete(channels.y);
  const autosize = { type: 'fit-x', contains: 'padding' };
  return {
    ...('width' in spec ? {} : { width: WIDTH, autosize }),
    ...(isTall ? {} : { height: HEIGHT }),
    ...spec,
    ...(isDiscrete(channels.x)
      ? { encoding: { ...channels, x: withHorizontalLabels(channels.x, spec.data) } }
      : {}),
  };
}

function isSingleView({ mark, layer, encoding }: ChartSpec): boolean {
  const isFaceted =
    isRecord(encoding) && ['row', 'column', 'facet'].some((name) => name in encoding);
  return (mark !== undefined || layer !== undefined) && !isFaceted;
}

function viewConfig(spec: ChartSpec) {
  const isColumn = 'vconcat' in spec || (isRecord(spec.encoding) && 'row' in spec.encoding);
  const width = isSingleView(spec) ? WIDTH : isColumn ? 330 : 155;
  const height = isSingleView(spec) ? HEIGHT : 130;
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

/** Makes the labels of a discrete x axis horizontal, a line a word, where they fit. */
function withHorizontalLabels(x: Record<string, unknown>, data: unknown): Record<string, unknown> {
  const rows = isRecord(data) && Array.isArray(data.values) ? data.values : [];
  const labels = new Set(rows.map((row) => String(isRecord(row) ? row[String(x.field)] : row)));
  const words = [...labels].flatMap((label) => label.split(' '));
  const widest = Math.max(...words.map((word) => textWidth({ fontSize: FONT_SIZE }, word)));
  const fits = labels.size > 0 && (widest + 6) * labels.size < WIDTH - 45;
  if (!fits || x.axis === null) return x;
  const axis = isRecord(x.axis) ? x.axis : {};
  return { ...x, axis: { labelAngle: 0, labelExpr: "split(datum.label, ' ')", ...axis } };
}

/** The width of a text, or of the widest of its lines, in one of the wider sans-serif fonts. */
function textWidth({ fontSize = 11 }: { fontSize?: number }, text: unknown): number {
  const widths = (Array.isArray(text) ? text : [text]).map((line) =>
    [...String(line ?? '')].reduce((sum, character) => sum + emsOf(character), 0),
  );
  return Math.max(0, ...widths) * fontSize;
}

function emsOf(character: string): number {
  if (/[ijlftrI.,:;'|! ()[\]/-]/.test(character)) return 0.38;
  if (/[mwMW%@—]/.test(character)) return 0.95;
  if (/[A-Z]/.test(character)) return 0.7;
  return character < '\u2e80' ? 0.62 : 1;
}

/** Vega-Lite interpolates a ramp by hue, but the opacity in its placeholder colours is a plain number. */
function withLinearRamps<Spec>(spec: Spec): Spec {
  return JSON.parse(JSON.stringify(spec), (_name, value) => {
    if (isRecord(value) && (value.range === 'ramp' || value.range === 'heatmap')) {
      delete value.interpolate;
    }
    return value;
  });
}

/** Turns the placeholder colours of a ramp into a colour of the page with an opacity. */
function withOpacities(svg: string): string {
  return svg.replaceAll(/<[^>]*rgb\(1, ?2, ?\d+\)[^>]*>/g, (tag) =>
    tag.replaceAll(
      /\b(fill|stroke|stop)(-color)?="rgb\(1, ?2, ?(\d+)\)"/g,
      (_, name, color = '', percent) => {
        const opacity = tag.includes(`${name}-opacity=`)
          ? ''
          : ` ${name}-opacity="${percent / 100}"`;
        return `${name}${color}="${FIRST_COLOR}"${opacity}`;
      },
    ),
  );
}
