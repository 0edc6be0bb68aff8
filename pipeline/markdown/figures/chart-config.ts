import type { Config } from 'vega-lite';

/** Font size of a chart's text, in units of its viewBox. */
export const FONT_SIZE = 16;

const INK = 'currentColor';
const LINE = 'var(--color-line,#ccc)';
const QUIET = 'var(--color-quiet,#555)';
/** The colour of a chart's first series. */
export const FIRST_COLOR = 'var(--chart-1,#b3341a)';

// A sequential colour scale goes from near the background to the full colour, in both colour schemes. So
// it is rendered in placeholder colours whose last number is the percentage of opacity.
const RAMP = ['rgb(1,2,20)', 'rgb(1,2,100)'];

const text = {
  labelColor: QUIET,
  titleColor: INK,
  labelFontSize: FONT_SIZE,
  titleFontSize: FONT_SIZE,
  // A longer label is cut off at its end.
  labelLimit: 200,
  titleFontWeight: 'normal',
} as const;

// Vega-Lite passes this on to Vega, and has no type for it.
const legendLayout: object = {
  layout: { top: { direction: 'vertical', anchor: 'start', margin: 4 } },
};

/**
 * The Vega-Lite config of all charts. Colours are custom properties of the page, so that one SVG serves
 * both colour schemes.
 * @see https://vega.github.io/vega-lite/docs/config.html
 */
export const CHART_CONFIG = {
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
  // The title of the y axis is horizontal, above it, where it can be read.
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
    ...legendLayout,
  },
  facet: { columns: 2, spacing: 28 },
  concat: { columns: 2 },
  mark: { color: FIRST_COLOR },
  bar: { discreteBandSize: { band: 0.65 } },
  line: { strokeWidth: 2 },
  text: { color: INK, fontSize: FONT_SIZE },
  rule: { color: INK },
  range: {
    category: [
      FIRST_COLOR,
      'var(--chart-2,#0e4d8c)',
      'var(--chart-3,#513800)',
      'var(--chart-4,#138168)',
      'var(--chart-5,#94559e)',
      'var(--chart-6,#322d29)',
    ],
    heatmap: RAMP,
    ramp: RAMP,
  },
} satisfies Config;
