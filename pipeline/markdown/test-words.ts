import type { TextWords } from './text-words';

/** Words in English, for unit tests. */
export const testWords: TextWords = {
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
  footnotes: 'Footnotes',
  backToReference: (reference) => `Back to reference ${reference}`,
  linkToHeading: (heading) => `Link to “${heading}”`,
  copyCode: ['Copy', ' the code'],
  copied: 'Copied',
  done: 'Done',
  toDo: 'To do',
  table: 'Table',
  chart: 'Chart',
  diagram: 'Diagram',
  formula: 'Formula',
  data: 'Data',
  connections: 'Connections',
  moreRows: (count) => `and ${count} more rows`,
  chartOf: (fields) => `A chart of ${fields}.`,
  watchOn: (service) => `Watch on ${service}`,
  listenOn: (service) => `Listen on ${service}`,
  loadsFrom: (service) => `Loads from ${service} when pressed`,
};
