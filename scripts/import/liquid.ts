import { Context, Liquid, type TagToken, type Template, type TopLevelToken } from 'liquidjs';
import type { ImportDiagnostic } from './import-diagnostic';
import { registerJekyllTags } from './jekyll-tags';
import type { LiquidContext } from './liquid-context';
import { unmarked, withMarks, withoutBlankRuns, withoutMarks } from './liquid-lines';
import { markdownify } from './markdownify';
import { blockTags, inlineTags } from './plugin-tags';
import { formatRubyTime, parseRubyTime } from './ruby-time';
import { argumentsOf, bodyFor, inItsPlace, lineOf, type Report } from './tag-values';

/** A text with Liquid in it. */
export type LiquidSource = { file: string; text: string; firstLine: number };

/** A text without Liquid. */
export type RenderedLiquid = {
  text: string;
  /** For each of its lines the line of the file that it comes from. */
  lines: number[];
  diagnostics: ImportDiagnostic[];
};

const limits = { parseLimit: 10_000_000, memoryLimit: 50_000_000 };
/** For all of a text, with its faults. */
const MAX_MS = 10_000;
/** More is not what somebody has written. */
const MAX_LENGTH = 1_000_000;
/** Each is a mistake of its author. */
const MAX_FAULTS = 50;
const TAG = /\{%-?\s*([\w-]+)[\s\S]*?%\}/g;

/**
 * Renders the Liquid of a text as Jekyll does, and leaves Markdown as it is. A tag that is not known, or does not
 * parse, stays visible as code, and is reported.
 */
export async function renderLiquid(
  source: LiquidSource,
  context: LiquidContext,
): Promise<RenderedLiquid> {
  if (!/\{[%{]/.test(source.text)) {
    const lines = source.text.split('\n').map((_line, index) => source.firstLine + index);
    return { text: source.text, lines, diagnostics: [] };
  }
  const faults: ImportDiagnostic[] = [];
  const reportTo =
    (list: ImportDiagnostic[]): Report =>
    (number, message, hint) => {
      // The first line has no mark before it.
      const line = number < source.firstLine ? number + source.firstLine - 1 : number;
      list.push({ file: source.file, line, kind: 'lost', message, hint });
    };
  const end = performance.now() + MAX_MS;
  let text = withMarks(source.text, source.firstLine);
  for (let fault = 0; ; fault += 1) {
    try {
      const losses: ImportDiagnostic[] = [];
      const renderLimit = Math.max(end - performance.now(), 1);
      const rendered = await engineFor(context, reportTo(losses), renderLimit)(text);
      if (rendered.length > MAX_LENGTH + text.length) throw new Error('output limit exceeded');
      const diagnostics = unique([...faults, ...losses]);
      const { text: plain, lines } = withoutMarks(rendered, source.firstLine);
      return { ...withoutBlankRuns(plain, lines), diagnostics };
    } catch (error) {
      const place = placeOf(error, text);
      const line = lineAt(text, place ?? 0, source.firstLine);
      const message = `Liquid that cannot be read: ${reasonOf(error)}`;
      reportTo(faults)(line, message, 'write what it showed, or put it in code');
      // What ends in an error again and again, or without a place, stays as it was written.
      if (place === undefined || fault === MAX_FAULTS || performance.now() > end) {
        return { ...withoutMarks(asCode(text), source.firstLine), diagnostics: unique(faults) };
      }
      text = `${text.slice(0, place)}${asCode(text.slice(place, place + 2))}${text.slice(place + 2)}`;
    }
  }
}

/** One of several that say the same, as in a loop. */
function unique(diagnostics: ImportDiagnostic[]): ImportDiagnostic[] {
  const known = new Map(diagnostics.map((it) => [`${it.line} ${it.message}`, it]));
  return [...known.values()];
}

/** Signs that Liquid does not read, which Markdown shows as they are. */
function asCode(text: string): string {
  return text.replaceAll('{{', '{&#123;').replaceAll('{%', '{&#37;');
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return unmarked(message.split('\n')[0]).replace(/, (?:file:|line:).*$/, '');
}

/** Where in a text an error is. */
function placeOf(error: unknown, text: string): number | undefined {
  const { token } = (error ?? {}) as { token?: { begin?: number; input?: string } };
  if (token?.begin === undefined || token.input !== text) return undefined;
  // A token may begin within its delimiters.
  const place = Math.max(
    text.lastIndexOf('{%', token.begin + 1),
    text.lastIndexOf('{{', token.begin + 1),
  );
  return place === -1 ? undefined : place;
}

function lineAt(text: string, place: number, firstLine: number): number {
  return firstLine + unmarked(text.slice(0, place)).split('\n').length - 1;
}

/** A function that renders a text. Liquid's parser wants to know each tag before it meets it. */
function engineFor(
  context: LiquidContext,
  reportLoss: Report,
  renderLimit: number,
): (text: string) => Promise<string> {
  const includeLines: number[] = [];
  // A line of an include file says nothing of the text: the tag that includes it does.
  const report: Report = (line, message, hint) =>
    reportLoss(includeLines[0] ?? line, message, hint);
  const liquid = new Liquid({
    jekyllWhere: true,
    lenientIf: true,
    strictFilters: false,
    ownPropertyOnly: true,
    cache: false,
    timezoneOffset: context.timeZone,
    locale: 'en-US',
    root: [],
    ...limits,
    renderLimit,
  });
  registerFilters(liquid, context);
  registerDateFilters(liquid, context.timeZone);
  registerJekyllTags(liquid, context, report, parse, includeLines);

  function parse(text: string): Template[] {
    for (const [, name] of text.matchAll(TAG)) {
      if (name in liquid.tags || /^(?:end\w*|else|elsif|elif|when)$/.test(name)) continue;
      const isBlock = new RegExp(`\\{%-?\\s*end${name}\\b`).test(text);
      registerOther(liquid, name, isBlock, report);
    }
    return liquid.parse(text);
  }

  return async (text) => {
    const scope = { site: context.site, page: context.page, ...plainJekyll };
    const ctx = new Context(scope, liquid.options, {}, {});
    return String(await liquid.render(parse(text), ctx));
  };
}

const plainJekyll = { jekyll: { version: '4.3.4', environment: 'production' }, content: '' };

/** Registers a tag that neither Liquid nor Jekyll knows. */
function registerOther(liquid: Liquid, name: string, isBlock: boolean, report: Report): void {
  const replacement = (isBlock ? blockTags : inlineTags)[name] ?? undefined;
  liquid.registerTag(name, {
    parse(token: TagToken, rest: TopLevelToken[]) {
      this.token = token;
      this.templates = [];
      this.end = '';
      while (isBlock && rest.length > 0) {
        const next = rest.shift() as TopLevelToken;
        if ('name' in next && next.name === `end${name}`) {
          this.end = next.getText();
          break;
        }
        this.templates.push(this.liquid.parser.parseToken(next, rest));
      }
    },
    *render(ctx: Context): Generator<unknown, string, string> {
      const body: string = yield this.liquid.renderer.renderTemplates(this.templates, ctx);
      const args: Record<string, string> = yield* argumentsOf(this.token.args, ctx, this.liquid);
      const shown = replacement?.(args, isBlock ? unmarked(body) : bodyFor(this.token));
      if (shown !== undefined) return inItsPlace(shown, this.token);
      const source = unmarked(this.token.getText());
      report(
        lineOf(this.token),
        `unknown tag “${name}”`,
        'write what it showed: its source is in the text as code',
      );
      return isBlock ? `\`${source}\`\n${body}\n\`${this.end}\`` : `\`${source}\``;
    },
  });
}

/** Ruby's formats that liquidjs writes in the language of the machine, or not at all. */
const DATE_FORMATS: Record<string, string> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  T: '%H:%M:%S',
  v: '%e-%b-%Y',
  X: '%H:%M:%S',
  x: '%m/%d/%y',
};

/** Liquidjs reads a time without a zone as one in UTC, Ruby as one in the zone of the site. */
function registerDateFilters(liquid: Liquid, timeZone: string): void {
  for (const name of [
    'date',
    'date_to_string',
    'date_to_long_string',
    'date_to_xmlschema',
    'date_to_rfc822',
  ]) {
    const filter = liquid.filters[name];
    if (typeof filter !== 'function') continue;
    liquid.registerFilter(name, function (value, ...args) {
      const time = typeof value === 'string' ? parseRubyTime(value, timeZone) : undefined;
      const [format, ...others] = args;
      const known =
        typeof format === 'string'
          ? format.replaceAll(/%([A-Za-z%])/g, (code, letter) => DATE_FORMATS[letter] ?? code)
          : format;
      return filter.call(
        this,
        time ? formatRubyTime(time) : value,
        ...(args.length > 0 ? [known, ...others] : []),
      );
    });
  }
}

function registerFilters(liquid: Liquid, { site }: LiquidContext): void {
  const relative = (url: unknown) => {
    const text = String(url ?? '');
    return /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(text) ? text : `/${text.replace(/^\/+/, '')}`;
  };
  liquid.registerFilter('relative_url', relative);
  liquid.registerFilter('absolute_url', (url: unknown) =>
    /^[a-z][a-z\d+.-]*:/i.test(String(url ?? '')) ? url : `${site.url ?? ''}${relative(url)}`,
  );
  liquid.registerFilter('strip_index', (url: unknown) =>
    String(url ?? '').replace(/\/index\.html?$/, '/'),
  );
  liquid.registerFilter('markdownify', markdownify);
  // What these make is read as Markdown once more.
  for (const name of ['smartify', 'sassify', 'scssify']) {
    liquid.registerFilter(name, (text: unknown) => text);
  }
}
