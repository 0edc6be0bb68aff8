// Pictures and charts are made by threads beside this one: some texts at a time keep them busy.
const AT_ONCE = 4;
const WORD_MS = 2000;

/**
 * Does something with each of many files, some at a time, and says every two seconds how far it is.
 * @param doing what the author reads, such as `Reading`
 * @param work gets each file and its place in the list
 */
export async function withProgress(
  doing: string,
  files: string[],
  work: (file: string, place: number) => Promise<void>,
): Promise<void> {
  const waiting = files.entries();
  let done = 0;
  const word = setInterval(
    () => console.error(`  ${doing}: ${done} of ${files.length} files`),
    WORD_MS,
  );
  async function goOn() {
    for (const [place, file] of waiting) {
      await work(file, place);
      done += 1;
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  } finally {
    clearInterval(word);
  }
}
