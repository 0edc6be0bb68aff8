import { didYouMean } from '../../diagnostics/did-you-mean';
import { ChartError, isRecord } from './draw-chart';

/** The parts of a specification that are specifications themselves. */
export const PARTS = ['layer', 'concat', 'hconcat', 'vconcat', 'spec'];

/**
 * Checks the names in a specification that Vega-Lite stumbles over without a word, or passes over.
 * @param isEncoded whether what lies around it says which fields are shown
 * @throws {ChartError} with the name that was probably meant
 */
export function lintNames(spec: unknown, isEncoded = false): void {
  if (Array.isArray(spec)) for (const part of spec) lintNames(part, isEncoded);
  if (!isRecord(spec)) return;
  for (const name of Object.keys(spec)) {
    const meant = NAMES.includes(name) ? undefined : didYouMean(name, NAMES);
    if (meant) {
      throw new ChartError(`a specification has no “${name}”`, {
        at: JSON.stringify(name),
        hint: `write "${meant}"`,
      });
    }
  }
  const { mark, encoding } = spec;
  if (mark !== undefined) {
    const type = isRecord(mark) ? mark.type : mark;
    if (type === 'image') {
      throw new ChartError('the pictures of a mark “image” are not brought along', {
        at: '"image"',
        hint: 'draw another mark, such as "point", and put pictures beside the chart',
      });
    }
    checkName('mark', type, MARKS);
    if (!encoding && !isEncoded) {
      throw new ChartError('its "encoding" is missing', {
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
  for (const name of PARTS) lintNames(spec[name], isEncoded || isRecord(encoding));
}

function checkName(kind: string, written: unknown, known: string[]): void {
  const name = String(written);
  if (known.includes(name)) return;
  const meant = didYouMean(name, known);
  throw new ChartError(`there is no ${kind} “${name}”`, {
    at: JSON.stringify(written),
    hint: meant ? `write "${meant}"` : `write one of ${known.join(', ')}`,
  });
}

// What a specification, a mark and an encoding can hold: https://vega.github.io/vega-lite/docs/
const NAMES = [
  ...PARTS,
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
