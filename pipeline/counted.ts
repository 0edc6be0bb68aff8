/** A count with its noun, such as `1 post` or `2 posts`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
