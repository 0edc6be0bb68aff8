import type { Context, Liquid, TagToken } from 'liquidjs';
import { lineAfter, unmarked } from './liquid-lines';
import { IN_HTML } from './plugin-tags';
import { parseArguments } from './tag-arguments';

/** Reports what is lost. */
export type Report = (line: number, message: string, hint: string) => void;

/** The values of a tag's arguments. */
export function* argumentsOf(
  source: string,
  ctx: Context,
  liquid: Liquid,
): Generator<unknown, Record<string, string>, string> {
  const { positional, named } = parseArguments(unmarked(source));
  const values: Record<string, string> = {};
  for (const [index, word] of positional.entries()) values[index] = word;
  for (const { name, text, variable } of named) {
    if (text !== undefined) values[name] = text;
    else {
      const value: unknown = yield liquid._evalValue(variable ?? '', ctx);
      values[name] = value === undefined || value === null ? (variable ?? '') : String(value);
    }
  }
  return values;
}

const BLOCK_TAG =
  /<(\/?)(div|center|figure|section|article|aside|table|tr|td|th|p|ul|ol|li|blockquote)\b([^>]*)>/gi;

/** Whether a tag stands in raw HTML, in which Markdown is not read. */
export function bodyFor(token: TagToken): string {
  const open: string[] = [];
  for (const [, end, , attributes] of token.input.slice(0, token.begin).matchAll(BLOCK_TAG)) {
    if (end === '') open.push(attributes);
    else open.pop();
  }
  const last = open.at(-1);
  return last === undefined || /\bmarkdown\s*=/.test(last) ? '' : IN_HTML;
}

/** Of a tag in a text whose lines are marked. */
export function lineOf(token: TagToken): number {
  return lineAfter(token.input.slice(0, token.begin));
}

/**
 * What a tag becomes, in lines that are indented as the tag is: in an item of a list, they are still in it.
 * @param shown with blank lines around it, where it is a block
 */
export function inItsPlace(shown: string, token: TagToken): string {
  const before = unmarked(token.input.slice(0, token.begin));
  const indent = /(?:^|\n)([ \t]*)$/.exec(before)?.[1] ?? '';
  return shown.replaceAll(/\n(?=[^\n])/g, `\n${indent}`);
}
