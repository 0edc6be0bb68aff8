import { didYouMean } from '../../diagnostics/did-you-mean';
import { ChartError, isRecord, NESTED_SPECS } from './chart-spec';
import { imageMarkError } from './draw-chart';

/**
 * Checks the names in a specification: Vega-Lite ignores an unknown one, or throws an error without it.
 * Its JSON schema was tried with Ajv: for one misspelt mark it reports dozens of errors, one for each
 * alternative of a type, and suggests nothing.
 * @param isEncoded whether a specification around it has an encoding
 * @throws {ChartError} with the name that was probably meant
 */
export function lintChart(spec: unknown, isEncoded = false): void {
  if (Array.isArray(spec)) for (const nested of spec) lintChart(nested, isEncoded);
  if (!isRecord(spec)) return;
  for (const name of Object.keys(spec)) {
    const meant = PROPERTIES.includes(name) ? undefined : didYouMean(name, PROPERTIES);
    if (meant) {
      const hint = `write "${meant}"`;
      throw new ChartError(`unknown property “${name}”`, { at: JSON.stringify(name), hint });
    }
  }
  const { mark, encoding } = spec;
  if (mark !== undefined) {
    const type = isRecord(mark) ? mark.type : mark;
    if (type === 'image') throw imageMarkError();
    checkName('mark', type, MARKS);
    if (!encoding && !isEncoded) {
      throw new ChartError('"encoding" is missing', {
        at: '"mark"',
        hint: 'write an "encoding" that says which field is "x" and which is "y"',
      });
    }
  }
  if (isRecord(encoding)) {
    for (const [channel, value] of Object.entries(encoding)) {
      checkName('channel', channel, CHANNELS);
      if (isRecord(value) && value.type !== undefined) checkName('type', value.type, TYPES);
    }
  }
  for (const name of NESTED_SPECS) lintChart(spec[name], isEncoded || isRecord(encoding));
}

function checkName(role: string, written: unknown, known: string[]): void {
  const name = String(written);
  if (known.includes(name)) return;
  const meant = didYouMean(name, known);
  throw new ChartError(`unknown ${role} “${name}”`, {
    at: JSON.stringify(written),
    hint: meant ? `write "${meant}"` : `write one of ${known.join(', ')}`,
  });
}

// Of a specification, a mark and an encoding: https://vega.github.io/vega-lite/docs/
const PROPERTIES = [
  ...NESTED_SPECS,
  ...[
    '$schema',
    'align',
    'autosize',
    'background',
    'bounds',
    'center',
    'columns',
    'config',
    'data',
  ],
  ...[
    'datasets',
    'description',
    'encoding',
    'facet',
    'height',
    'mark',
    'name',
    'padding',
    'params',
  ],
  ...['projection', 'repeat', 'resolve', 'selection', 'spacing', 'title', 'transform', 'usermeta'],
  ...['view', 'width'],
];
const MARKS = [
  ...['arc', 'area', 'bar', 'boxplot', 'circle', 'errorband', 'errorbar', 'geoshape', 'line'],
  ...['point', 'rect', 'rule', 'square', 'text', 'tick', 'trail'],
];
const TYPES = ['quantitative', 'temporal', 'ordinal', 'nominal', 'geojson'];
const CHANNELS = [
  ...['x', 'y', 'x2', 'y2', 'xOffset', 'yOffset', 'xError', 'xError2', 'yError', 'yError2'],
  ...['theta', 'theta2', 'radius', 'radius2', 'longitude', 'latitude', 'longitude2', 'latitude2'],
  ...['color', 'fill', 'stroke', 'opacity', 'fillOpacity', 'strokeOpacity', 'strokeWidth'],
  ...['strokeDash', 'size', 'shape', 'angle', 'text', 'tooltip', 'description', 'href', 'url'],
  ...['order', 'detail', 'key', 'row', 'column', 'facet', 'time'],
];
