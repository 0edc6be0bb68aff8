/** The backticks of a fence that is longer than those in its code. */
export function fenceFor(code: string): string {
  const runs = [...code.matchAll(/`{3,}/g)].map(([run]) => run.length);
  return '`'.repeat(Math.max(2, ...runs) + 1);
}
