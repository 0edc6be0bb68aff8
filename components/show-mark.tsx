import { createHash } from 'node:crypto';

const BARS = 7;
const SIZE = 40;
const STEP = SIZE / BARS;
const SHORTEST = 0.16;

/**
 * A show's mark: a waveform whose heights and hue follow from the show's name alone, so that it is
 * the same everywhere and borrows nobody's artwork.
 */
export function ShowMark({ name, className }: { name: string; className?: string }) {
  const [hue, ...heights] = createHash('sha256').update(name).digest();
  const bars = heights.slice(0, BARS).map((byte, index) => {
    const height = round((SHORTEST + (1 - SHORTEST) * (byte / 255)) * SIZE);
    return { x: round(index * STEP + STEP * 0.19), y: round((SIZE - height) / 2), height };
  });
  return (
    <svg
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      className={className}
      aria-hidden="true"
    >
      {/* One lightness that stands out from paper and from night alike. */}
      <g fill={`oklch(60% 0.1 ${Math.round((hue / 256) * 360)})`}>
        {bars.map(({ x, y, height }) => (
          <rect key={x} x={x} y={y} width={round(STEP * 0.62)} height={height} />
        ))}
      </g>
    </svg>
  );
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
