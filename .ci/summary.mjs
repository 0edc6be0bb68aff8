// Prints `N passed, N failed`, the sum of the unit tests (Vitest) and the end-to-end tests (Playwright).
// What did not run for an earlier error counts as one failure. Usage: summary.mjs <exit code of npm test>
import { readFileSync } from 'node:fs';

const exitCode = process.argv[2];

/** @param {string} name @returns the report, or nothing where there is none that can be read */
function read(name) {
  try {
    return JSON.parse(readFileSync(`test-results/${name}`, 'utf8'));
  } catch {
    return undefined;
  }
}

const unit = read('unit.json');
const e2e = read('e2e.json')?.stats;
// A file that does not load has no tests in its report.
const broken = unit?.testResults?.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
);
const passed = (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0);
const failed =
  (unit?.numFailedTests ?? 0) + (broken?.length ?? 0) + (e2e ? e2e.unexpected + e2e.flaky : 0);
console.log(`${passed} passed, ${failed === 0 && exitCode !== '0' ? 1 : failed} failed`);
