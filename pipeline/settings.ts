import type { Diagnostic, DiagnosticText } from './diagnostics/diagnostic';
import { didYouMean } from './diagnostics/did-you-mean';
import { isBoolean, isNumber, isRecord, isString } from './json-shape';
import type { Validator } from './loader/document-type';
import { checkMacro, type TexMacros } from './markdown/math/tex-macros';

/** What one setting must be. The description follows “write”, such as `the name of the site`. */
type Setting = {
  description: string;
  /** Whether it may be missing. */
  isOptional?: true;
} & (
  | { type: 'text'; example: string; validator?: Validator }
  | { type: 'number'; example: number }
  | { type: 'boolean'; example: boolean }
  | { type: 'list'; items: Setting }
  // Texts by names that are not known in advance.
  | { type: 'texts'; example: Record<string, string>; nameValidator: Validator }
  | { type: 'macros'; example: string }
  | { type: 'group'; settings: SettingsSchema }
);

/** The settings of a site by their keys. */
export type SettingsSchema = { readonly [key: string]: Setting };

/** The type of an object with the settings of a schema. */
export type SettingsOf<Schema extends SettingsSchema> = {
  [Key in RequiredKey<Schema>]: ValueOf<Schema[Key]>;
} & {
  [Key in Exclude<keyof Schema, RequiredKey<Schema>>]?: ValueOf<Schema[Key]>;
};

type RequiredKey<Schema extends SettingsSchema> = {
  [Key in keyof Schema]: Schema[Key] extends { isOptional: true } ? never : Key;
}[keyof Schema];

type ValueOf<Each extends Setting> = Each extends { type: 'text' }
  ? string
  : Each extends { type: 'number' }
    ? number
    : Each extends { type: 'boolean' }
      ? boolean
      : Each extends { type: 'list'; items: infer Items extends Setting }
        ? readonly ValueOf<Items>[]
        : Each extends { type: 'texts' }
          ? Readonly<Record<string, string>>
          : Each extends { type: 'macros' }
            ? TexMacros
            : Each extends { type: 'group'; settings: infer Settings extends SettingsSchema }
              ? SettingsOf<Settings>
              : never;

/** The keys and indices from the object of all settings to one of them. */
type Path = readonly (string | number)[];

/** What is wrong with one of the settings. */
export type SettingError = DiagnosticText & { path: Path; severity?: 'warning' };

/**
 * Checks the keys and values of a site's settings: a build does not check their types. Zod was not taken:
 * it has neither lines nor hints.
 * @param settings what the file exports
 * @param file the path in the project of the file
 * @param source the content of the file, for the lines of the keys
 */
export function checkSettings(
  schema: SettingsSchema,
  settings: unknown,
  file: string,
  source: string,
): Diagnostic[] {
  return checkGroup(schema, settings, []).map((error) =>
    settingDiagnostic(error, settings, file, source),
  );
}

/** An error in one of the settings, with its line. The other arguments are those of `checkSettings`. */
export function settingDiagnostic(
  { path, ...text }: SettingError,
  settings: unknown,
  file: string,
  source: string,
): Diagnostic {
  return {
    severity: 'error',
    file,
    ...positionOf(path, settings, source),
    ...text,
  };
}

/**
 * The line and the name of a setting.
 * @param path from the object of all settings, such as `['menu', 1, 'url']`
 */
export function positionOf(
  path: Path,
  settings: unknown,
  source: string,
): { line: number; field?: string } {
  const line = lineOf(path, settings, source);
  return path.length > 0 ? { line, field: nameOf(path) } : { line };
}

function check(setting: Setting, value: unknown, path: Path): SettingError[] {
  if (setting.type === 'group') return checkGroup(setting.settings, value, path);
  if (setting.type === 'macros') {
    if (!isRecord(value)) return [{ path, ...otherType(value, 'an object', exampleOf(setting)) }];
    return Object.entries(value).flatMap(([name, macro]) => {
      const error = checkMacro(name, macro);
      return error ? [{ path: [...path, name], ...error }] : [];
    });
  }
  if (setting.type === 'list') {
    return Array.isArray(value)
      ? value.flatMap((item: unknown, index) => check(setting.items, item, [...path, index]))
      : [{ path, ...otherType(value, 'a list', exampleOf(setting)) }];
  }
  if (setting.type === 'texts') return checkTexts(setting, value, path);
  const error = checkValue(setting, value);
  return error ? [{ path, ...error }] : [];
}

function checkGroup(schema: SettingsSchema, group: unknown, path: Path): SettingError[] {
  if (!isRecord(group)) {
    return [{ path, ...otherType(group, 'an object', exampleOfGroup(schema)) }];
  }
  const known = Object.keys(schema);
  const unknown = Object.keys(group).filter((key) => !known.includes(key));
  const meant = unknown.map((key) => didYouMean(key, known));
  const missing = known.filter((key) => group[key] === undefined);
  return [
    ...unknown.map((key, index) => ({
      path: [...path, key],
      message: 'unknown setting',
      hint: meant[index]
        ? `did you mean ${meant[index]}?`
        : `remove it: the settings here are ${known.join(', ')}`,
    })),
    // A misspelt key is reported once.
    ...missing
      .filter((key) => !schema[key].isOptional && !meant.includes(key))
      .map((key) => ({
        path: [...path, key],
        message: 'is missing',
        hint: `write ${schema[key].description}, such as \`${key}: ${exampleOf(schema[key])}\``,
      })),
    ...known
      .filter((key) => !missing.includes(key))
      .flatMap((key) => check(schema[key], group[key], [...path, key])),
  ];
}

function checkTexts(
  setting: Extract<Setting, { type: 'texts' }>,
  texts: unknown,
  path: Path,
): SettingError[] {
  if (!isRecord(texts)) {
    return [{ path, ...otherType(texts, 'an object', exampleOf(setting)) }];
  }
  const [example] = Object.values(setting.example);
  return Object.entries(texts).flatMap(([name, value]) => {
    const error = isString(value)
      ? setting.nameValidator(name)
      : otherType(value, 'a text', `'${example}'`);
    return error ? [{ path: [...path, name], ...error }] : [];
  });
}

function checkValue(
  setting: Extract<Setting, { type: 'text' | 'number' | 'boolean' }>,
  value: unknown,
): ReturnType<Validator> {
  const { description, type } = setting;
  const example = exampleOf(setting);
  switch (type) {
    case 'text':
      if (!isString(value)) return otherType(value, 'a text', example);
      if (value.trim() === '') return { message: 'is empty', hint: `write ${description}` };
      return setting.validator?.(value);
    case 'number':
      if (!isNumber(value)) return otherType(value, 'a number', example);
      return value > 0
        ? undefined
        : { message: `invalid number ${value}`, hint: `write ${description}, such as ${example}` };
    case 'boolean':
      return isBoolean(value) ? undefined : otherType(value, 'true or false', example);
  }
}

function otherType(value: unknown, expected: string, example: string): DiagnosticText {
  return {
    message: `is ${typeNameOf(value)}, not ${expected}`,
    hint: `write ${expected}, such as ${example}`,
  };
}

function typeNameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  const names: Record<string, string> = { string: 'a text', object: 'an object' };
  return names[typeof value] ?? `a ${typeof value}`;
}

/** An example as it is written in the file. */
function exampleOf(setting: Setting): string {
  if (setting.type === 'group') return exampleOfGroup(setting.settings);
  if (setting.type === 'list') return `[${exampleOf(setting.items)}]`;
  if (setting.type === 'texts') {
    const texts = Object.entries(setting.example).map(([name, text]) => `'${name}': '${text}'`);
    return `{ ${texts.join(', ')} }`;
  }
  if (setting.type === 'macros') return setting.example;
  return setting.type === 'text' ? `'${setting.example}'` : String(setting.example);
}

function exampleOfGroup(schema: SettingsSchema): string {
  const all = Object.entries(schema);
  const required = all.filter(([, { isOptional }]) => !isOptional);
  const settings = (required.length > 0 ? required : all.slice(0, 1)).map(
    ([key, setting]) => `${key}: ${exampleOf(setting)}`,
  );
  return `{ ${settings.join(', ')} }`;
}

/** A path as code: `menu[1].label`. */
function nameOf(path: Path): string {
  return path
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      return /^[\w$]+$/.test(key) ? `.${key}` : `['${key}']`;
    })
    .join('')
    .replace(/^\./, '');
}

/** The 1-based line of a setting, or that of the object which lacks it. */
function lineOf(path: Path, settings: unknown, source: string): number {
  const lines = source.split('\n');
  let index = Math.max(
    0,
    lines.findIndex((line) => /^export\b.*=\s*\{/.test(line)),
  );
  let value = settings;
  for (const key of path) {
    value =
      isRecord(value) || Array.isArray(value)
        ? new Map(Object.entries(value)).get(`${key}`)
        : undefined;
    if (typeof key === 'number' && isString(value)) return lineOfText(lines, value, index) + 1;
    // An entry of a list is where its first key is.
    const [name, written] = typeof key === 'string' ? [key, value] : (firstEntryOf(value) ?? []);
    if (name === undefined || written === undefined) break;
    index = indexOfKey(lines, name, written, index);
  }
  return index + 1;
}

function firstEntryOf(value: unknown): [string, unknown] | undefined {
  return isRecord(value) ? Object.entries(value)[0] : undefined;
}

/** The index of the line with a key and its value, or else of the first one with the key. */
function indexOfKey(lines: string[], key: string, value: unknown, from: number): number {
  const literals = isString(value) ? literalsOf(value) : [`${value}`];
  const found = lines.flatMap((line, index) => {
    const keys = [...line.matchAll(/([\w$-]+)["']?\s*:/g)].map(([, name]) => name);
    return index >= from && keys.includes(key) ? index : [];
  });
  const exact = found.find((index) => literals.some((literal) => lines[index].includes(literal)));
  return exact ?? found[0] ?? from;
}

/** The index of the first line with a text, or else of the line to search from. */
function lineOfText(lines: string[], text: string, from: number): number {
  const found = lines.findIndex(
    (line, index) => index >= from && literalsOf(text).some((literal) => line.includes(literal)),
  );
  return found === -1 ? from : found;
}

function literalsOf(text: string): string[] {
  return [`'${text}'`, `"${text}"`, `\`${text}\``];
}
