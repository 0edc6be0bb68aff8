/** What keeps a text from being JSON: where, counted in letters from 0, and in its author's words. */
export type JsonFault = { at: number; message: string; remedy: string };

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

/**
 * Finds the first place where a text is no JSON. Engines word this in ways of their own, and some
 * name no place.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function faultInJson(text: string): JsonFault | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let afterComma = false;
  for (let at = 0; ; ) {
    at += /^[ \t\n\r]*/.exec(text.slice(at))?.[0].length ?? 0;
    const token = TOKEN.exec(text.slice(at))?.[0];
    if (token === undefined) {
      return at < text.length || expected !== 'nothing'
        ? { at: Math.min(at, text.trimEnd().length), ...wordsFor(text, at, expected) }
        : undefined;
    }
    const isFitting = fits(token, expected, open.at(-1));
    if (!isFitting || (afterComma && /^[}\]]/.test(token))) {
      return { at, ...wordsFor(text, at, expected) };
    }
    afterComma = token === ',';
    if (token === '{' || token === '[') open.push(token);
    if (token === '}' || token === ']') open.pop();
    expected = nextAfter(token, expected, open.at(-1));
    at += token.length;
  }
}

const TOKEN =
  /^(?:[{}[\]:,]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/iu;

function fits(token: string, expected: Expected, open?: string): boolean {
  switch (expected) {
    case 'value':
      return !/^[}\]:,]/.test(token);
    case 'value or ]':
      return !/^[}:,]/.test(token);
    case 'name':
      return token.startsWith('"');
    case 'name or }':
      return /^["}]/.test(token);
    case ':':
      return token === ':';
    case ', or end':
      return token === ',' || token === (open === '{' ? '}' : ']');
    case 'nothing':
      return false;
  }
}

function nextAfter(token: string, expected: Expected, open?: string): Expected {
  if (token === '{') return 'name or }';
  if (token === '[') return 'value or ]';
  if (token === ':') return 'value';
  if (token === ',') return open === '{' ? 'name' : 'value';
  if (expected === 'name' || expected === 'name or }') {
    if (token !== '}') return ':';
  }
  return open === undefined ? 'nothing' : ', or end';
}

function wordsFor(text: string, at: number, expected: Expected) {
  const rest = text.slice(at);
  if (rest.trim() === '') {
    return text.trim() === ''
      ? { message: 'there is nothing in it', remedy: 'begin with { and a "mark"' }
      : { message: 'it ends too early', remedy: 'close each { with } and each [ with ]' };
  }
  if (/^\/[/*]/.test(rest)) {
    return { message: 'JSON has no comments', remedy: 'take the comment out' };
  }
  if (/^['‘’“”„]/.test(rest)) {
    return { message: `there is a ${rest[0]}`, remedy: 'write straight double quotes' };
  }
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(0, at))) {
    return {
      message: 'there is a comma behind the last part',
      remedy: 'put a comma between two fields but behind no last one',
    };
  }
  if (expected === ', or end' && /^["{[\w-]/.test(rest)) {
    return { message: 'a comma is missing before this', remedy: 'put a comma before it' };
  }
  if (rest.startsWith('"')) {
    return /^"(?:[^"\\\n]|\\.)*"/.test(rest)
      ? {
          message: 'a text does not belong here',
          remedy: 'put : behind a name, and its value then',
        }
      : {
          message: 'this text is not closed on its line',
          remedy: 'close it with ", and write \\n for a new line and \\\\ for \\',
        };
  }
  const word = /^[\p{L}_$][\w$.-]*/u.exec(rest)?.[0];
  if (word) return { message: `“${word}” is without quotes`, remedy: `write "${word}"` };
  const number = /^[+.\d-][\w.+-]*/.exec(rest)?.[0];
  if (number) {
    return {
      message: `“${number}” is no number`,
      remedy: 'write it as 0.5, -2 or 1e-3, or as text',
    };
  }
  return { message: `${rest[0]} does not belong here`, remedy: `write ${EXPECTED[expected]}` };
}

const EXPECTED: Record<Expected, string> = {
  value: 'a value',
  'value or ]': 'a value, or ]',
  name: 'a name in double quotes',
  'name or }': 'a name in double quotes, or }',
  ':': 'a : behind the name',
  ', or end': 'a comma, or close what is open',
  nothing: 'nothing behind the last }',
};
