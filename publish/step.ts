/** A step that takes longer says that it has begun. */
const LONG_MS = 2000;
/** A step that takes less is not worth a line. */
const SHORT_MS = 500;

/**
 * Does a step of a build, and prints how long it took, unless that is hardly any time.
 * @param name of the step in the output, such as `Pages`
 * @param doing what it does, such as `Rendering pages`
 */
export async function step<Result>(
  name: string,
  doing: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  const timer = setTimeout(() => console.log(`${doing} …`), LONG_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    const time = performance.now() - start;
    if (time >= SHORT_MS) console.log(`${name}: ${(time / 1000).toFixed(1)} s`);
  }
}
