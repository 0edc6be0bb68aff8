import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { findJsonError } from '../../diagnostics/json-syntax';
import { reportError, reportWarning } from '../../diagnostics/report';
import { isRecord } from '../../json-shape';
import { readFenceMeta } from '../code/fence-meta';
import { type Fence, FIGURE_LANGUAGES, fencesIn, replaceFence } from '../code/fences';
import { pointInFence } from '../position';
import type { Folders } from '../render-options';
import type { TextWords } from '../text-words';
import { loadData } from './chart-data';
import { checkCounts } from './chart-limits';
import { ChartError, type ChartSpec } from './chart-spec';
import { checkFields, dataTable } from './chart-table';
import { drawChart } from './draw-chart';
import { type Figure, figureElement } from './svg-figure';
import { validateSpec } from './validate-spec';

type ChartOptions = { folders: Folders; words: TextWords };

/**
 * Renders each `vega-lite` code block as a figure: an SVG, and a table of its data. vega-embed and the
 * remark plugins around it were not taken: they render in the browser, with 770 kB of scripts.
 * @see https://vega.github.io/vega-lite/docs/spec.html
 */
export function charts(options: ChartOptions) {
  return async (tree: Root, file: VFile) => {
    let number = 0;
    for (const fence of fencesIn(tree, FIGURE_LANGUAGES.chart)) {
      number += 1;
      try {
        const figure = await chartFigure(options, fence, file);
        replaceFence(fence, await figureElement(figure, number, options.words));
      } catch (error) {
        if (!(error instanceof ChartError)) throw error;
        reportError(file, {
          place: pointAt(fence, file, error.at),
          message: `chart: ${error.message}`,
          hint: error.hint,
        });
      }
    }
  };
}

async function chartFigure(
  { folders, words }: ChartOptions,
  fence: Fence,
  file: VFile,
): Promise<Figure> {
  const spec = parse(fence.text);
  validateSpec(spec);
  const clock = findClock(spec);
  if (clock) {
    throw new ChartError(`${clock} makes each build different`, {
      at: clock,
      hint: 'write a fixed date, such as datetime(2026, 0, 31) for 31 January',
    });
  }
  await loadData(folders, spec, file);
  const fieldsByData = checkFields(spec);
  checkCounts(
    spec,
    fieldsByData.flatMap(({ rows }) => rows),
  );
  const { svg, warnings } = await drawChart(spec);
  const warn = (message: string, hint: string, at?: string) =>
    reportWarning(file, { place: pointAt(fence, file, at), message: `chart: ${message}`, hint });
  for (const warning of new Set(warnings)) {
    warn(`Vega-Lite warns: ${warning}`, 'see vega.github.io/vega-lite/docs');
  }
  if (isInteractive(spec)) {
    warn(
      'interaction is not supported, since the chart is a static image',
      'remove it, or link to a page that has the interactive chart',
      'selection' in spec ? '"selection"' : '"params"',
    );
  }
  if (svg.includes('<a ')) {
    warn('links in a chart are not supported', 'put links into the text beside it', '"href"');
  }
  if (!spec.description) {
    warn(
      'no description, so screen readers get only the names of its fields',
      'write a "description" that says what it shows',
    );
  }
  const fields = new Set(fieldsByData.flatMap((data) => [...data.fields]));
  return {
    type: 'chart',
    svg,
    title: readFenceMeta(fence, file, 'figure').title ?? plainText(spec.title),
    description: plainText(spec.description) || words.chartOf([...fields].join(', ')),
    details: {
      summary: words.data,
      content: fieldsByData
        .filter(({ rows }) => rows.length > 0)
        .map((data) => dataTable(data, words)),
    },
  };
}

function parse(text: string): ChartSpec {
  const error = findJsonError(text);
  if (error) {
    const { offset, message, hint } = error;
    throw new ChartError(`not valid JSON: ${message}`, { at: offset, hint });
  }
  const spec: unknown = JSON.parse(text);
  if (isRecord(spec)) return spec;
  throw new ChartError('not a JSON object', { at: 0, hint: 'begin with { and a "mark"' });
}

/** Whether a specification, or one nested in it, reacts to its readers. */
function isInteractive(spec: unknown): boolean {
  if (Array.isArray(spec)) return spec.some(isInteractive);
  if (!isRecord(spec)) return false;
  if ('selection' in spec) return true;
  return Object.entries(spec).some(([name, value]) => {
    if (name === 'params' && Array.isArray(value)) {
      return value.some((param) => isRecord(param) && ('select' in param || 'bind' in param));
    }
    return !/^(data|datasets|encoding|config)$/.test(name) && isInteractive(value);
  });
}

/** The first call of the current time in the expressions of a specification, as it is written. */
function findClock(spec: unknown): string | undefined {
  if (typeof spec === 'string') return /\b(?:now|datetime)\s*\(\s*\)/.exec(spec)?.[0];
  if (!Array.isArray(spec) && !isRecord(spec)) return undefined;
  // Texts may name such a call. An object in their place is an expression.
  const isText = (name: string, value: unknown) =>
    /title|^(description|text)$/i.test(name) && !isRecord(value);
  return Object.entries(spec)
    .filter(([name, value]) => !/^(data|datasets)$/.test(name) && !isText(name, value))
    .map(([, value]) => findClock(value))
    .find(Boolean);
}

/** The text of a title: a string, an array of lines, or an object with a text and a subtitle. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(' ');
  if (isRecord(value)) {
    return [value.text, value.subtitle].map(plainText).filter(Boolean).join(': ');
  }
  return value === undefined || value === null ? '' : String(value);
}

/** The position in the file of an offset in a code block, or of a text in it. */
function pointAt({ pre, text }: Fence, file: VFile, at: string | number = 0) {
  const start = pre.position?.start;
  const offset = typeof at === 'number' ? at : Math.max(text.indexOf(at), 0);
  return start && pointInFence(file, start, text, offset);
}
