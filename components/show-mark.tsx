const BARS = 7;
const SIZE = 40;

/**
 * A show's mark: a waveform whose heights and hue follow from the show's name alone, so that it is
 * the same everywhere and borrows nobody's artwork.
 */
export function ShowMark({ name, className }: { name: string; className?: string }) {
  const random = randomFrom(name);
  const step = SIZE / BARS;
  const bars = Array.from({ length: BARS }, (_, index) => {
    const height = Math.round((0.16 + 0.84 * random()) * SIZE * 10) / 10;
    return { x: round(index * step + step * 0.19), y: round((SIZE - height) / 2), height };
  });
  const hue = Math.round(random() * 360);
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className={className} aria-hidden="true">
      {/* One lightness that stands out from paper and from night alike. */}
      <g fill={`oklch(60% 0.15 ${hue})`}>
        {bars.map(({ x, y, height }) => (
          <rect key={x} x={x} y={y} width={round(step * 0.62)} height={height} />
        ))}
      </g>
    </svg>
  );
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

/**
 * Numbers from 0 to 1 that a text determines.
 * @see FNV-1a for the seed, https://datatracker.ietf.org/doc/html/rfc9923; mulberry32 for the sequence
 */
function randomFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
