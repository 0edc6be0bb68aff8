import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from '../command-error';
import { parseRubyYaml, RubyYamlError } from './ruby-yaml';

/** The settings of a Jekyll site, as far as an importer needs them. */
export type JekyllConfig = {
  /** All of them. */
  values: Record<string, unknown>;
  /** Of `source`, relative to the folder of the site. */
  source: string;
  /** Such as `/blog`, or empty. */
  baseurl: string;
  url: string;
  permalink: string;
  /** IANA name. */
  timeZone: string;
  exclude: string[];
  include: string[];
  /** By name, without posts. */
  collections: Record<string, Record<string, unknown>>;
  /** The permalink of posts, where it is not that of the site. */
  postsPermalink: string | undefined;
  collectionsDir: string;
  defaults: DefaultSet[];
  kramdown: Record<string, unknown>;
  excerptSeparator: string;
};

/** Front matter for the documents of a scope. */
export type DefaultSet = {
  scope: { path: string; type: string | undefined };
  values: Record<string, unknown>;
};

const NAMES = ['_config.yml', '_config.yaml'];
// Jekyll's own.
const EXCLUDED = [
  '.sass-cache',
  '.jekyll-cache',
  'gemfiles',
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor/bundle/',
  'vendor/cache/',
  'vendor/gems/',
  'vendor/ruby/',
];

/**
 * Reads the settings of a Jekyll site.
 * @throws {CommandError} where the folder is no Jekyll site, or where they cannot be read
 */
export function readJekyllConfig(folder: string): JekyllConfig {
  const [name, text] = readConfigFile(folder);
  try {
    return configOf(parseRubyYaml(text));
  } catch (error) {
    if (!(error instanceof RubyYamlError)) throw error;
    const where = `${name}:${error.line}`;
    throw new CommandError(`${where} is no valid YAML: ${error.message}. Correct that line first.`);
  }
}

function readConfigFile(folder: string): [name: string, text: string] {
  for (const name of NAMES) {
    try {
      return [name, readFileSync(path.join(folder, name), 'utf8').replace(/^\uFEFF/, '')];
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') {
        throw new CommandError(`Cannot read ${path.join(folder, name)}: ${code}.`);
      }
    }
  }
  // Jekyll needs no settings.
  if (existsSync(path.join(folder, '_posts'))) return [NAMES[0], ''];
  throw new CommandError(
    `${folder} is not the folder of a Jekyll site: it has neither _config.yml nor _posts. Name the folder that has them.`,
  );
}

function configOf(values: Record<string, unknown>): JekyllConfig {
  const collections = collectionsIn(values.collections);
  const { posts, ...others } = collections;
  return {
    values,
    source: trimmed(text(values.source)),
    baseurl: text(values.baseurl) === '/' ? '' : text(values.baseurl).replace(/\/+$/, ''),
    url: text(values.url).replace(/\/+$/, ''),
    permalink: text(values.permalink) || 'date',
    timeZone: validZone(text(values.timezone)),
    exclude: [...EXCLUDED, ...texts(values.exclude)],
    include: values.include === undefined ? ['.htaccess'] : texts(values.include),
    collections: others,
    postsPermalink: text(posts?.permalink) || undefined,
    collectionsDir: trimmed(text(values.collections_dir)),
    defaults: list(values.defaults).flatMap(defaultSetOf),
    kramdown: mapping(values.kramdown),
    excerptSeparator: text(values.excerpt_separator) || '\n\n',
  };
}

function collectionsIn(value: unknown): Record<string, Record<string, unknown>> {
  const names = Array.isArray(value) ? texts(value).map((name) => [name, {}] as const) : undefined;
  const entries = names ?? Object.entries(mapping(value));
  return Object.fromEntries(entries.map(([name, metadata]) => [name, mapping(metadata)]));
}

function defaultSetOf(value: unknown): DefaultSet[] {
  const { scope, values } = mapping(value);
  const { path: scopePath, type } = mapping(scope);
  if (typeof values !== 'object' || values === null) return [];
  return [
    {
      scope: { path: trimmed(text(scopePath)), type: type === undefined ? undefined : text(type) },
      values: mapping(values),
    },
  ];
}

/** A mapping, or an empty one for another value. */
export function mapping(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, or of a single value. */
function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => text(item) || []);
}

/** A scalar as text; empty for other values. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : '';
}

function trimmed(folder: string): string {
  return folder.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
}

/** Jekyll takes the zone of the machine where none is set; hosts run in UTC. */
function validZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name || 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
