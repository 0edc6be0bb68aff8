import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { DiagnosticText } from './diagnostic';

/** A syntax error in JSON. The offset is in UTF-16 code units from the start, 0-based. */
export type JsonSyntaxError = DiagnosticText & { offset: number };

/** Finds the first syntax error in JSON (RFC 8259). @returns undefined where it is valid */
export function findJsonError(text: string): JsonSyntaxError | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors.sort((a, b) => a.offset - b.offset);
  return (
    first && { offset: Math.min(first.offset, text.trimEnd().length), ...explain(text, first) }
  );
}

/** Explains the most common mistakes, with what to write instead. */
function explain(text: string, { error, offset }: ParseError): DiagnosticText {
  const code = printParseErrorCode(error);
  const rest = text.slice(offset);
  if (text.trim() === '') return { message: 'it is empty', hint: 'begin with { and a "mark"' };
  if (rest.trim() === '') {
    return { message: 'it ends too early', hint: 'close each { with } and each [ with ]' };
  }
  if (code === 'InvalidCommentToken' || /^\/[/*]/.test(rest)) {
    return { message: 'JSON has no comments', hint: 'remove the comment' };
  }
  if (/^['‘’“”„]/.test(rest)) {
    return { message: `invalid quote ${rest[0]}`, hint: 'write straight double quotes' };
  }
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(0, offset))) {
    return { message: 'trailing comma', hint: 'remove the comma after the last entry' };
  }
  if (code === 'CommaExpected') {
    return { message: 'missing comma before this', hint: 'put a comma before it' };
  }
  if (code === 'ColonExpected') {
    return { message: 'missing colon before this', hint: 'put : after the name' };
  }
  if (/^(UnexpectedEndOfString|InvalidCharacter|InvalidEscapeCharacter)$/.test(code)) {
    const hint = 'close it with ", and write \\n for a new line and \\\\ for \\';
    return { message: 'this string is not closed on its line, or has an invalid escape', hint };
  }
  const word = /^[\p{L}_$][\w$.-]*/u.exec(rest)?.[0];
  if (word) return { message: `“${word}” is without quotes`, hint: `write "${word}"` };
  const number = /^[+.\d-][\w.+-]*/.exec(rest)?.[0];
  if (number) {
    const hint = 'write it as 0.5, -2 or 1e-3, or as text';
    return { message: `invalid number “${number}”`, hint };
  }
  return {
    message: `unexpected ${rest[0]}`,
    hint: 'remove it, or write what is missing before it',
  };
}
