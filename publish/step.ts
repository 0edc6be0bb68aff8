/** A step that takes longer says that it has begun. */
const SHORT_MS = 2000;

/**
 * Does a step of a build, and prints how long it took.
 * @param name of the step in the output, such as `Pages`
 * @param doing what it does, such as `Rendering pages`
 */
export async function step<Result>(
  name: string,
  doing: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  const timer = setTimeout(() => console.log(`${doing} …`), SHORT_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}
