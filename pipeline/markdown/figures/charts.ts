import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { findJsonError } from '../../diagnostics/json-syntax';
import { reportError, reportWarning } from '../../diagnostics/report';
import { readFenceMeta } from '../code/fence-meta';
import { type Fence, fencesIn, replaceFence } from '../code/fences';
import type { AssetOptions, Folders } from '../options';
import { pointInFence } from '../position';
import { loadData } from './chart-data';
import { shownIn, tableOf } from './chart-table';
import { ChartError, type ChartSpec, drawChart, isRecord } from './draw-chart';
import { lintNames } from './lint-chart';
import { figureOf } from './svg-figure';

/**
 * Draws the charts of a text when the site is built: a fence `vega-lite` becomes an SVG, which follows
 * the colours of the page, and a table of its data.
 * @see https://vega.github.io/vega-lite/docs/spec.html
 */
export function charts({ folders }: AssetOptions) {
  return async (tree: Root, file: VFile) => {
    let number = 0;
    for (const fence of fencesIn(tree).filter(({ language }) => language === 'vega-lite')) {
      number += 1;
      try {
        const figure = await figureOf(await chartOf(folders, fence, file), number);
        replaceFence(fence, figure);
      } catch (error) {
        if (!(error instanceof ChartError)) throw error;
        reportError(file, {
          place: placeOf(fence, file, error.at),
          message: `this chart cannot be drawn: ${error.message}`,
          hint: error.hint,
        });
      }
    }
  };
}

async function chartOf(folders: Folders, fence: Fence, file: VFile) {
  const spec = parse(fence.text);
  lintNames(spec);
  const clock = clockIn(spec);
  if (clock) {
    throw new ChartError(`${clock} gives another chart each time the site is built`, {
      at: clock,
      hint: 'write the day itself, such as datetime(2026, 0, 31) for 31 January',
    });
  }
  await loadData(folders, spec, file);
  const shown = shownIn(spec);
  const { svg, said } = await drawChart(spec);
  const tell = (message: string, hint: string, at?: string) =>
    reportWarning(file, { place: placeOf(fence, file, at), message, hint });
  for (const message of new Set(said)) {
    tell(`Vega-Lite says of this chart: ${message}`, 'see vega.github.io/vega-lite/docs');
  }
  if (movesIn(spec)) {
    tell(
      'a drawn chart does not move, so what it does when it is pressed is left out',
      'show what matters at once, or link to a page that moves',
      'selection' in spec ? '"selection"' : '"params"',
    );
  }
  if (svg.includes('<a ')) {
    tell('no link in a chart can be followed', 'put links into the text beside it', '"href"');
  }
  if (!spec.description) {
    tell(
      'those who do not see this chart learn only of which fields it is made',
      'write a "description" that says what it shows',
    );
  }
  const fields = new Set(shown.flatMap((data) => [...data.fields]));
  return {
    kind: 'chart' as const,
    svg,
    title: readFenceMeta(fence, file, 'figure').title ?? textOf(spec.title),
    description: textOf(spec.description) || `A chart of ${[...fields].join(', ')}.`,
    source: {
      name: 'Data',
      content: shown.filter(({ rows }) => rows.length > 0).map(tableOf),
    },
  };
}

function parse(text: string): ChartSpec {
  const error = findJsonError(text);
  if (error) {
    const { offset, message, hint } = error;
    throw new ChartError(`this is not valid JSON: ${message}`, { at: offset, hint });
  }
  const spec: unknown = JSON.parse(text);
  if (isRecord(spec)) return spec;
  throw new ChartError('this is no specification', { at: 0, hint: 'begin with { and a "mark"' });
}

/** Whether a chart, or a part of it, answers its readers. */
function movesIn(spec: unknown): boolean {
  if (Array.isArray(spec)) return spec.some(movesIn);
  if (!isRecord(spec)) return false;
  if ('selection' in spec) return true;
  return Object.entries(spec).some(([name, value]) => {
    if (name === 'params' && Array.isArray(value)) {
      return value.some((param) => isRecord(param) && ('select' in param || 'bind' in param));
    }
    return !/^(data|datasets|encoding|config)$/.test(name) && movesIn(value);
  });
}

/** What in the expressions of a chart asks what time it is, as it stands there. */
function clockIn(spec: unknown): string | undefined {
  if (typeof spec === 'string') return /\b(?:now|datetime)\s*\(\s*\)/.exec(spec)?.[0];
  if (!Array.isArray(spec) && !isRecord(spec)) return undefined;
  // Words may say it, but not what works them out.
  const isWords = (name: string, value: unknown) =>
    /title|^(description|text)$/i.test(name) && !isRecord(value);
  return Object.entries(spec)
    .filter(([name, value]) => !/^(data|datasets)$/.test(name) && !isWords(name, value))
    .map(([, value]) => clockIn(value))
    .find(Boolean);
}

/** A title may be a text, lines of it, or a record of it and what stands under it. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (isRecord(value)) return [value.text, value.subtitle].map(textOf).filter(Boolean).join(': ');
  return value === undefined || value === null ? '' : String(value);
}

function placeOf({ pre, text }: Fence, file: VFile, at: string | number = 0) {
  const start = pre.position?.start;
  const offset = typeof at === 'number' ? at : Math.max(text.indexOf(at), 0);
  return start && pointInFence(file, start, text, offset);
}
