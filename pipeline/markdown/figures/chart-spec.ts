/** A Vega-Lite specification as its author wrote it. */
export type ChartSpec = Record<string, unknown>;

/** A row of a chart's data: its values by the names of their fields. */
export type Row = Record<string, unknown>;

/** The properties of a specification that hold specifications themselves. */
export const NESTED_SPECS = ['layer', 'concat', 'hconcat', 'vconcat', 'spec'];

/** Why a chart cannot be rendered, and what to write instead. */
export class ChartError extends Error {
  /** Where in the code block: an offset in characters from its start, or a text in it. */
  readonly at?: string | number;
  readonly hint: string;
  constructor(message: string, { at, hint }: { at?: string | number; hint: string }) {
    super(message);
    this.at = at;
    this.hint = hint;
  }
}

/** Whether a value is an object with properties, and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
