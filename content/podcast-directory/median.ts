/** The median of some numbers. @returns undefined where there are none */
export function median(numbers: number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return sorted.length > 0 ? (low + high) / 2 : undefined;
}
