import { createHash } from 'node:crypto';

const BARS = 7;
const STEP = 4;
const BAR_WIDTH = 2.5;
const SIZE = BARS * STEP;
/** As a share of the size. */
const MIN_HEIGHT = 0.16;
// Any byte of the hash would do. With this one, the sample shows differ in hue.
const HUE_BYTE = 29;

/** A waveform with heights and a hue from the hash of a name, in place of a show's own artwork. */
export function Identicon({ name, className }: { name: string; className?: string }) {
  const { viewBox, path, strokeWidth, colour } = waveformOf(name);
  return (
    <svg viewBox={viewBox} width={SIZE} height={SIZE} className={className} aria-hidden="true">
      <path d={path} stroke={colour} strokeWidth={strokeWidth} />
    </svg>
  );
}

/** The drawing of a name, as SVG has it. */
export function waveformOf(name: string) {
  const bytes = createHash('sha256').update(name).digest();
  const bars = [...bytes.subarray(0, BARS)].map((byte, index) => {
    // Even, so that bars start at an integer: short paths keep a page of many identicons small.
    const height = 2 * Math.round(((MIN_HEIGHT + (1 - MIN_HEIGHT) * (byte / 255)) * SIZE) / 2);
    return `M${index * STEP + STEP / 2} ${(SIZE - height) / 2}v${height}`;
  });
  return {
    viewBox: `0 0 ${SIZE} ${SIZE}`,
    path: bars.join(''),
    strokeWidth: BAR_WIDTH,
    // A lightness with enough contrast in light and dark mode.
    colour: `oklch(60% 0.1 ${hueOf(bytes[HUE_BYTE])})`,
  };
}

// Left out: purple is the usual accent of templates.
const PURPLE = { from: 270, to: 330 };

/** The hue for a byte, in degrees. */
function hueOf(byte: number): number {
  const hue = Math.round((byte / 256) * (360 - (PURPLE.to - PURPLE.from)));
  return hue < PURPLE.from ? hue : hue + (PURPLE.to - PURPLE.from);
}
