/** The arguments of a tag, such as `include figure.html src="a.png" alt=page.title 12`. */
export type TagArguments = {
  /** Those without a name, as they are written, without quotes. */
  positional: string[];
  /** The source of each named one: a text in quotes, or the name of a variable. */
  named: { name: string; text?: string; variable?: string }[];
};

const ARGUMENT =
  /([\w-]+)(?:\s*=\s*|:(?:\s+|(?=["'])))(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,"']+))|"([^"]*)"|'([^']*)'|([^\s,]+)/g;

/** Parses the arguments of a tag, as far as tags of Jekyll's plugins agree on their form. */
export function parseArguments(source: string): TagArguments {
  const positional: string[] = [];
  const named: TagArguments['named'] = [];
  for (const [, name, double, single, variable, ...bare] of source.matchAll(ARGUMENT)) {
    const text = (double ?? single)?.replaceAll(/\\(["'])/g, '$1');
    if (name !== undefined) named.push({ name, ...(text === undefined ? { variable } : { text }) });
    else positional.push(bare.find((word) => word !== undefined) ?? '');
  }
  return { positional, named };
}
