import {
  CaptureTag,
  type Context,
  type Emitter,
  type Liquid,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { fenceFor } from './fence';
import type { LiquidContext } from './liquid-context';
import { trimmedLines, unmarked } from './liquid-lines';
import { themeIncludes } from './plugin-tags';
import { argumentsOf, bodyFor, inItsPlace, lineOf, type Report } from './tag-values';

/** What is captured is a value for filters, which would find the marks in it. */
class CaptureUnmarked extends CaptureTag {
  override *render(ctx: Context): Generator<unknown, void, string> {
    yield* super.render(ctx);
    const values = ctx.bottom();
    values[this.variable] = unmarked(String(values[this.variable]));
  }
}

/** An include file that includes itself has no end. */
const MAX_DEPTH = 20;

/**
 * Registers the tags that Jekyll has besides those of Liquid.
 * @param parse of the text of an include file
 * @param includeLines gets the lines of the tags whose include files are being rendered
 */
export function registerJekyllTags(
  liquid: Liquid,
  context: LiquidContext,
  report: Report,
  parse: (text: string) => Template[],
  includeLines: number[],
): void {
  const include = (read: LiquidContext['include'], isOfThemes: boolean) => ({
    parse(this: { token: TagToken }, token: TagToken) {
      this.token = token;
    },
    *render(
      this: { token: TagToken },
      ctx: Context,
      emitter: Emitter,
    ): Generator<unknown, string | undefined, string> {
      const source: string = yield liquid._parseAndRender(unmarked(this.token.args), ctx, {});
      const [, name = '', rest = ''] = /^\s*(\S+)([\s\S]*)$/.exec(source) ?? [];
      const given = yield* argumentsOf(rest, ctx, liquid);
      const content = isSafe(name) ? read(name) : undefined;
      const line = lineOf(this.token);
      if (content === undefined) {
        const theme = isOfThemes
          ? themeIncludes[name.replace(/\.\w+$/, '').replace(/^.*\//, '')]
          : undefined;
        const shown = theme?.(given, bodyFor(this.token));
        if (shown !== undefined) return inItsPlace(shown, this.token);
        report(
          line,
          `there is no include file “${name}”`,
          'write what it showed: its source is in the text as code',
        );
        return `\`${unmarked(this.token.getText())}\``;
      }
      const depth = Number(ctx.getSync(['include_depth']) ?? 0) + 1;
      if (depth > MAX_DEPTH) {
        report(line, `the include file “${name}” includes itself without end`, 'correct the file');
        return '';
      }
      ctx.push({ include: given, include_depth: depth });
      includeLines.push(line);
      try {
        yield liquid.renderer.renderTemplates(
          parse(content.replace(/^---\n[\s\S]*?\n---\n/, '')),
          ctx,
          emitter,
        );
      } finally {
        ctx.pop();
        includeLines.pop();
      }
      return undefined;
    },
  });
  liquid.registerTag('include', include(context.include, true));
  liquid.registerTag('include_cached', include(context.include, true));
  liquid.registerTag('include_relative', include(context.includeRelative, false));

  const address = (kind: 'post' | 'file') => ({
    parse(this: { token: TagToken }, token: TagToken) {
      this.token = token;
    },
    *render(this: { token: TagToken }, ctx: Context): Generator<unknown, string, string> {
      const source: string = yield liquid._parseAndRender(unmarked(this.token.args), ctx, {});
      const name = source.trim().replace(/^(["'])(.*)\1$/, '$2');
      const url = context.urlOf(kind, name);
      if (url !== undefined) return url;
      report(
        lineOf(this.token),
        `there is no ${kind} “${name}” to link to`,
        'correct the link, which leads to the start page now',
      );
      return '/';
    },
  });
  liquid.registerTag('post_url', address('post'));
  liquid.registerTag('link', address('file'));

  liquid.registerTag('capture', CaptureUnmarked);

  liquid.registerTag('highlight', {
    parse(token: TagToken, rest: TopLevelToken[]) {
      this.token = token;
      this.templates = [];
      while (rest.length > 0) {
        const next = rest.shift() as TopLevelToken;
        if ('name' in next && next.name === 'endhighlight') return;
        this.templates.push(this.liquid.parser.parseToken(next, rest));
      }
      throw new Error('{% highlight %} without {% endhighlight %}');
    },
    *render(ctx: Context): Generator<unknown, string, string> {
      const code: string = yield this.liquid.renderer.renderTemplates(this.templates, ctx);
      const [language = ''] = this.token.args.trim().split(/\s/);
      const ticks = fenceFor(code);
      // In a list, the fence is indented as its tag is.
      const before = unmarked(this.token.input.slice(0, this.token.begin));
      const [indent] = /[ \t]*$/.exec(before) ?? [''];
      const isAlone = /(?:^|\n)[ \t]*$/.test(before);
      const text = trimmedLines(code);
      return `${isAlone ? '' : '\n\n'}${ticks}${language}\n${text}\n${indent}${ticks}`;
    },
  });
}

function isSafe(name: string): boolean {
  return !name.startsWith('/') && !name.split('/').includes('..');
}
