import { createHash } from 'node:crypto';

const BARS = 7;
// Any byte would do; by this one the shows that come with the site have hues of their own.
const HUE_BYTE = 29;
const STEP = 4;
const BAR = 2.5;
const SIZE = BARS * STEP;
const SHORTEST = 0.16;

/**
 * A show's mark: a waveform whose heights and hue follow from the show's name alone, so that it is
 * the same everywhere and borrows nobody's artwork.
 */
export function Identicon({ name, className }: { name: string; className?: string }) {
  const bytes = createHash('sha256').update(name).digest();
  const bars = [...bytes.subarray(0, BARS)].map((byte, index) => {
    // Even, so that each bar begins at a whole number, and few: a page of many marks stays small.
    const height = 2 * Math.round(((SHORTEST + (1 - SHORTEST) * (byte / 255)) * SIZE) / 2);
    return `M${index * STEP + STEP / 2} ${(SIZE - height) / 2}v${height}`;
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
      <path
        d={bars.join('')}
        stroke={`oklch(60% 0.1 ${hueOf(bytes[HUE_BYTE])})`}
        strokeWidth={BAR}
      />
    </svg>
  );
}

// Purple is what every template has.
const PURPLE = { from: 270, to: 330 };

/** A hue for a byte: any of the circle's 360 degrees but the purple ones. */
function hueOf(byte: number): number {
  const hue = Math.round((byte / 256) * (360 - (PURPLE.to - PURPLE.from)));
  return hue < PURPLE.from ? hue : hue + (PURPLE.to - PURPLE.from);
}
