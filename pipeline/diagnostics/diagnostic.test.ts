import { expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic, isError } from './diagnostic';

const diagnostic: Diagnostic = {
  severity: 'error',
  file: 'content/posts/a.md',
  line: 3,
  column: 7,
  field: 'title',
  message: 'is empty',
  hint: 'write a title',
};

test('a diagnostic has its position, field and message on one line, and its hint on the next', () => {
  expect(formatDiagnostic(diagnostic)).toBe(
    'content/posts/a.md:3:7  title: is empty\n    → write a title',
  );
});

test('an unknown part of the position and the field are left out', () => {
  const { line: _, column: __, field: ___, ...whole } = diagnostic;
  expect(formatDiagnostic(whole)).toBe('content/posts/a.md  is empty\n    → write a title');
  expect(formatDiagnostic({ ...whole, line: 3 })).toMatch(/^content\/posts\/a\.md:3 {2}is empty/);
});

test('control characters are escaped', () => {
  const message = 'no “\u001b]0;x\u0007\u202e”';
  expect(formatDiagnostic({ ...diagnostic, message })).toContain(
    'no “\\u001b]0;x\\u0007\\u202e”\n',
  );
});

test('an error stops a build, a warning does not', () => {
  expect(isError(diagnostic)).toBe(true);
  expect(isError({ ...diagnostic, severity: 'warning' })).toBe(false);
});
