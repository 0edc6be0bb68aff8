import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { diagnosticsOf, reportError, reportWarning } from './report';

test('reports become diagnostics in the order of their positions', () => {
  const file = new VFile('some\nwords');
  reportError(file, { message: 'wrong', hint: 'right', place: { line: 2, column: 3 } });
  reportWarning(file, { message: 'odd', hint: 'usual', place: { line: 2, column: 1 } });
  reportWarning(file, { message: 'general', hint: 'none' });
  expect(diagnosticsOf(file)).toEqual([
    { severity: 'warning', line: undefined, column: undefined, message: 'general', hint: 'none' },
    { severity: 'warning', line: 2, column: 1, message: 'odd', hint: 'usual' },
    { severity: 'error', line: 2, column: 3, message: 'wrong', hint: 'right' },
  ]);
});

test('the position of a node is where it starts', () => {
  const file = new VFile('words');
  const place = { start: { line: 1, column: 2 }, end: { line: 1, column: 4 } };
  reportError(file, { message: 'wrong', hint: 'right', place });
  expect(diagnosticsOf(file)).toMatchObject([{ line: 1, column: 2 }]);
});
