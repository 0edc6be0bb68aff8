/** A visible text, and what follows it for screen readers: `Copy`, ` the code`. */
export type Label = readonly [shown: string, hidden: string];

/** The types of alerts that GitHub has. */
export const ALERT_TYPES = ['note', 'tip', 'important', 'warning', 'caution'] as const;

export type AlertType = (typeof ALERT_TYPES)[number];

/** The types of callouts that Obsidian has besides, and the alert that each looks like. */
export const CALLOUTS = {
  abstract: 'note',
  summary: 'note',
  tldr: 'note',
  info: 'note',
  todo: 'note',
  question: 'note',
  help: 'note',
  faq: 'note',
  example: 'note',
  quote: 'note',
  cite: 'note',
  hint: 'tip',
  success: 'tip',
  check: 'tip',
  done: 'tip',
  attention: 'warning',
  failure: 'caution',
  fail: 'caution',
  missing: 'caution',
  danger: 'caution',
  error: 'caution',
  bug: 'caution',
} as const satisfies Record<string, AlertType>;

export type CalloutType = keyof typeof CALLOUTS;

/** What a rendered text says besides the words of its author, in one language. */
export type TextWords = {
  /** Of these words (BCP 47), where the text is in another language: a screen reader has to know. */
  lang?: string;
  /** The titles of alerts. */
  alerts: Record<AlertType, string>;
  /** The titles of Obsidian's other callouts. */
  callouts: Record<CalloutType, string>;
  /** The heading of the footnotes, for screen readers. */
  footnotes: string;
  /** The link from a footnote back to its reference. @param reference such as `1`, or `1-2` for its second one */
  backToReference: (reference: string) => string;
  linkToHeading: (heading: string) => string;
  copyCode: Label;
  /** What the button says after that. */
  copied: string;
  /** The checkboxes of a task list. */
  done: string;
  toDo: string;
  /** The names of boxes that scroll. */
  table: string;
  chart: string;
  diagram: string;
  formula: string;
  /** The data of a chart, and the edges of a diagram. */
  data: string;
  connections: string;
  /** The last row of a table that does not show all rows. */
  moreRows: (count: number) => string;
  /** The description of a chart without one. @param fields a list of names */
  chartOf: (fields: string) => string;
  /** The links to a player, with the name of its host. */
  watchOn: (service: string) => string;
  listenOn: (service: string) => string;
  loadsFrom: (service: string) => string;
};
